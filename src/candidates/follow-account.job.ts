import { Injectable } from '@nestjs/common';
import { accountChanged } from '../access/account-events.js';
import { Handles, type EventHandler } from '../platform/handles.decorator.js';
import type { Tx } from '../platform/transaction.service.js';
import { CandidatesRepository } from './candidates.repository.js';

/** A candidate who changed name or address in their own account is called, and written to, by these from then on. */
@Injectable()
@Handles(accountChanged, 'candidate-follows-account')
export class FollowAccount implements EventHandler<{ accountId: string }> {
  constructor(private readonly candidates: CandidatesRepository) {}

  handle(tx: Tx, { accountId }: { accountId: string }): Promise<void> {
    return this.candidates.followAccount(tx, accountId);
  }
}
