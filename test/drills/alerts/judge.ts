import type pg from 'pg';
import { planRows, type PlanRow } from './ledger.js';
import { linesOf, rightEndings, surelySent, type PlaceStory } from './oracle.js';
import type { DeskOfDrill } from './world.js';

/** What happened, and what the product made of it. */
export interface Case {
  readonly stories: readonly PlaceStory[];
  readonly rounds: readonly Date[];
  readonly leadDays: readonly number[];
  readonly desks: readonly DeskOfDrill[];
  /** How often each Message-ID arrived. */
  readonly arrived: ReadonlyMap<string, number>;
}

export interface Verdict {
  expected: number;
  sent: number;
  superseded: number;
  cancelled: number;
  /** Lead times without the record they must have, and people who should have been told and were not. */
  lost: number;
  /** Sent again, told again, or sent where it should not have been. */
  doubled: number;
  /** Mails that should have arrived and did not. */
  mailsLost: number;
  /** Arrivals of a mail beyond the first. */
  mailsDoubled: number;
  /** Alerts that committed after their place was filled, withdrawn or extended. */
  afterClose: number;
}

/** Compares what there is with what must be. `tell` hears of the first things that are wrong. */
export async function judge(
  client: pg.Client,
  { stories, rounds, leadDays, desks, arrived }: Case,
  tell: (line: string) => void,
): Promise<Verdict> {
  const rows = await planRows(client);
  const byPlace = new Map<string, PlanRow[]>();
  for (const row of rows) {
    const own = byPlace.get(row.placeId);
    if (own) own.push(row);
    else byPlace.set(row.placeId, [row]);
  }
  const count = (status: string) => rows.filter((row) => row.status === status).length;
  const verdict: Verdict = {
    expected: 0,
    sent: count('SENT'),
    superseded: count('SUPERSEDED'),
    cancelled: count('CANCELLED'),
    lost: 0,
    doubled: 0,
    mailsLost: 0,
    mailsDoubled: [...arrived.values()].reduce((sum, times) => sum + times - 1, 0),
    afterClose: 0,
  };
  for (const story of stories) {
    const actual = (byPlace.get(story.id) ?? []).map(
      ({ sequence, leadDays: lead, status }) => `${sequence}: ${lead} ${status}`,
    );
    const right = rightEndings(story, rounds, leadDays).map(linesOf);
    verdict.expected += right[0]?.length ?? 0;
    const differences = right.map((lines) => differ(lines, actual)).sort((a, b) => a.size - b.size);
    const least = differences[0] as Difference;
    if (least.size > 0) tell(`place ${story.id}: ${least.words} ${JSON.stringify(story.acts)}`);
    verdict.lost += least.lost;
    verdict.doubled += least.extra;
  }
  await judgePeople(client, desks, verdict, tell);
  await judgeMail(client, { stories, rounds, leadDays, desks, arrived }, verdict, tell);
  return verdict;
}

interface Difference {
  readonly size: number;
  readonly lost: number;
  readonly extra: number;
  readonly words: string;
}

function differ(right: readonly string[], actual: readonly string[]): Difference {
  const missing = right.filter((line) => !actual.includes(line));
  const extra = actual.filter((line) => !right.includes(line));
  const sentInstead = extra.filter((line) => line.endsWith(' SENT')).length;
  return {
    size: missing.length + extra.length,
    lost: Math.max(0, missing.length - sentInstead),
    extra: sentInstead + Math.max(0, extra.length - missing.length),
    words: `must be ${missing.join(', ') || '-'}; is ${extra.join(', ') || '-'}`,
  };
}

const number = async (client: pg.Client, sql: string, values: unknown[] = []): Promise<number> =>
  Number((await client.query<{ count: string }>(sql, values)).rows[0]?.count ?? 0);

