import { Injectable } from '@nestjs/common';
import { mayOn, type Actor } from '../access/actor.js';
import { readSetting, type MatchingWeights } from '../desks/region-settings.js';
import { SettingsRepository } from '../desks/settings.repository.js';
import { BadInput } from '../platform/bad-input.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import { Transaction } from '../platform/transaction.service.js';
import { everybody, MatchingRepository, type Match } from './matching.repository.js';
import { movesOf, type Listed, type Move } from './weights-preview.js';

/** One list, as other weights would change it. */
export interface PreviewedList {
  readonly placeId: string;
  /** How many candidates are on it. */
  readonly total: number;
  readonly moves: readonly Move<Listed & { readonly match: Match }>[];
}

/** So many lists are shown, and of each so many of the first. */
export const listsShown = 20;
export const firstShown = 5;

/** What other weights would do to the lists of a region, before anything is saved. */
@Injectable()
export class PreviewWeights {
  constructor(
    private readonly transaction: Transaction,
    private readonly settings: SettingsRepository,
    private readonly matching: MatchingRepository,
  ) {}

  /**
   * The lists of the open places that lapse soonest and that somebody fits, judged as of the day on which the weights
   * would begin to count. Null for who does not decide for that region.
   * @throws BadInput for weights that are below 0 or not together 1
   */
  execute(
    actor: Actor,
    regionCode: string,
    proposed: MatchingWeights,
    asOf: CalendarDate | null,
  ): Promise<PreviewedList[] | null> {
    if (!mayOn(actor, 'desk.manage', { regionCode })) return Promise.resolve(null);
    const weights = readSetting('matchingWeights', proposed);
    if (!weights) throw new BadInput(together);
    return this.transaction.read(async (tx) => {
      const day = asOf ?? tx.today;
      const before = (await this.settings.of(tx, regionCode, day)).matchingWeights;
      const placeIds = await this.matching.soonestToLapse(tx, regionCode, day, listsShown);
      const found = await this.matching.candidatesForPlaces(tx, placeIds, everybody, day);
      return placeIds.map((placeId) => {
        const { total = 0, best = [] } = found.get(placeId) ?? {};
        const listed = best.flatMap((match) =>
          match.candidateId === null
            ? []
            : [{ id: match.candidateId, comparison: match.comparison, match: { ...match, weights } }],
        );
        return { placeId, total, moves: movesOf(listed, [before, weights], day, firstShown) };
      });
    });
  }
}

const together = {
  nl: 'Deze gewichten kunnen niet: elk is 0 of meer, en samen zijn ze 100 procent.',
  en: 'These weights cannot be: each is 0 or more, and together they are 100 per cent.',
};
