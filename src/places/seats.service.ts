import { Injectable } from '@nestjs/common';
import { DeadlinesRepository } from '../deadlines/deadlines.repository.js';
import { Outbox } from '../platform/outbox.service.js';
import type { Tx } from '../platform/transaction.service.js';
import { placeFilled } from './place-events.js';
import type { Place } from './place.js';
import { PlacesRepository } from './places.repository.js';

/** Taking seats and giving them back, with what follows from the last one: no more alerts, and everybody hears. */
@Injectable()
export class Seats {
  constructor(
    private readonly places: PlacesRepository,
    private readonly deadlines: DeadlinesRepository,
    private readonly outbox: Outbox,
  ) {}

  /** Takes one seat; null when there is none to take now. Lock the place first. */
  async take(tx: Tx, placeId: string): Promise<Place | null> {
    const place = await this.places.takeSeat(tx, placeId);
    if (place?.status === 'FILLED') {
      await this.deadlines.close(tx, { kind: 'PLACE', subjectId: placeId }, 'FILLED');
      await this.outbox.add(tx, placeFilled, { placeId });
    }
    return place;
  }

  /** Gives a seat back: whoever watches the place's lapse date does so again when it is open. Lock the place first. */
  async giveBack(tx: Tx, placeId: string): Promise<void> {
    const place = await this.places.giveSeatBack(tx, placeId);
    if (place?.status !== 'PUBLISHED') return;
    const { regionCode, lapsesOn: fallsOn } = place;
    await this.deadlines.set(tx, { kind: 'PLACE', subjectId: placeId, regionCode, fallsOn });
  }
}
