import { Injectable } from '@nestjs/common';
import { Handles, type EventHandler } from '../platform/handles.decorator.js';
import type { Tx } from '../platform/transaction.service.js';
import { referenceLoaded } from '../reference/reference-loaded.js';
import { CandidateHomesRepository } from './candidate-homes.repository.js';

/** A municipality that moved to another region takes its candidates along: that region's desk looks after them now. */
@Injectable()
@Handles(referenceLoaded, 'move-candidates-with-their-postcode')
export class FollowHome implements EventHandler<{ lists: string[] }> {
  constructor(private readonly homes: CandidateHomesRepository) {}

  async handle(tx: Tx): Promise<void> {
    await this.homes.rederiveRegions(tx);
  }
}
