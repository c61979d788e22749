import { Injectable } from '@nestjs/common';
import type { Wish } from '../candidates/wish.js';
import type { LanguageLevel } from '../places/language-level.js';
import type { Tx } from '../platform/transaction.service.js';
import { nobody, statedWish, wishesOfCandidates, wishRow } from './asked-wish.js';
import {
  changesToTry,
  offeredOtherwise,
  type OfferedPlace,
  type PlaceChange,
  type Sibling,
} from './place-change.js';
import type { CountedPeople } from './shown-count.js';
import {
  bySize,
  examplesAtMost,
  sizeOf,
  type ChangedCriterion,
  type UnlockingChange,
  type WishChange,
} from './wish-change.js';

interface ChangeRow {
  wishId: string;
  criterion: ChangedCriterion;
  was: string | null;
  becomes: string;
  missedBy: number;
  places: number;
  examples: string[];
}

interface CountRow extends CountedPeople {
  offer: number;
  variant: number;
}

/** How many candidates a place is eligible for now, and of every change how many more. */
export interface CountedOffer {
  readonly now: CountedPeople;
  readonly changes: readonly (CountedPeople & { readonly change: PlaceChange })[];
}

/** What one change would unlock, counted by the database: each method is one statement for all that is asked. */
@Injectable()
export class OneChangeRepository {
  /** Of each candidate the changes that unlock places, the smallest first; none for who is not in matching. */
  changesOfCandidates(tx: Tx, candidateIds: readonly string[]): Promise<Map<string, UnlockingChange[]>> {
    return this.changes(tx, wishesOfCandidates, candidateIds);
  }

  /** The same of a wish that is nobody's. */
  async changesOfWish(tx: Tx, wish: Wish): Promise<UnlockingChange[]> {
    return (await this.changes(tx, statedWish, wishRow(wish))).get(nobody) ?? [];
  }

  /**
   * Of each place, or what is being thought of as one, how many candidates it is eligible for and each change adds;
   * as if it were open. A qualification or postcode that is not there counts nobody.
   */
  async countOffers(
    tx: Tx,
    offers: readonly OfferedPlace[],
    siblingsOf: (offer: OfferedPlace) => readonly Sibling[],
  ): Promise<CountedOffer[]> {
    const changes = offers.map((offer) => changesToTry(offer, siblingsOf(offer)));
    const asked = offers.map((offer, at) => ({
      postcode4: offer.postcode4,
      regionCode: offer.regionCode,
      variants: [offer, ...(changes[at] ?? []).map((change) => offeredOtherwise(offer, change))],
    }));
    const rows = await tx.query<CountRow>(
      `SELECT offer, variant, candidates AS count, shade FROM candidates_one_change_away($1::jsonb)`,
      [JSON.stringify(asked)],
    );
    const counted = new Map(rows.map(({ offer, variant, ...people }) => [`${offer} ${variant}`, people]));
    const of = (at: number, variant: number) => counted.get(`${at + 1} ${variant}`) ?? { count: 0, shade: 0 };
    return offers.map((_, at) => ({
      now: of(at, 0),
      changes: (changes[at] ?? []).map((change, number) => ({ change, ...of(at, number + 1) })),
    }));
  }

  private async changes(tx: Tx, source: string, wishes: unknown) {
    const rows = await tx.query<ChangeRow>(
      `SELECT wish_id AS "wishId", criterion, was, becomes, missed_by AS "missedBy", places, examples
       FROM places_one_change_away((SELECT array_agg(w) FROM (${source}) asked), $2::date, $3)`,
      [wishes, tx.today, examplesAtMost],
    );
    const found = new Map<string, UnlockingChange[]>();
    for (const { wishId, criterion, becomes, missedBy, ...rest } of rows) {
      const change = { change: changeOf(criterion, becomes), size: sizeOf(criterion, missedBy), ...rest };
      found.set(wishId, [...(found.get(wishId) ?? []), change]);
    }
    for (const changes of found.values()) changes.sort(bySize);
    return found;
  }
}

function changeOf(criterion: ChangedCriterion, becomes: string): WishChange {
  switch (criterion) {
    case 'LEVEL':
      return { criterion, mboLevel: Number(becomes) };
    case 'REGION':
      return { criterion, regionCode: becomes };
    case 'DISTANCE':
      return { criterion, maxTravelKm: Number(becomes) };
    case 'AVAILABILITY':
      return { criterion, availableFrom: becomes };
    case 'HOURS':
      return { criterion, maxHoursPerWeek: Number(becomes) };
    default:
      return { criterion, languageLevel: becomes as LanguageLevel };
  }
}
