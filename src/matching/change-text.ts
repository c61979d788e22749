import type { Sentence } from '../platform/locale.js';
import { day, decimal, languageTasks } from './plain-words.js';
import type { PlaceChange } from './place-change.js';
import type { UnlockingChange } from './wish-change.js';

/** Names behind the codes of a change. */
export interface ChangeNames {
  readonly region: string | null;
  readonly qualification: string | null;
}

/** A change of a wish in words, without what it unlocks (`22 km reizen in plaats van 15 km`). */
export function wishChangeText({ change, was }: UnlockingChange, { region }: ChangeNames): Sentence {
  switch (change.criterion) {
    case 'LEVEL':
      return { nl: `Ook op niveau ${change.mboLevel} zoeken`, en: `Also look at level ${change.mboLevel}` };
    case 'REGION':
      return {
        nl: `Zoeken in ${region ?? change.regionCode}`,
        en: `Look in ${region ?? change.regionCode}`,
      };
    case 'DISTANCE': {
      const more = change.maxTravelKm - Number(was ?? 0);
      return {
        nl: `${more} km verder reizen (tot ${change.maxTravelKm} km)`,
        en: `Travel ${more} km further (up to ${change.maxTravelKm} km)`,
      };
    }
    case 'AVAILABILITY':
      return {
        nl: `Al beginnen op ${day(change.availableFrom, 'nl')}`,
        en: `Begin as early as ${day(change.availableFrom, 'en')}`,
      };
    case 'HOURS':
      return {
        nl: `Tot ${decimal(change.maxHoursPerWeek, 'nl')} uur per week werken`,
        en: `Work up to ${decimal(change.maxHoursPerWeek, 'en')} hours a week`,
      };
    default: {
      const task = languageTasks[change.languageLevel];
      return {
        nl: `Beter Nederlands: ${task.nl} (${change.languageLevel})`,
        en: `Better Dutch: ${task.en} (${change.languageLevel})`,
      };
    }
  }
}

/** A change of a place in words, without whom it reaches (`28 in plaats van 32 uur per week`). */
export function placeChangeText(
  change: PlaceChange,
  was: { readonly hoursPerWeek: number; readonly languageLevel: string | null; readonly mboLevel: number },
  { qualification }: ChangeNames,
): Sentence {
  switch (change.criterion) {
    case 'HOURS':
      return {
        nl: `${decimal(change.hoursPerWeek, 'nl')} in plaats van ${decimal(was.hoursPerWeek, 'nl')} uur per week`,
        en: `${decimal(change.hoursPerWeek, 'en')} instead of ${decimal(was.hoursPerWeek, 'en')} hours a week`,
      };
    case 'LANGUAGE':
      return {
        nl: `Nederlands op ${change.languageLevel} in plaats van ${was.languageLevel}: ${languageTasks[change.languageLevel].nl} is dan genoeg`,
        en: `Dutch at ${change.languageLevel} instead of ${was.languageLevel}: ${languageTasks[change.languageLevel].en} is enough then`,
      };
    case 'AVAILABILITY':
      return {
        nl: `Uiterlijk beginnen op ${day(change.startsOn, 'nl')}`,
        en: `Start on ${day(change.startsOn, 'en')} at the latest`,
      };
    default: {
      const name = `${qualification ?? ''} (${change.creboCode})`.trim();
      return {
        nl: `Niveau ${change.mboLevel} in plaats van ${was.mboLevel}: ${name}`,
        en: `Level ${change.mboLevel} instead of ${was.mboLevel}: ${name}`,
      };
    }
  }
}
