import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../platform/calendar-date.js';
import type { Tx } from '../platform/transaction.service.js';
import type { Passage } from './caseload.js';

const on = (instant: string) => `(${instant} AT TIME ZONE 'Europe/Amsterdam')::date`;
const milestone = (kind: string) => `(SELECT m.on_date FROM introduction_milestone m
  WHERE m.introduction_id = i.id AND m.kind = '${kind}' AND m.status = 'DONE')`;

/** What an adviser's list needs besides the introductions themselves. */
@Injectable()
export class CaseloadRepository {
  /** When the introductions of a region's places came along, of those proposed since a day; in the reader's reach. */
  passages(tx: Tx, regionCode: string, since: CalendarDate): Promise<Passage[]> {
    return tx.query<Passage>(
      `SELECT ${on('i.proposed_at')} AS "proposedOn", ${milestone('MEETING')} AS "metOn",
         CASE WHEN i.candidate_accepted AND i.employer_accepted
           THEN ${on('greatest(i.candidate_answered_at, i.employer_answered_at)')} END AS "acceptedOn",
         ${milestone('TASTER_DAY')} AS "tastedOn", ${on('l.confirmed_at')} AS "placedOn",
         ${milestone('AGREEMENT')} AS "signedOn",
         CASE WHEN l.starts_on <= app_today() AND (l.ended_on IS NULL OR l.ended_on >= l.starts_on)
           THEN l.starts_on END AS "startedOn", ${milestone('TALK')} AS "talkedOn"
       FROM introduction i JOIN place p ON p.id = i.place_id LEFT JOIN placement l ON l.introduction_id = i.id
       WHERE p.region_code = $1 AND i.proposed_at >= $2::date`,
      [regionCode, since],
    );
  }

  /** When there was last contact: an answer, a message, a note, a reminder; in the reader's reach. */
  async lastContacts(tx: Tx, introductionIds: readonly string[]): Promise<Map<string, Date>> {
    const rows = await tx.query<{ id: string; at: Date }>(
      `SELECT i.id, greatest(i.proposed_at, i.candidate_answered_at, i.employer_answered_at,
         (SELECT max(m.written_at) FROM message m WHERE m.introduction_id = i.id),
         (SELECT max(n.written_at) FROM case_note n WHERE n.introduction_id = i.id),
         (SELECT max(h.recorded_at) FROM hesitation h WHERE h.introduction_id = i.id),
         (SELECT max(s.recorded_at) FROM introduction_milestone s WHERE s.introduction_id = i.id),
         (SELECT max(r.told_at) FROM promise_nudge r WHERE r.introduction_id = i.id)) AS at
       FROM introduction i WHERE i.id = ANY($1::uuid[])`,
      [introductionIds],
    );
    return new Map(rows.map(({ id, at }) => [id, at]));
  }
}
