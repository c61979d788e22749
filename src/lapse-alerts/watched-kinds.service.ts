import { Injectable } from '@nestjs/common';
import { PlaceNeedsRepository } from '../candidates/place-needs.repository.js';
import type { DeadlineEnd, DeadlineKind } from '../deadlines/deadline.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import type { Tx } from '../platform/transaction.service.js';
import type { Place } from '../places/place.js';
import { PlacesRepository } from '../places/places.repository.js';
import type { AtRisk } from './lapse-alert.js';
import { LapseAlertsRepository } from './lapse-alerts.repository.js';

/** Something with a deadline, locked until the transaction ends. */
export interface Held {
  readonly id: string;
  /** The date by which something must happen for it, as it is now; null when there is none any more. */
  readonly standsOn: CalendarDate | null;
  /** Why a deadline of another date is over. */
  readonly end: DeadlineEnd;
}

/** How the sweeps reach the things of one kind that have a deadline. */
export interface WatchedKind {
  readonly kind: DeadlineKind;
  /** Locks those that nobody else holds at this moment; the others wait for the next sweep. */
  readonly hold: (tx: Tx, ids: readonly string[]) => Promise<Held[]>;
  /** What decides who hears of them, and what messages tell. */
  readonly describe: (tx: Tx, ids: readonly string[]) => Promise<AtRisk[]>;
}

/** Everything that has a deadline: the same lead times, rules and guarantees hold for each. */
@Injectable()
export class WatchedKinds {
  readonly all: readonly WatchedKind[];

  constructor(
    places: PlacesRepository,
    placeNeeds: PlaceNeedsRepository,
    lapseAlerts: LapseAlertsRepository,
  ) {
    this.all = [
      {
        kind: 'PLACE',
        hold: async (tx, ids) => (await places.lockFree(tx, ids)).map(heldPlace),
        describe: (tx, ids) => lapseAlerts.atRisk(tx, ids),
      },
      {
        kind: 'CANDIDATE',
        hold: (tx, ids) => placeNeeds.lockNeedingPlace(tx, ids),
        describe: (tx, ids) => lapseAlerts.candidatesAtRisk(tx, ids),
      },
    ];
  }

  of(kind: DeadlineKind): WatchedKind {
    return this.all.find((each) => each.kind === kind) as WatchedKind;
  }
}

function heldPlace({ id, status, lapsesOn }: Place): Held {
  const isOver = status === 'FILLED' || status === 'LAPSED' || status === 'WITHDRAWN';
  return { id, standsOn: status === 'PUBLISHED' ? lapsesOn : null, end: isOver ? status : 'MOVED' };
}
