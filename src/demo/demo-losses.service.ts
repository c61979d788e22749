import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import type { LossCause } from '../lost-seats/lost-seat.js';
import { NoteLostSeats } from '../lost-seats/note-lost-seats.job.js';
import { TellLostCause } from '../lost-seats/tell-lost-cause.usecase.js';
import { addDays } from '../platform/calendar-date.js';
import type { Tx } from '../platform/transaction.service.js';
import { LapsePlaces } from '../places/lapse-places.job.js';
import type { Place, WithdrawReason } from '../places/place.js';
import { WithdrawPlace } from '../places/withdraw-place.usecase.js';

interface DemoLoss {
  readonly seats: number;
  /** Days before today of its last day; null: taken back today. */
  readonly lapsedAgo: number | null;
  readonly withdrawReason: WithdrawReason;
  /** As the desk told it; null: it is still to be asked. */
  readonly cause: LossCause | null;
}

/** Enough seats of one cause for the report to show it, and some of which the cause is still asked. */
const losses: readonly DemoLoss[] = [
  { seats: 4, lapsedAgo: 34, withdrawReason: 'OTHER', cause: 'INFORMATION' },
  { seats: 2, lapsedAgo: 20, withdrawReason: 'OTHER', cause: 'INFORMATION' },
  { seats: 1, lapsedAgo: 6, withdrawReason: 'OTHER', cause: null },
  { seats: 2, lapsedAgo: null, withdrawReason: 'NO_CAPACITY', cause: null },
];

/** How many places of a region are lost in the demo. */
export const demoLosses = losses.length;

/** Places that were lost with seats left, by the same actions as in life. */
@Injectable()
export class DemoLosses {
  constructor(
    private readonly lapsing: LapsePlaces,
    private readonly withdrawals: WithdrawPlace,
    private readonly noting: NoteLostSeats,
    private readonly telling: TellLostCause,
  ) {}

  /** `places`: without introductions, one for each loss. */
  async fill(tx: Tx, actor: Actor, places: readonly Place[]): Promise<void> {
    for (const [index, { id, version }] of places.entries()) {
      const loss = losses[index];
      if (!loss) return;
      const { seats, lapsedAgo, withdrawReason, cause } = loss;
      const lapsesOn = addDays(tx.today, lapsedAgo === null ? 30 : -lapsedAgo);
      await tx.execute(
        `UPDATE place SET seats = $2, lapses_on = $3::date, starts_from = NULL, starts_on = $3::date + 21,
           published_at = app_now() - interval '90 days' WHERE id = $1`,
        [id, seats, lapsesOn],
      );
      // Its alerts were planned from the day the demo was filled: none of them is one that was missed.
      await tx.execute(
        `DELETE FROM deadline_alert WHERE deadline_id IN (SELECT id FROM deadline WHERE subject_id = $1)`,
        [id],
      );
      if (lapsedAgo === null) await this.withdrawals.within(tx, actor, id, version, withdrawReason);
      else await this.lapsing.within(tx);
      await this.noting.note(tx, id);
      if (cause) await this.telling.within(tx, actor, id, cause, null);
    }
  }
}
