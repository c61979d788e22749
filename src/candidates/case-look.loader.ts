import { Injectable } from '@nestjs/common';
import type { ActorContext } from '../access/current-actor.decorator.js';
import { BatchLoader } from '../platform/batch.loader.js';
import { Transaction } from '../platform/transaction.service.js';
import { lookOf } from './case-view.js';
import { CandidatesRepository } from './candidates.repository.js';
import { CaseViewsRepository } from './case-views.repository.js';

/**
 * Writes down that the viewer sees who these candidates are, before they see it: a name that cannot be written down is
 * not shown. One statement for all names of a request.
 */
@Injectable()
export class CaseLookLoader extends BatchLoader<string, null, ActorContext> {
  constructor(
    private readonly transaction: Transaction,
    private readonly candidates: CandidatesRepository,
    private readonly views: CaseViewsRepository,
  ) {
    super();
  }

  protected async batch(ids: readonly string[], { actor }: ActorContext) {
    const { accountId } = actor;
    const isOwnOnly =
      accountId === null || actor.grants.every(({ subjectId }) => ids.every((id) => id === subjectId));
    if (accountId !== null && !isOwnOnly) {
      await this.transaction.run(async (tx) => {
        const facts = await this.candidates.casesOf(tx, ids);
        const looks = facts.flatMap((each) => {
          const look = lookOf(actor, each);
          return look ? [{ ...look, candidateId: each.id }] : [];
        });
        if (looks.length > 0) await this.views.add(tx, accountId, looks);
      });
    }
    return ids.map(() => null);
  }
}
