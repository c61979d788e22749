import type { RegionSettings } from '../desks/region-settings.js';
import { addDays, mondayOf, type CalendarDate } from '../platform/calendar-date.js';
import type { Locale, Sentence } from '../platform/locale.js';
import { day } from '../matching/plain-words.js';

/** What a candidate is asked already. */
export interface CandidateLoad {
  /** Introductions that run. */
  readonly open: number;
  /** Introductions made since Monday, also those that ended. */
  readonly thisWeek: number;
  /** The first date on which one that runs should come further; null when none runs. */
  readonly firstMoveBy: CalendarDate | null;
}

export type CandidateLimits = Pick<RegionSettings, 'asksAtOnce' | 'introductionsPerCandidateWeek'>;

/** A limit that keeps a candidate from being asked too often, and from when there is room again. */
export interface LimitReached {
  readonly limit: 'AT_ONCE' | 'PER_WEEK';
  readonly most: number;
  /** Of AT_ONCE the day by which the first answer is expected: room may come sooner or later. */
  readonly roomFrom: CalendarDate | null;
}

/** Whether one more introduction stays within the limits. */
export function hasRoom(load: Pick<CandidateLoad, 'open' | 'thisWeek'>, limits: CandidateLimits): boolean {
  return passed(load, limits) === null;
}

/** Which limit one more introduction would pass; null when there is room. The week begins on Monday. */
export function limitReached(
  load: CandidateLoad,
  limits: CandidateLimits,
  today: CalendarDate,
): LimitReached | null {
  const limit = passed(load, limits);
  if (limit === 'PER_WEEK')
    return { limit, most: limits.introductionsPerCandidateWeek, roomFrom: addDays(mondayOf(today), 7) };
  return limit && { limit, most: limits.asksAtOnce, roomFrom: load.firstMoveBy };
}

function passed(
  { open, thisWeek }: Pick<CandidateLoad, 'open' | 'thisWeek'>,
  { asksAtOnce, introductionsPerCandidateWeek }: CandidateLimits,
): LimitReached['limit'] | null {
  if (thisWeek >= introductionsPerCandidateWeek) return 'PER_WEEK';
  return open >= asksAtOnce ? 'AT_ONCE' : null;
}

/** What an adviser reads: which limit, when there is room, and that a reason lets it pass. */
export function limitSentence(reached: LimitReached): Sentence {
  const on = (locale: Locale) => (reached.roomFrom ? day(reached.roomFrom, locale) : '');
  const { most } = reached;
  if (reached.limit === 'PER_WEEK')
    return {
      nl: `Deze kandidaat is deze week al ${most} keer voorgesteld. Dat is het meeste dat uw regio afsprak. Het kan weer vanaf ${on('nl')}. Wilt u het nu toch doen? Schrijf dan op waarom.`,
      en: `This candidate has been introduced ${most} ${most === 1 ? 'time' : 'times'} this week already. That is the most your region agreed on. It is possible again from ${on('en')}. Do you want to do it now all the same? Then write down why.`,
    };
  return {
    nl: `Voor deze kandidaat ${most === 1 ? 'loopt al 1 voorstel' : `lopen al ${most} voorstellen`}. Dat is het meeste dat uw regio afsprak. Het kan weer als er een is afgerond${reached.roomFrom ? `; het eerste antwoord komt uiterlijk op ${on('nl')}` : ''}. Wilt u het nu toch doen? Schrijf dan op waarom.`,
    en: `${most === 1 ? '1 introduction runs' : `${most} introductions run`} for this candidate already. That is the most your region agreed on. It is possible again when one has ended${reached.roomFrom ? `; the first answer is due by ${on('en')}` : ''}. Do you want to do it now all the same? Then write down why.`,
  };
}
