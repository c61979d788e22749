import { LapsePlaces } from '../../src/places/lapse-places.job.js';
import { EscalateLapseAlerts } from '../../src/lapse-alerts/escalate-lapse-alerts.job.js';
import { SendLapseAlerts } from '../../src/lapse-alerts/send-lapse-alerts.job.js';
import { WriteDigests } from '../../src/lapse-alerts/write-digests.job.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { asTest } from '../support/test-transaction.js';

/** The sweeps of a worker, run when a test says so. */
export const sweepsOf = ({ app }: TestApp) => ({
  send: () => asTest(() => app.get(SendLapseAlerts).sweep()),
  escalate: () => asTest(() => app.get(EscalateLapseAlerts).sweep()),
  digest: () => asTest(() => app.get(WriteDigests).sweep()),
  lapse: () => asTest(() => app.get(LapsePlaces).sweep()),
});

export type Sweeps = ReturnType<typeof sweepsOf>;

/** A product that runs for the tests of one file, and its sweeps. */
export interface DeskAtWork {
  app: TestApp;
  sweeps: Sweeps;
}

/** Starts the product once for a file; before each test nobody and nothing is there, it is that moment, and then `begin`. */
export function deskAtWork(instant: string, begin: (desk: DeskAtWork) => Promise<void>): DeskAtWork {
  const desk = {} as DeskAtWork;
  beforeAll(async () => {
    desk.app = await startApp();
    desk.sweeps = sweepsOf(desk.app);
  });
  afterAll(() => desk.app.close());
  beforeEach(async () => {
    await startAfresh(desk.app);
    await moment(desk.app, instant);
    await begin(desk);
  });
  return desk;
}

/** Nobody and nothing is there any more: the next test begins with the reference lists alone. */
export async function startAfresh(app: TestApp): Promise<void> {
  await app.db((tx) =>
    tx.execute(
      'TRUNCATE account, employer, site, candidate, deadline, mail, outbox_event, region_setting CASCADE',
    ),
  );
}

/** It is that moment; whoever was signed in still is. */
export const moment = (app: TestApp, instant: string): Promise<void> => app.setClock(instant);

export interface AskedAlert {
  id: string;
  place: { id: string; title: string };
  leadDays: number;
  dueAt: string;
  sentAt: string | null;
  acknowledgedAt: string | null;
  escalatedAt: string | null;
  current: boolean;
  matches: { total: number; nodes: { candidateId: string; score: number }[] };
}

const fields = `id place { id title } leadDays dueAt sentAt acknowledgedAt escalatedAt current
  matches { total nodes { candidateId score } }`;

/** A person's own list, as the screen asks for it. */
export async function alertsOf(app: TestApp, person: Person, filter = ''): Promise<AskedAlert[]> {
  const { data, errors } = await app.ask(
    `{ lapseAlerts(first: 100${filter}) { totalCount nodes { ${fields} } } }`,
    {},
    { as: person },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  if (data.lapseAlerts.totalCount !== data.lapseAlerts.nodes.length) throw new Error('The total is wrong');
  return data.lapseAlerts.nodes;
}

/** How each lead time of a place ended, oldest deadline first: `14 SENT`. */
export async function planOf(app: TestApp, placeId: string): Promise<string[]> {
  const rows = await app.db((tx) =>
    tx.query<{ line: string }>(
      `SELECT d.sequence || ': ' || a.lead_days || ' ' || a.status AS line FROM deadline d
       JOIN deadline_alert a ON a.deadline_id = d.id WHERE d.subject_id = $1 ORDER BY d.sequence, a.lead_days DESC`,
      [placeId],
    ),
  );
  return rows.map(({ line }) => line);
}

export interface SentMail {
  subject: string;
  text: string;
  kind: string;
  messageId: string;
}

/** The mail written to a person, oldest first. */
export function mailsTo(app: TestApp, { accountId }: Person): Promise<SentMail[]> {
  return app.db((tx) =>
    tx.query<SentMail>(
      `SELECT m.subject, m.text, m.kind, m.message_id AS "messageId" FROM mail m JOIN account a ON a.email = m.to_address
       WHERE a.id = $1 ORDER BY m.created_at, m.id`,
      [accountId],
    ),
  );
}

export const acknowledge = (app: TestApp, person: Person | null, id: string) =>
  app.ask(
    `mutation($id: ID!) { acknowledgeLapseAlert(id: $id) { lapseAlert { id acknowledgedAt } problems { code path } } }`,
    { id },
    { as: person },
  );
