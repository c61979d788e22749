import { Injectable } from '@nestjs/common';
import { Sweeps, type Sweep } from '../platform/handles.decorator.js';
import { Transaction } from '../platform/transaction.service.js';
import { NeedPlaceBy } from './need-place-by.usecase.js';
import { PlaceNeedsRepository } from './place-needs.repository.js';

const portion = 100;

/**
 * Keeps the deadlines of candidates in step with what they depend on: a placement that begins or ends, consent that is
 * withdrawn or given again, a move to another region, the day that passes, erasure. Whoever sends an alert looks again
 * under lock, so nothing is sent in between.
 */
@Injectable()
@Sweeps('follow-place-needed', 15)
export class FollowPlaceNeeded implements Sweep {
  constructor(
    private readonly transaction: Transaction,
    private readonly placeNeeds: PlaceNeedsRepository,
    private readonly needs: NeedPlaceBy,
  ) {}

  async sweep(): Promise<void> {
    let afterId: string | null = null;
    for (;;) {
      const last: string | null = afterId;
      const ids: string[] = await this.transaction.read((tx) =>
        this.placeNeeds.withWrongDeadline(tx, last, portion),
      );
      for (const id of ids) await this.transaction.run((tx) => this.needs.follow(tx, id));
      afterId = ids.at(-1) ?? null;
      if (afterId === null) return;
    }
  }
}
