import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../platform/calendar-date.js';
import type { Tx } from '../platform/transaction.service.js';
import type { PaperStep, Signature } from './placement-papers.js';

/** The 40 working days that a region can set at most, with weekends and holidays between them. */
const furthestDays = 90;

/** Signatures of placement agreements, and who was told that some are missing. */
@Injectable()
export class PlacementPapersRepository {
  signaturesOf(tx: Tx, introductionIds: readonly string[]): Promise<Signature[]> {
    return tx.often<Signature>(
      `SELECT introduction_id AS "introductionId", signer, signed_on AS "signedOn" FROM agreement_signature
       WHERE introduction_id = ANY($1::uuid[]) ORDER BY signed_on, signer`,
      [introductionIds],
    );
  }

  /** Over what was recorded before. Lock the introduction first. */
  async sign(tx: Tx, { introductionId, signer, signedOn }: Signature, by: string): Promise<void> {
    await tx.execute(
      `INSERT INTO agreement_signature (introduction_id, signer, signed_on, recorded_by) VALUES ($1, $2, $3, $4)
       ON CONFLICT (introduction_id, signer) DO UPDATE SET signed_on = excluded.signed_on,
         recorded_by = excluded.recorded_by, recorded_at = app_now()`,
      [introductionId, signer, signedOn, by],
    );
  }

  /** Introductions with a running placement that starts soon or began, and no signed agreement; by id, after the one given. */
  async unsigned(tx: Tx, afterId: string | null, take: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT l.introduction_id AS id FROM placement l WHERE l.ended_on IS NULL
         AND l.starts_on BETWEEN app_today() - 60 AND app_today() + $3::int
         AND NOT EXISTS (SELECT FROM introduction_milestone m WHERE m.introduction_id = l.introduction_id
           AND m.kind = 'AGREEMENT' AND m.status = 'DONE')
         AND ($1::uuid IS NULL OR l.introduction_id > $1) ORDER BY l.introduction_id LIMIT $2`,
      [afterId, take, furthestDays],
    );
    return rows.map(({ id }) => id);
  }

  /** Whether its placement runs and no signed agreement is known. Lock the introduction first. */
  async isUnsigned(tx: Tx, introductionId: string): Promise<boolean> {
    const row = await tx.one(
      `SELECT FROM placement l WHERE l.introduction_id = $1 AND l.ended_on IS NULL
         AND NOT EXISTS (SELECT FROM introduction_milestone m WHERE m.introduction_id = $1
           AND m.kind = 'AGREEMENT' AND m.status = 'DONE')`,
      [introductionId],
    );
    return row !== null;
  }

  async stepsTold(tx: Tx, introductionId: string, startsOn: CalendarDate): Promise<PaperStep[]> {
    const rows = await tx.query<{ step: PaperStep }>(
      'SELECT step FROM agreement_reminder WHERE introduction_id = $1 AND starts_on = $2',
      [introductionId, startsOn],
    );
    return rows.map(({ step }) => step);
  }

  async told(
    tx: Tx,
    introductionId: string,
    startsOn: CalendarDate,
    steps: readonly PaperStep[],
  ): Promise<void> {
    await tx.execute(
      `INSERT INTO agreement_reminder (introduction_id, starts_on, step) SELECT $1, $2, unnest($3::text[])
       ON CONFLICT DO NOTHING`,
      [introductionId, startsOn, steps],
    );
  }
}
