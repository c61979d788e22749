import { Inject, Injectable } from '@nestjs/common';
import { addDays, atHour, dateAt } from './calendar-date.js';
import type { Config } from './config.js';
import { CONFIG } from './config.provider.js';
import { Ids } from './ids.service.js';
import { domainPause, givenUpAfterDays, mailPause, serverPause, type SendError } from './mail-failure.js';
import { chooseLines, fullDomains, inARow, type FirstInLine } from './mail-line.js';
import { isQuiet, quietUntilHour } from './quiet-hours.js';
import type { Tx } from './transaction.service.js';

/** Mails of one recipient in the order in which they go, leased by one worker. */
export interface LeasedLine {
  readonly leaseId: string;
  readonly domain: string;
  readonly mailIds: readonly string[];
}

/** A mail that is about to be sent. */
export interface OpenedMail {
  readonly id: string;
  readonly leaseId: string;
  readonly domain: string;
  readonly attempts: number;
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly kind: string;
  readonly subjectId: string | null;
  readonly unsubscribeUrl: string | null;
  /** An iCalendar object that goes with it. */
  readonly calendar: string | null;
  readonly isNudge: boolean;
  readonly isTooLate: boolean;
}

const waits = (mail: string) => `${mail}.sent_at IS NULL AND ${mail}.refused_at IS NULL`;
const isFirst = `NOT EXISTS (SELECT FROM mail e WHERE e.recipient = m.recipient AND ${waits('e')}
  AND (e.not_before, e.position) < (m.not_before, m.position))`;
const mayGo = `${waits('m')} AND m.due_at <= app_now() AND m.not_before <= app_now()
  AND m.domain <> ALL($1::text[]) AND m.recipient <> ALL($2::text[])`;
const firstsAtMost = 300;
/** Longer than the longest try to send, so that nobody else takes what is being sent. */
const leaseSeconds = 150;

