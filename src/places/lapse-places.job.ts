import { Injectable } from '@nestjs/common';
import { DeadlinesRepository } from '../deadlines/deadlines.repository.js';
import { Sweeps, type Sweep } from '../platform/handles.decorator.js';
import { Outbox } from '../platform/outbox.service.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { placeLapsed } from './place-events.js';
import { PlacesRepository } from './places.repository.js';

const atOnce = 500;

/** After the end of its lapse date a place that still has a seat is LAPSED. Whoever is concerned hears by event. */
@Injectable()
@Sweeps('lapse-places', 60)
export class LapsePlaces implements Sweep {
  constructor(
    private readonly transaction: Transaction,
    private readonly places: PlacesRepository,
    private readonly deadlines: DeadlinesRepository,
    private readonly outbox: Outbox,
  ) {}

  async sweep(): Promise<void> {
    while ((await this.transaction.run((tx) => this.within(tx))) === atOnce);
  }

  /** So many at most in the caller's transaction. Returns how many. */
  async within(tx: Tx): Promise<number> {
    const lapsed = await this.places.lapseOverdue(tx, atOnce);
    await this.deadlines.closeMany(
      tx,
      'PLACE',
      lapsed.map(({ id }) => id),
      'LAPSED',
    );
    await this.outbox.add(tx, placeLapsed, ...lapsed.map(({ id }) => ({ placeId: id })));
    return lapsed.length;
  }
}
