import { daysBetween, type CalendarDate } from '../platform/calendar-date.js';
import { besideScores, type Beside } from './beside.js';
import { criteria, perCriterion, type PerCriterion, type Weights } from './criterion.js';
import { distanceTo, failing, type MatchedPlace, type MatchedWish } from './eligibility.js';

/** From this many days of waiting on, AVAILABILITY scores 0. */
const waitAtMost = 180;

/** Scores are rounded to this, so that sums that are equal on paper are equal to the sorter too. */
const grain = 1e12;

/** Days between the first day the person can start (today at the earliest) and the day the place starts. */
export function daysOfWaiting(place: MatchedPlace, wish: MatchedWish, today: CalendarDate): number {
  const from = wish.availableFrom !== null && wish.availableFrom > today ? wish.availableFrom : today;
  return Math.max(0, daysBetween(from, place.startsOn));
}

function work(named: readonly string[], code: string): number {
  return named.length === 0 || named.includes(code) ? 1 : 0;
}

function nearness(place: MatchedPlace, wish: MatchedWish): number {
  const distance = distanceTo(place, wish);
  return distance === null || wish.maxTravelKm === null ? 1 : 1 - distance / (wish.maxTravelKm * 1000);
}

/**
 * How well the place does on each criterion, from 0 to 1; linear, so that a ranking does not change overnight.
 * A criterion that it fails scores 0; a place beside the wish scores less on QUALIFICATION. Source: design "Eligibility, exactly", score.
 */
export function scores(
  place: MatchedPlace,
  wish: MatchedWish,
  today: CalendarDate,
  beside: Beside | null = null,
): PerCriterion {
  const failed = failing(place, wish, beside !== null);
  const wait = daysOfWaiting(place, wish, today);
  const fitting: PerCriterion = {
    LEVEL: 1,
    SECTOR: work(wish.sectorCodes, place.sectorCode),
    QUALIFICATION: beside ? besideScores[beside.kind] : work(wish.creboCodes, place.creboCode),
    REGION: 1,
    DISTANCE: nearness(place, wish),
    AVAILABILITY: 1 - Math.min(wait, waitAtMost) / waitAtMost,
    HOURS: 1,
    LANGUAGE: 1,
  };
  return perCriterion((criterion) => (failed.includes(criterion) ? 0 : fitting[criterion]));
}

/** The sum of weight × score, from 0 to 1, to twelve decimals. */
export function total(weights: Weights, scored: PerCriterion): number {
  const sum = criteria.reduce((subtotal, criterion) => subtotal + weights[criterion] * scored[criterion], 0);
  return Math.floor(sum * grain + 0.5) / grain;
}

/** What the order of matches is made of. */
export interface Ranked {
  readonly score: number;
  readonly lapsesOn: CalendarDate;
  readonly id: string;
}

/** The best first; ties go to the earlier lapse date, then to the id. */
export function byRank(a: Ranked, b: Ranked): number {
  if (a.score !== b.score) return b.score - a.score;
  if (a.lapsesOn !== b.lapsesOn) return a.lapsesOn < b.lapsesOn ? -1 : 1;
  return a.id < b.id ? -1 : Number(a.id > b.id);
}
