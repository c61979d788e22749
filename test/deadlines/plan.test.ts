import { DeadlinesRepository } from '../../src/deadlines/deadlines.repository.js';
import type { Tx } from '../../src/platform/transaction.service.js';
import { startApp, type TestApp } from '../support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await app.setClock('2026-11-21T12:00:00Z');
});
afterAll(() => app.close());

const subjectId = () => crypto.randomUUID();
const deadlines = () => app.app.get(DeadlinesRepository);
const set = (id: string, fallsOn: string) =>
  app.db((tx) => deadlines().set(tx, { kind: 'PLACE', subjectId: id, regionCode: 'AM05', fallsOn }));

const planOf = (id: string) =>
  app.db((tx: Tx) =>
    tx.query<{ sequence: number; leadDays: number; status: string; dueAt: Date }>(
      `SELECT d.sequence, a.lead_days AS "leadDays", a.status, a.due_at AS "dueAt" FROM deadline d
       JOIN deadline_alert a ON a.deadline_id = d.id WHERE d.subject_id = $1 ORDER BY d.sequence, a.lead_days DESC`,
      [id],
    ),
  );
const short = (rows: Awaited<ReturnType<typeof planOf>>) =>
  rows.map(({ sequence, leadDays, status }) => `${sequence}: ${leadDays} ${status}`);

describe('the plan of alerts of a deadline', () => {
  it('holds one row a lead time; those past already give way to the tightest of them', async () => {
    const id = subjectId();
    await set(id, '2026-12-12');
    const plan = await planOf(id);
    expect(short(plan)).toEqual([
      '1: 56 SUPERSEDED',
      '1: 28 PLANNED',
      '1: 14 PLANNED',
      '1: 7 PLANNED',
      '1: 3 PLANNED',
      '1: 1 PLANNED',
    ]);
    expect(plan.at(-1)?.dueAt.toISOString()).toBe('2026-12-11T07:00:00.000Z');
  });

  it('is left alone when the same date is set again', async () => {
    const id = subjectId();
    await set(id, '2026-12-12');
    const before = await planOf(id);
    await set(id, '2026-12-12');
    expect(await planOf(id)).toEqual(before);
  });

  it('is cancelled and made anew when the date moves', async () => {
    const id = subjectId();
    await set(id, '2026-11-25');
    await set(id, '2027-02-01');
    const plan = await planOf(id);
    expect(short(plan)).toEqual([
      '1: 56 SUPERSEDED',
      '1: 28 SUPERSEDED',
      '1: 14 SUPERSEDED',
      '1: 7 CANCELLED',
      '1: 3 CANCELLED',
      '1: 1 CANCELLED',
      '2: 56 PLANNED',
      '2: 28 PLANNED',
      '2: 14 PLANNED',
      '2: 7 PLANNED',
      '2: 3 PLANNED',
      '2: 1 PLANNED',
    ]);
  });

  it('is cancelled when the subject is done, and made anew when it is open again on the same date', async () => {
    const id = subjectId();
    await set(id, '2027-02-01');
    await app.db((tx) => deadlines().close(tx, { kind: 'PLACE', subjectId: id }, 'FILLED'));
    await app.db((tx) => deadlines().close(tx, { kind: 'PLACE', subjectId: id }, 'FILLED'));
    expect(new Set((await planOf(id)).map(({ status }) => status))).toEqual(new Set(['CANCELLED']));
    await set(id, '2027-02-01');
    expect(
      (await planOf(id)).filter(({ status }) => status === 'PLANNED').map(({ sequence }) => sequence),
    ).toEqual(Array(6).fill(2));
  });

  it('leaves a subject with one open deadline when two set it at once', async () => {
    const id = subjectId();
    await set(id, '2027-02-01');
    await Promise.all(
      [set(id, '2027-02-02'), set(id, '2027-02-03'), set(id, '2027-02-04')].map((each) =>
        each.catch(() => null),
      ),
    );
    const open = await app.db((tx) =>
      tx.query(`SELECT id FROM deadline WHERE subject_id = $1 AND ended_at IS NULL`, [id]),
    );
    expect(open).toHaveLength(1);
  });
});
