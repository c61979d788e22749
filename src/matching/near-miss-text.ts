import { daysBetween } from '../platform/calendar-date.js';
import type { Locale, Sentence } from '../platform/locale.js';
import type { MatchCriterion } from './criterion.js';
import { metresTooFar } from './eligibility.js';
import type { Comparison } from './match-reason.js';
import { anyOf, day, days, decimal, languageTasks, seeker, type Reader } from './plain-words.js';

type Telling = (comparison: Comparison, reader: Reader) => Sentence;

/** Distances over a limit are rounded up, so that what is too far never reads as within it. */
const upKm = (metres: number, locale: Locale) => `${decimal(Math.ceil(metres / 100) / 10, locale)} km`;

const tellings: Readonly<Partial<Record<MatchCriterion, Telling>>> = {
  LEVEL: ({ place, wish }, reader) => ({
    nl: `Niveau ${place.mboLevel}; ${seeker[reader].nl.seeks} niveau ${anyOf(wish.mboLevels, 'nl')}. Vraag of dezelfde plek ook op een ander niveau kan.`,
    en: `Level ${place.mboLevel}; ${seeker[reader].en.seeks} level ${anyOf(wish.mboLevels, 'en')}. Ask whether the same place is possible at another level.`,
  }),
  REGION: ({ names }, reader) => ({
    nl: `In ${names.region}, een regio naast de regio die ${seeker[reader].nl.chose}. De loketten werken samen.`,
    en: `In ${names.region}, next to the region ${seeker[reader].en.chose}. The service desks work together.`,
  }),
  DISTANCE: ({ place, wish }, reader) => {
    const over = metresTooFar(place, wish);
    const limit = wish.maxTravelKm ?? 0;
    return {
      nl: `${upKm(over + limit * 1000, 'nl')}: ${upKm(over, 'nl')} verder dan de ${limit} km die ${seeker[reader].nl.wants} reizen. Soms helpt een e-bike, meerijden of een reisvergoeding.`,
      en: `${upKm(over + limit * 1000, 'en')}: ${upKm(over, 'en')} beyond the ${limit} km that ${seeker[reader].en.wants} to travel. An e-bike, a lift or travel costs paid may help.`,
    };
  },
  AVAILABILITY: ({ place, wish }, reader) => {
    const from = wish.availableFrom ?? place.startsOn;
    const late = daysBetween(place.startsOn, from);
    const { nl, en } = seeker[reader];
    return {
      nl: `De start is uiterlijk op ${day(place.startsOn, 'nl')}; ${nl.can} vanaf ${day(from, 'nl')}, ${days(late, 'nl')} later. Vraag of de start kan schuiven.`,
      en: `The latest start is ${day(place.startsOn, 'en')}; ${en.can} begin from ${day(from, 'en')}, ${days(late, 'en')} later. Ask whether the start can move.`,
    };
  },
  HOURS: ({ place, wish }, reader) => {
    const limit = wish.maxHoursPerWeek ?? place.hoursPerWeek;
    const over = place.hoursPerWeek - limit;
    return {
      nl: `${decimal(place.hoursPerWeek, 'nl')} uur per week: ${decimal(over, 'nl')} uur meer dan de ${decimal(limit, 'nl')} uur die ${seeker[reader].nl.wants}. Vraag of minder uren kan.`,
      en: `${decimal(place.hoursPerWeek, 'en')} hours a week: ${decimal(over, 'en')} more than the ${decimal(limit, 'en')} hours ${seeker[reader].en.wants}. Ask whether fewer hours are possible.`,
    };
  },
  LANGUAGE: ({ place, wish }, reader) => {
    const asked = place.languageLevel ?? 'A1';
    const { nl, en } = seeker[reader];
    return {
      nl: `De plek vraagt in het Nederlands: ${languageTasks[asked].nl} (${asked}); ${nl.their} niveau is ${wish.languageLevel}. Wat helpt: taalles naast het werk, een taalmaatje, of een werkgever met een Taalakkoord.`,
      en: `The place asks in Dutch: ${languageTasks[asked].en} (${asked}); ${en.their} level is ${wish.languageLevel}. What helps: lessons beside the work, a language buddy, or an employer with a language covenant.`,
    };
  },
};

/** What misses, by how much, and what may help, in plain words; null for a criterion that is never nearly right. */
export function nearMissText(
  criterion: MatchCriterion,
  comparison: Comparison,
  reader: Reader,
): Sentence | null {
  return tellings[criterion]?.(comparison, reader) ?? null;
}
