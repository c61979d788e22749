import { Injectable } from '@nestjs/common';
import { CodesInUseLookup } from '../candidates/codes-in-use.service.js';
import { wishOf, wishProblems, type Wish, type WishAsTyped } from '../candidates/wish.js';
import { BadInput } from '../platform/bad-input.js';
import type { Page } from '../platform/page.js';
import { Transaction } from '../platform/transaction.service.js';
import { rankedAt } from './match-cursor.js';
import { MatchingRepository, type Matches, type MissedPlace } from './matching.repository.js';
import { OneChangeRepository } from './one-change.repository.js';
import type { UnlockingChange } from './wish-change.js';

/** A page of what a wish would match. */
export interface PlacesForWishAnswer extends Matches {
  readonly wish: Wish;
  readonly hasNextPage: boolean;
}

/** What a wish would match, for anyone: nothing is stored. */
@Injectable()
export class PlacesForWish {
  constructor(
    private readonly transaction: Transaction,
    private readonly codes: CodesInUseLookup,
    private readonly matching: MatchingRepository,
    private readonly oneChange: OneChangeRepository,
  ) {}

  /** @throws BadInput for a wish that cannot be, or a cursor that is not one of ours */
  execute(typed: WishAsTyped, { first, after }: Page, widen = false): Promise<PlacesForWishAnswer> {
    const wish = wishOf(typed);
    const behind = after ? rankedAt(after) : null;
    if (after && !behind) throw new BadInput(unreadableCursor);
    return this.transaction.read(async (tx) => {
      const problems = wishProblems(wish, await this.codes.of(tx, wish), 'wish');
      if (problems.length > 0) throw new BadInput(oneSentence(problems.map(({ sentence }) => sentence)));
      const { total, best } = await this.matching.placesForWish(tx, wish, first + 1, behind, {
        widen,
        asOf: null,
      });
      return { wish, total, best: best.slice(0, first), hasNextPage: best.length > first };
    });
  }

  /** What the same wish nearly matches. */
  nearMisses(wish: Wish, first: number): Promise<MissedPlace[]> {
    return this.transaction.read((tx) => this.matching.nearMissesOfWish(tx, wish, first));
  }

  /** What one change of the same wish would unlock, the smallest first. */
  changes(wish: Wish): Promise<UnlockingChange[]> {
    return this.transaction.read((tx) => this.oneChange.changesOfWish(tx, wish));
  }
}

function oneSentence(sentences: readonly { nl: string; en: string }[]) {
  const all = (locale: 'nl' | 'en') => [...new Set(sentences.map((sentence) => sentence[locale]))].join(' ');
  return { nl: all('nl'), en: all('en') };
}

const unreadableCursor = {
  nl: 'De volgende bladzijde is niet te vinden. Zoek opnieuw vanaf het begin.',
  en: 'The next page cannot be found. Search again from the beginning.',
};
