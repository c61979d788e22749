import { Injectable } from '@nestjs/common';
import { mayOn, type Actor } from '../access/actor.js';
import type { Tx } from '../platform/transaction.service.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { OneChangeRepository, type CountedOffer } from './one-change.repository.js';
import type { PlaceChangeType, PlaceOutlookType } from './one-change.type.js';
import type { OfferedPlace, PlaceChange } from './place-change.js';
import { shownCount } from './shown-count.js';

/** Whom places reach and what one change would add, as numbers that may be told. */
@Injectable()
export class PlaceOutlooks {
  constructor(
    private readonly counts: OneChangeRepository,
    private readonly reference: ReferenceRepository,
  ) {}

  /** In the order of the places; an unknown qualification is skipped with its place: null. Two statements in all. */
  async of(
    tx: Tx,
    actor: Actor,
    places: readonly Omit<OfferedPlace, 'mboLevel'>[],
  ): Promise<(PlaceOutlookType | null)[]> {
    const codes = [...new Set(places.map(({ creboCode }) => creboCode))];
    const qualifications = await this.reference.qualificationsByCode(tx, codes);
    const levels = new Map(qualifications.map(({ creboCode, mboLevel }) => [creboCode, mboLevel]));
    const siblings = await this.reference.siblingsOf(tx, codes);
    const offers = places.flatMap((place, at) => {
      const mboLevel = levels.get(place.creboCode);
      return mboLevel === undefined ? [] : [{ at, offer: { ...place, mboLevel } }];
    });
    const counted = await this.counts.countOffers(
      tx,
      offers.map(({ offer }) => offer),
      ({ creboCode }) => siblings.filter((sibling) => sibling.of === creboCode),
    );
    const outlooks: (PlaceOutlookType | null)[] = places.map(() => null);
    offers.forEach(({ at, offer }, number) => {
      const count = counted[number];
      if (count) outlooks[at] = outlookOf(offer, count, actor);
    });
    return outlooks;
  }
}

function outlookOf(place: OfferedPlace, { now, changes }: CountedOffer, actor: Actor): PlaceOutlookType {
  // Who works for the desk of the region may see these candidates one by one; a member of the employer may not.
  const maySeePeople = mayOn(actor, 'matching.candidates', { regionCode: place.regionCode });
  return {
    candidates: shownCount(now, maySeePeople),
    changes: changes
      .flatMap(({ change, ...people }) => {
        const unlocks = shownCount(people, maySeePeople);
        return unlocks ? [changeTypeOf(place, change, unlocks)] : [];
      })
      .sort((a, b) => b.unlocks.count - a.unlocks.count),
  };
}

function changeTypeOf(
  { hoursPerWeek, languageLevel, mboLevel }: OfferedPlace,
  change: PlaceChange,
  unlocks: PlaceChangeType['unlocks'],
): PlaceChangeType {
  const said: Partial<PlaceChangeType> = change;
  return {
    change,
    place: { hoursPerWeek, languageLevel, mboLevel },
    criterion: change.criterion,
    unlocks,
    hoursPerWeek: said.hoursPerWeek ?? null,
    languageLevel: said.languageLevel ?? null,
    startsOn: said.startsOn ?? null,
    creboCode: said.creboCode ?? null,
  };
}