async function judgePeople(
  client: pg.Client,
  desks: readonly DeskOfDrill[],
  verdict: Verdict,
  tell: (line: string) => void,
): Promise<void> {
  const untold = await number(
    client,
    `SELECT count(*) FROM deadline_alert a JOIN deadline d ON d.id = a.deadline_id
       JOIN place p ON p.id = d.subject_id
       JOIN jsonb_to_recordset($1::jsonb) AS desk(region text, adviser uuid) ON desk.region = p.region_code
     WHERE a.status = 'SENT' AND NOT EXISTS (
       SELECT FROM alert_recipient r WHERE r.alert_id = a.id AND r.account_id = desk.adviser)`,
    [
      JSON.stringify(
        desks.map(({ regionCode, adviser }) => ({ region: regionCode, adviser: adviser.accountId })),
      ),
    ],
  );
  const strangers = await number(
    client,
    `SELECT count(*) FROM alert_recipient r JOIN deadline_alert a ON a.id = r.alert_id
       JOIN deadline d ON d.id = a.deadline_id
     WHERE NOT EXISTS (SELECT FROM jsonb_to_recordset($1::jsonb) AS desk(region text, people uuid[])
       WHERE desk.region = d.region_code AND r.account_id = ANY (desk.people))`,
    [
      JSON.stringify(
        desks.map(({ regionCode, people }) => ({ region: regionCode, people: `{${people.join(',')}}` })),
      ),
    ],
  );
  const sentAgain = await number(
    client,
    `SELECT coalesce(sum(n - 1), 0) AS count FROM (SELECT count(*) AS n FROM drill_sent GROUP BY alert_id) t`,
  );
  const toldAgain = await number(
    client,
    `SELECT coalesce(sum(n - 1), 0) AS count
     FROM (SELECT count(*) AS n FROM drill_told GROUP BY alert_id, account_id) t`,
  );
  verdict.afterClose = await number(client, 'SELECT count(*) FROM drill_late');
  verdict.lost += untold;
  verdict.doubled += sentAgain + toldAgain + strangers;
  if (untold > 0) tell(`${untold} alerts did not reach who is responsible`);
  if (strangers > 0) tell(`${strangers} times somebody of another desk was told`);
  if (sentAgain + toldAgain > 0) tell(`${sentAgain} alerts sent again, ${toldAgain} people told again`);
}

/**
 * Every mail that was written and may leave has arrived; whoever wants each alert at once has a mail for each; whoever
 * was told for certain on a day has a digest of that day.
 */
async function judgeMail(
  client: pg.Client,
  { stories, rounds, leadDays, desks, arrived }: Case,
  verdict: Verdict,
  tell: (line: string) => void,
): Promise<void> {
  const { rows: written } = await client.query<{ id: string; mayLeave: boolean }>(
    `SELECT message_id AS id, may_leave AS "mayLeave" FROM drill_mail`,
  );
  const missing = new Set(
    written.filter(({ id, mayLeave }) => mayLeave && !arrived.has(id)).map(({ id }) => id),
  );
  const starts = (prefix: string) => written.find(({ id }) => id.startsWith(`<${prefix}`));
  const known = new Set(written.map(({ id }) => id.slice(1, id.indexOf('@'))));
  for (const desk of desks) {
    if (desk.isAtOnce) {
      const { rows } = await client.query<{ alertId: string }>(
        `SELECT r.alert_id AS "alertId" FROM alert_recipient r WHERE r.account_id = $1`,
        [desk.adviser.accountId],
      );
      for (const { alertId } of rows) {
        const reason = `lapse-alert/${alertId}/${desk.adviser.accountId}`;
        if (!known.has(reason)) missing.add(reason);
      }
      continue;
    }
    const own = stories.filter(({ regionCode }) => regionCode === desk.regionCode);
    for (const [round, at] of rounds.entries()) {
      // What is told on the day of publishing is in the digest of the day after.
      if (round === 0 || !own.some((story) => surelySent(story, rounds, leadDays, round))) continue;
      const reason = `digest/${desk.adviser.accountId}/${amsterdamDay(at)}`;
      if (!starts(`${reason}@`)) missing.add(reason);
    }
  }
  verdict.mailsLost = missing.size;
  for (const each of [...missing].slice(0, 5)) tell(`mail did not arrive: ${each}`);
}

const amsterdamDay = (at: Date) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short' }).format(at);
