import { Injectable } from '@nestjs/common';
import { Handles, type EventHandler } from '../platform/handles.decorator.js';
import type { Tx } from '../platform/transaction.service.js';
import { referenceLoaded } from '../reference/reference-loaded.js';
import { PlacesRepository } from './places.repository.js';

/** A municipality that moved to another region takes its places along. */
@Injectable()
@Handles(referenceLoaded, 'rederive-place-regions')
export class RederivePlaceRegions implements EventHandler<{ lists: string[] }> {
  constructor(private readonly places: PlacesRepository) {}

  async handle(tx: Tx): Promise<void> {
    await this.places.rederiveRegions(tx);
  }
}
