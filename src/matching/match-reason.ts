import type { CalendarDate } from '../platform/calendar-date.js';
import type { Locale, Sentence } from '../platform/locale.js';
import type { Beside } from './beside.js';
import { criteria, type MatchCriterion, type Weights } from './criterion.js';
import { distanceTo, type MatchedPlace, type MatchedWish } from './eligibility.js';
import {
  anyOf,
  day,
  days,
  decimal,
  languageTasks,
  seeker,
  type PlaceNames,
  type Reader,
} from './plain-words.js';
import { daysOfWaiting, scores } from './score.js';

/** One criterion of a match: how well it fits, how much that counts, and why in plain words. */
export interface MatchReason {
  readonly criterion: MatchCriterion;
  readonly score: number;
  readonly weight: number;
  readonly text: Sentence;
}

/** A place and a wish that are being compared. */
export interface Comparison {
  readonly place: MatchedPlace;
  readonly names: PlaceNames;
  readonly wish: MatchedWish;
  readonly today: CalendarDate;
  /** Set for a place beside the wish: why it is there. */
  readonly beside?: Beside | null;
}

type Telling = (comparison: Comparison, reader: Reader) => Sentence;

const tellings: Readonly<Record<MatchCriterion, Telling>> = {
  LEVEL: ({ place, wish }, reader) => ({
    nl: `Niveau ${place.mboLevel}; ${seeker[reader].nl.seeks} niveau ${anyOf(wish.mboLevels, 'nl')}.`,
    en: `Level ${place.mboLevel}; ${seeker[reader].en.seeks} level ${anyOf(wish.mboLevels, 'en')}.`,
  }),
  SECTOR: ({ place, names: { sector }, wish, beside }, reader) => {
    const { nl, en } = seeker[reader];
    if (wish.sectorCodes.length === 0)
      return {
        nl: `${nl.named} geen sector; deze plek valt in ${sector.nl}.`,
        en: `${en.named} no sector; this place is in ${sector.en}.`,
      };
    return wish.sectorCodes.includes(place.sectorCode)
      ? { nl: `${sector.nl}: een sector die ${nl.seeks}.`, en: `${sector.en}: a sector ${en.seeks}.` }
      : beside
        ? {
            nl: `${sector.nl} staat niet in ${nl.their} wens.`,
            en: `${sector.en} is not in ${en.their} wish.`,
          }
        : {
            nl: `${sector.nl} staat niet in ${nl.their} wens; de opleiding wel.`,
            en: `${sector.en} is not in ${en.their} wish; the qualification is.`,
          };
  },
  QUALIFICATION: ({ place, names: { qualification }, wish, beside }, reader) => {
    const { nl, en } = seeker[reader];
    const name = `${qualification} (${place.creboCode})`;
    if (wish.creboCodes.length === 0)
      return {
        nl: `${nl.named} geen opleiding; deze plek is voor ${name}.`,
        en: `${en.named} no qualification; this place is for ${name}.`,
      };
    if (beside) {
      const { nl: whyNl, en: whyEn } = besideText(beside);
      return {
        nl: `${name} staat niet in ${nl.their} wens, maar lijkt erop. ${whyNl}`,
        en: `${name} is not in ${en.their} wish, but is like it. ${whyEn}`,
      };
    }
    return wish.creboCodes.includes(place.creboCode)
      ? { nl: `${name}: een opleiding die ${nl.seeks}.`, en: `${name}: a qualification ${en.seeks}.` }
      : {
          nl: `${name} staat niet in ${nl.their} wens; de sector wel.`,
          en: `${name} is not in ${en.their} wish; the sector is.`,
        };
  },
  REGION: ({ names: { region }, wish }, reader) =>
    wish.regionCode === null
      ? {
          nl: `${region}; ${seeker[reader].nl.chose} geen regio.`,
          en: `${region}; ${seeker[reader].en.chose} no region.`,
        }
      : {
          nl: `${region}: de regio die ${seeker[reader].nl.chose}.`,
          en: `${region}: the region ${seeker[reader].en.chose}.`,
        },
  DISTANCE: ({ place, wish }, reader) => {
    const distance = distanceTo(place, wish);
    const { nl, en } = seeker[reader];
    if (distance === null)
      return {
        nl: `De afstand telt niet mee: ${nl.gave} geen postcode.`,
        en: `Distance does not count: ${en.gave} no postcode.`,
      };
    const km = (locale: Locale) => `${decimal(distance / 1000, locale)} km`;
    return wish.maxTravelKm === null
      ? { nl: `${km('nl')}; ${nl.gave} geen grens.`, en: `${km('en')}; ${en.gave} no limit.` }
      : {
          nl: `${km('nl')}; ${nl.wants} tot ${wish.maxTravelKm} km reizen.`,
          en: `${km('en')}; ${en.wants} to travel up to ${wish.maxTravelKm} km.`,
        };
  },
  AVAILABILITY: ({ place, wish, today }, reader) => {
    const wait = daysOfWaiting(place, wish, today);
    const from = wish.availableFrom !== null && wish.availableFrom > today ? wish.availableFrom : null;
    const { nl, en } = seeker[reader];
    return {
      nl: `De start is uiterlijk op ${day(place.startsOn, 'nl')}; ${nl.can} ${from ? `vanaf ${day(from, 'nl')}` : 'nu al'}: ${wait === 0 ? 'op dezelfde dag' : `${days(wait, 'nl')} eerder`}.`,
      en: `The latest start is ${day(place.startsOn, 'en')}; ${en.can} begin ${from ? `from ${day(from, 'en')}` : 'now'}: ${wait === 0 ? 'the same day' : `${days(wait, 'en')} earlier`}.`,
    };
  },
  HOURS: ({ place, wish }, reader) => {
    const { nl, en } = seeker[reader];
    const hours = { nl: decimal(place.hoursPerWeek, 'nl'), en: decimal(place.hoursPerWeek, 'en') };
    return wish.maxHoursPerWeek === null
      ? {
          nl: `${hours.nl} uur per week; ${nl.gave} geen grens.`,
          en: `${hours.en} hours a week; ${en.gave} no limit.`,
        }
      : {
          nl: `${hours.nl} uur per week; ${nl.wants} tot ${decimal(wish.maxHoursPerWeek, 'nl')} uur.`,
          en: `${hours.en} hours a week; ${en.wants} up to ${decimal(wish.maxHoursPerWeek, 'en')} hours.`,
        };
  },
  LANGUAGE: ({ place, wish }, reader) => {
    const { nl, en } = seeker[reader];
    if (place.languageLevel === null)
      return {
        nl: 'De plek vraagt geen bepaald niveau Nederlands.',
        en: 'The place asks for no certain level of Dutch.',
      };
    const task = languageTasks[place.languageLevel];
    const asked = {
      nl: `Nederlands: ${task.nl} (${place.languageLevel})`,
      en: `Dutch: ${task.en} (${place.languageLevel})`,
    };
    return wish.languageLevel === null
      ? { nl: `${asked.nl}; ${nl.gave} geen niveau.`, en: `${asked.en}; ${en.gave} no level.` }
      : { nl: `${asked.nl}; ${nl.can} dat al.`, en: `${asked.en}; ${en.can} do so already.` };
  },
};

/** Why a place beside the wish is shown. */
export function besideText({ reason }: Beside): Sentence {
  return (
    reason ?? {
      nl: 'De opleiding hoort bij hetzelfde kwalificatiedossier.',
      en: 'The qualification belongs to the same dossier.',
    }
  );
}

/**
 * One reason per criterion, in the order of `criteria`. `weight` × `score`, added over all of them, is the match's
 * score. Meant for a place that is eligible for the wish.
 */
export function matchReasons(comparison: Comparison, weights: Weights, reader: Reader): MatchReason[] {
  const { place, wish, today, beside = null } = comparison;
  const scored = scores(place, wish, today, beside);
  return criteria.map((criterion) => ({
    criterion,
    score: scored[criterion],
    weight: weights[criterion],
    text: tellings[criterion](comparison, reader),
  }));
}
