import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../platform/calendar-date.js';
import type { Tx } from '../platform/transaction.service.js';

/** A candidate whose time is known: until when their data may be kept, and what they were told of it. */
export interface RetentionDue {
  readonly candidateId: string;
  readonly regionCode: string;
  /** The day on which the data go. */
  readonly dueOn: CalendarDate;
  readonly warnedFor: CalendarDate | null;
}

/**
 * When a candidate's data go: `consentDays` after they last agreed to be in matching, or, out of matching,
 * `procedureDays` after the last that happened with them. An open introduction and a running placement stop the clock.
 * A registration that waits for a parent goes `procedureDays` after the parent was asked; one by a visitor who never
 * showed that the address is theirs, and whom no adviser knows, `procedureDays` after it was made, whatever was ticked.
 */
const due = `SELECT c.id AS "candidateId", c.region_code AS "regionCode", w.goes_on AS "warnedFor",
    (CASE WHEN m.asked_at IS NOT NULL THEN m.asked_at + $2 * interval '1 day'
      WHEN u.is_unanswered THEN c.created_at + $2 * interval '1 day'
      WHEN b.given_at IS NULL THEN greatest(c.created_at, i.last_at, l.last_at, e.last_at) + $2 * interval '1 day'
      ELSE greatest(b.given_at, l.last_at) + $1 * interval '1 day' END AT TIME ZONE 'Europe/Amsterdam')::date AS "dueOn"
  FROM candidate c
  LEFT JOIN retention_warning w ON w.candidate_id = c.id
  LEFT JOIN parental_agreement m ON m.candidate_id = c.id AND m.given_at IS NULL
  LEFT JOIN LATERAL (SELECT c.created_by IS NULL
      AND NOT EXISTS (SELECT FROM case_team k WHERE k.candidate_id = c.id)
      AND NOT EXISTS (SELECT FROM role_grant g JOIN account a ON a.id = g.account_id
        WHERE g.subject_id = c.id AND g.role = 'CANDIDATE' AND a.proved_at IS NOT NULL) AS is_unanswered) u ON true
  LEFT JOIN LATERAL (SELECT max(given_at) AS given_at FROM legal_basis
    WHERE candidate_id = c.id AND purpose = 'MATCHING' AND ended_at IS NULL) b ON true
  LEFT JOIN LATERAL (SELECT max(ended_at) AS last_at FROM legal_basis
    WHERE candidate_id = c.id AND purpose = 'MATCHING') e ON true
  LEFT JOIN LATERAL (SELECT max(greatest(proposed_at, ended_at)) AS last_at,
      bool_or(status IN ('PROPOSED', 'ACCEPTED')) AS runs FROM introduction WHERE candidate_id = c.id) i ON true
  LEFT JOIN LATERAL (SELECT max(coalesce(ended_on, starts_on + $3::integer))::timestamptz AS last_at,
      bool_or(coalesce(ended_on, starts_on + $3::integer) > app_today()) AS runs
    FROM placement WHERE candidate_id = c.id) l ON true
  WHERE c.erased_at IS NULL AND NOT coalesce(i.runs, false) AND NOT coalesce(l.runs, false)`;

type Days = Readonly<Record<'consentDays' | 'procedureDays' | 'placementDays', number>>;
const daysOf = ({ consentDays, procedureDays, placementDays }: Days) => [
  consentDays,
  procedureDays,
  placementDays,
];

/** The retention clock of candidates. */
@Injectable()
export class RetentionRepository {
  /** Of a region's candidates those whose day comes within so many days, the earliest first. */
  dueWithin(tx: Tx, regionCode: string, days: Days, within: number): Promise<RetentionDue[]> {
    return tx.query<RetentionDue>(
      `SELECT * FROM (${due} AND c.region_code = $4) d WHERE "dueOn" <= app_today() + $5::integer
       ORDER BY "dueOn", "candidateId"`,
      [...daysOf(days), regionCode, within],
    );
  }

  /** The earliest day on which one of those candidates' data go; null when no clock runs. */
  async dayOf(tx: Tx, candidates: readonly string[], days: Days): Promise<CalendarDate | null> {
    const row = await tx.one<{ day: CalendarDate | null }>(
      `SELECT min(greatest("dueOn", "warnedFor"))::text AS day FROM (${due} AND c.id = ANY($4::uuid[])) d`,
      [...daysOf(days), candidates],
    );
    return row?.day ?? null;
  }

  async regions(tx: Tx): Promise<string[]> {
    const rows = await tx.query<{ code: string }>(
      'SELECT DISTINCT region_code AS code FROM candidate WHERE erased_at IS NULL ORDER BY 1',
    );
    return rows.map(({ code }) => code);
  }

  async warn(tx: Tx, candidateId: string, goesOn: CalendarDate): Promise<void> {
    await tx.execute(
      `INSERT INTO retention_warning (candidate_id, goes_on) VALUES ($1, $2)
       ON CONFLICT (candidate_id) DO UPDATE SET goes_on = excluded.goes_on, warned_at = app_now()`,
      [candidateId, goesOn],
    );
  }

  /** Takes back warnings of candidates whose clock was set back since. */
  async forgetWarnings(tx: Tx, regionCode: string, except: readonly string[]): Promise<void> {
    await tx.execute(
      `DELETE FROM retention_warning w USING candidate c WHERE c.id = w.candidate_id AND c.region_code = $1
         AND c.id <> ALL($2::uuid[])`,
      [regionCode, except],
    );
  }
}