/** The table of mail as a line for each recipient: what may go now, in whose hands it is, and what became of it. */
@Injectable()
export class WaitingMail {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly ids: Ids,
  ) {}

  /**
   * Leases the beginnings of at most so many recipients' lines. Workers claim one after the other, so that together they
   * keep the pace of each domain; while the mail server is unwell one mail at a time asks whether it is back.
   */
  async claim(tx: Tx, free: number): Promise<LeasedLine[]> {
    const server = await this.lockServer(tx);
    if (server.isHeld) return [];
    const leased = await tx.query<FirstInLine>(
      `SELECT DISTINCT recipient, domain FROM mail m WHERE ${waits('m')} AND leased_until > app_now()`,
    );
    const isAsking = server.failures > 0;
    if (isAsking && leased.length > 0) return [];
    const underWay = { leased, lastMinute: await this.lastMinute(tx) };
    const pace = this.config.mailPace;
    const held = await tx.query<{ name: string }>('SELECT name FROM mail_route WHERE held_until > app_now()');
    const shut = [...fullDomains(underWay, pace), ...held.map(({ name }) => name)];
    await this.hurry(tx);
    const firsts = await this.firsts(tx, [shut, leased.map(({ recipient }) => recipient)]);
    const chosen = chooseLines(firsts, underWay, pace, isAsking ? 1 : free);
    return this.lease(tx, chosen, isAsking ? 1 : inARow);
  }

  /** Counts the attempt, just before it is made. Null when the mail is no longer in these hands. */
  open(tx: Tx, id: string, leaseId: string): Promise<OpenedMail | null> {
    return tx.one<OpenedMail>(
      `UPDATE mail m SET attempts = attempts + 1, tried_at = app_now(),
         leased_until = app_now() + $3 * interval '1 second'
       WHERE id = $1 AND lease_id = $2 AND leased_until > app_now() AND ${waits('m')}
       RETURNING id, lease_id AS "leaseId", domain, attempts, message_id AS "messageId", to_address AS "to", subject,
         text, html, kind, subject_id AS "subjectId", unsubscribe_url AS "unsubscribeUrl", calendar, is_nudge AS "isNudge",
         coalesce(expires_at <= app_now(), false) AS "isTooLate"`,
      [id, leaseId, leaseSeconds],
    );
  }

  /** Whether a mail must wait for the morning: a nudge in the evening or the night. Then it does, behind nobody. */
  async putOff(tx: Tx, { id, isNudge }: OpenedMail): Promise<boolean> {
    if (!isNudge || !isQuiet(tx.now)) return false;
    const today = atHour(tx.today, quietUntilHour);
    const until = tx.now < today ? today : atHour(addDays(dateAt(tx.now), 1), quietUntilHour);
    await tx.execute(
      `UPDATE mail SET not_before = $2, due_at = $2, attempts = attempts - 1, lease_id = NULL, leased_until = NULL
       WHERE id = $1`,
      [id, until],
    );
    return true;
  }

  /**
   * It is with the mail server, whoever has the lease by now. A mail with a secret in it is gone from here then; the
   * local mailbox of a demo has no other place.
   */
  async sent(tx: Tx, { id, domain }: OpenedMail, isElsewhere: boolean): Promise<void> {
    await tx.execute(
      `UPDATE mail_route SET failures = 0, held_until = NULL, last_error = NULL
       WHERE name IN ('*', $1) AND failures > 0`,
      [domain],
    );
    await tx.execute(
      `UPDATE mail SET sent_at = app_now(), refused_at = NULL, not_sent_why = NULL, lease_id = NULL,
         leased_until = NULL, last_error = NULL,
         text = CASE WHEN $2 AND expires_at IS NOT NULL THEN '' ELSE text END,
         html = CASE WHEN $2 AND expires_at IS NOT NULL THEN '' ELSE html END
       WHERE id = $1 AND sent_at IS NULL`,
      [id, isElsewhere],
    );
  }

  /** It is not to be sent any more: its words are of no use to anybody. */
  async drop(tx: Tx, { id, isTooLate }: OpenedMail): Promise<void> {
    await tx.execute(
      `UPDATE mail SET refused_at = app_now(), not_sent_why = $2, last_error = 'no longer to be sent', text = '',
         html = '', calendar = NULL, attempts = attempts - 1, lease_id = NULL, leased_until = NULL
       WHERE id = $1`,
      [id, isTooLate ? 'TOO_LATE' : 'NOT_WANTED'],
    );
  }

  /** The recipient's server wants it never, or not yet; after some days of that it is given up. */
  async failed(tx: Tx, mail: OpenedMail, error: SendError, isForGood: boolean): Promise<void> {
    await tx.execute(
      `UPDATE mail SET last_error = left($3, 1000), reply_code = $4, lease_id = NULL, leased_until = NULL,
         due_at = app_now() + $5 * interval '1 second',
         refused_at = CASE WHEN $6 OR not_before < app_now() - $7 * interval '1 day' THEN app_now() END,
         not_sent_why = CASE WHEN $6 THEN 'REFUSED'
           WHEN not_before < app_now() - $7 * interval '1 day' THEN 'GIVEN_UP' END,
         text = CASE WHEN $6 AND expires_at IS NOT NULL THEN '' ELSE text END,
         html = CASE WHEN $6 AND expires_at IS NOT NULL THEN '' ELSE html END
       WHERE id = $1 AND lease_id = $2 AND sent_at IS NULL`,
      [
        mail.id,
        mail.leaseId,
        error.message,
        error.responseCode ?? null,
        mailPause(mail.attempts),
        isForGood,
        givenUpAfterDays,
      ],
    );
  }

  /**
   * Connections break off over mail of this domain, while the mail server is well: the others go first. What several
   * found out at the same time counts once.
   */
  async domainFailed(tx: Tx, domain: string, error: SendError): Promise<void> {
    const route = await tx.one<{ failures: number }>(
      `INSERT INTO mail_route AS r (name, failures) VALUES ($1, 1)
       ON CONFLICT (name) DO UPDATE SET failures = r.failures + 1
         WHERE r.held_until IS NULL OR r.held_until <= app_now() RETURNING failures`,
      [domain],
    );
    if (route) await this.hold(tx, domain, domainPause(route.failures), error);
  }

  /** The mail server takes no mail at all. What several found out at the same time counts once, and against no mail. */
  async serverFailed(tx: Tx, mail: OpenedMail, error: SendError): Promise<void> {
    const route = await tx.one<{ failures: number }>(
      `UPDATE mail_route SET failures = failures + 1
       WHERE name = '*' AND (held_until IS NULL OR held_until <= app_now()) RETURNING failures`,
    );
    if (route) await this.hold(tx, '*', serverPause(route.failures), error);
    // A little later than the others: if it is this very mail, another asks next whether the server is back.
    await tx.execute(
      `UPDATE mail SET attempts = attempts - 1, last_error = left($3, 1000), lease_id = NULL, leased_until = NULL,
         due_at = app_now() + interval '1 second'
       WHERE id = $1 AND lease_id = $2 AND sent_at IS NULL`,
      [mail.id, mail.leaseId, error.message],
    );
  }

  /** Gives back what was not sent. */
  async release(tx: Tx, leaseId: string): Promise<void> {
    await tx.execute('UPDATE mail SET lease_id = NULL, leased_until = NULL WHERE lease_id = $1', [leaseId]);
  }

  /** Whoever claims has the mail server's row for itself. */
  private async lockServer(tx: Tx): Promise<{ failures: number; isHeld: boolean }> {
    for (;;) {
      const row = await tx.one<{ failures: number; isHeld: boolean }>(
        `SELECT failures, coalesce(held_until > app_now(), false) AS "isHeld" FROM mail_route
         WHERE name = '*' FOR UPDATE`,
      );
      if (row) return row;
      await tx.execute(`INSERT INTO mail_route (name) VALUES ('*') ON CONFLICT DO NOTHING`);
    }
  }

  private async hold(tx: Tx, name: string, seconds: number, error: SendError): Promise<void> {
    await tx.execute(
      `UPDATE mail_route SET held_until = app_now() + $2 * interval '1 second', failed_at = app_now(),
         last_error = left($3, 1000) WHERE name = $1`,
      [name, seconds, error.message],
    );
  }

  private async lastMinute(tx: Tx): Promise<Map<string, number>> {
    const rows = await tx.query<{ domain: string; count: number }>(
      `SELECT domain, count(*) FROM mail WHERE tried_at > app_now() - interval '1 minute' GROUP BY domain`,
    );
    return new Map(rows.map(({ domain, count }) => [domain, count]));
  }

  /**
   * Somebody waits at their screen for a mail that stands behind one that is to be tried again later: that one is tried
   * now, once, so that the order stays and nobody waits for an hour.
   */
  private async hurry(tx: Tx): Promise<void> {
    await tx.execute(
      `UPDATE mail e SET due_at = app_now() FROM mail a
       WHERE ${waits('a')} AND a.expires_at > app_now() AND a.attempts = 0
         AND e.recipient = a.recipient AND ${waits('e')} AND e.due_at > app_now() AND e.not_before <= app_now()
         AND e.tried_at < a.created_at`,
    );
  }

  /** The first mail of each line that may go: those lines first in which something is that somebody waits for. */
  private async firsts(tx: Tx, [shut, busy]: readonly (readonly string[])[]): Promise<FirstInLine[]> {
    const asked = await tx.query<FirstInLine>(
      `SELECT recipient, domain FROM mail m WHERE ${mayGo} AND ${isFirst} AND recipient IN (
         SELECT recipient FROM mail a WHERE ${waits('a')} AND a.expires_at > app_now() LIMIT 100)
       ORDER BY due_at, position LIMIT ${firstsAtMost}`,
      [shut, busy],
    );
    const others = await tx.query<FirstInLine>(
      `SELECT recipient, domain FROM mail m WHERE ${mayGo} AND ${isFirst}
       ORDER BY due_at, position LIMIT ${firstsAtMost}`,
      [shut, busy],
    );
    return [...asked, ...others];
  }

  private async lease(
    tx: Tx,
    chosen: readonly { recipient: string; most: number }[],
    most: number,
  ): Promise<LeasedLine[]> {
    if (chosen.length === 0) return [];
    const lines = chosen.map((line) => ({
      ...line,
      most: Math.min(line.most, most),
      lease: this.ids.next(),
    }));
    const rows = await tx.query<{ id: string; leaseId: string; domain: string }>(
      `WITH line AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS l (recipient text, most integer, lease uuid)),
       taken AS (
         SELECT m.id, line.lease FROM line CROSS JOIN LATERAL (
           SELECT id, due_at FROM mail m WHERE m.recipient = line.recipient AND ${waits('m')}
             AND m.not_before <= app_now()
           ORDER BY not_before, position LIMIT line.most) m
         WHERE m.due_at <= app_now()),
       leased AS (
         UPDATE mail SET lease_id = taken.lease, leased_until = app_now() + $2 * interval '1 second'
         FROM taken WHERE mail.id = taken.id
         RETURNING mail.id, mail.lease_id, mail.domain, mail.not_before, mail.position)
       SELECT id, lease_id AS "leaseId", domain FROM leased ORDER BY not_before, position`,
      [JSON.stringify(lines), leaseSeconds],
    );
    return lines.flatMap(({ lease }) => {
      const mails = rows.filter(({ leaseId }) => leaseId === lease);
      const [first] = mails;
      return first ? [{ leaseId: lease, domain: first.domain, mailIds: mails.map(({ id }) => id) }] : [];
    });
  }
}
