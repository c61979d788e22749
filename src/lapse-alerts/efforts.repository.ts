import { Injectable } from '@nestjs/common';
import type { ActorContext } from '../access/current-actor.decorator.js';
import { BatchLoader } from '../platform/batch.loader.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import { Ids } from '../platform/ids.service.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import type { EffortKind, Tried } from './tried.js';

/** What was tried to fill places. */
@Injectable()
export class EffortsRepository {
  constructor(private readonly ids: Ids) {}

  async add(
    tx: Tx,
    effort: {
      placeId: string;
      kind: EffortKind;
      proposedDate: CalendarDate | null;
      accountId: string | null;
    },
  ): Promise<void> {
    const { placeId, kind, proposedDate, accountId } = effort;
    await tx.execute(
      'INSERT INTO place_effort (id, place_id, kind, proposed_date, account_id) VALUES ($1, $2, $3, $4, $5)',
      [this.ids.next(), placeId, kind, proposedDate, accountId],
    );
  }

  /** Introductions and efforts of these places, the last first. */
  triedFor(tx: Tx, placeIds: readonly string[]): Promise<(Tried & { placeId: string })[]> {
    return tx.query<Tried & { placeId: string }>(
      `SELECT * FROM (
         SELECT place_id AS "placeId", 'INTRODUCTION' AS kind, coalesce(ended_at, proposed_at) AS at,
           proposed_by AS "accountId", id AS "introductionId", status, end_cause AS "endCause",
           NULL::date AS "proposedDate"
         FROM introduction WHERE place_id = ANY($1::uuid[])
         UNION ALL
         SELECT place_id, kind, made_at, account_id, NULL, NULL, NULL, proposed_date
         FROM place_effort WHERE place_id = ANY($1::uuid[])) tried
       ORDER BY at DESC, "introductionId"`,
      [placeIds],
    );
  }
}

/** What was tried, by the id of the place. */
@Injectable()
export class TriedLoader extends BatchLoader<string, readonly Tried[], ActorContext> {
  constructor(
    private readonly transaction: Transaction,
    private readonly efforts: EffortsRepository,
  ) {
    super();
  }

  protected async batch(ids: readonly string[]) {
    const rows = await this.transaction.read((tx) => this.efforts.triedFor(tx, ids));
    return ids.map((id) => rows.filter(({ placeId }) => placeId === id));
  }
}
