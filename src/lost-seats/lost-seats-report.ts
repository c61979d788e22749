import { fewestShown } from '../matching/shown-count.js';
import { lossCauses, replayVerdicts, type LossCause, type ReplayVerdict } from './lost-seat.js';

/** A lost place as the report counts it. */
export interface CountedLoss {
  readonly seats: number;
  /** Null while nobody told. */
  readonly cause: LossCause | null;
  readonly verdict: ReplayVerdict;
}

/** Seats that were lost by one cause; the cause is null for those of which nobody told it yet. */
export interface SeatsByCause {
  readonly cause: LossCause | null;
  readonly seats: number;
}

export interface SeatsByVerdict {
  readonly verdict: ReplayVerdict;
  readonly seats: number;
}

/** A region's report. Lines of fewer than `fewestShown` seats are left out, and there is no total that tells them. */
export interface LostSeatsReport {
  readonly causes: readonly SeatsByCause[];
  readonly replay: readonly SeatsByVerdict[];
}

/** Counts seats by cause, the most first, and by what the replay found, in the order of the road. */
export function reportOf(losses: readonly CountedLoss[]): LostSeatsReport {
  const seatsOf = (isCounted: (loss: CountedLoss) => boolean) =>
    losses.filter(isCounted).reduce((sum, { seats }) => sum + seats, 0);
  return {
    causes: [...lossCauses, null]
      .map((cause) => ({ cause, seats: seatsOf((loss) => loss.cause === cause) }))
      .filter(({ seats }) => seats >= fewestShown)
      .sort((one, other) => other.seats - one.seats),
    replay: replayVerdicts
      .map((verdict) => ({ verdict, seats: seatsOf((loss) => loss.verdict === verdict) }))
      .filter(({ seats }) => seats >= fewestShown),
  };
}
