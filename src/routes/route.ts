import type { Introduction, Party } from '../introductions/introduction.js';
import { awaitsPermission, type Milestone as Fact, type MilestoneKind } from '../introductions/milestone.js';
import { turnSentence, turnText, whoseTurn } from '../introductions/whose-turn.js';
import { day } from '../matching/plain-words.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import type { Locale, Sentence } from '../platform/locale.js';
import { addWorkingDays } from '../platform/working-days.js';
import type { TalkToHold } from '../support-talks/support-talk.js';

/** The milestones of the road to a learning place, in order. */
export const milestones = [
  'WISH',
  'MATCH',
  'INTRODUCTION',
  'MEETING',
  'TASTER_DAY',
  'ENROLMENT',
  'AGREEMENT',
  'START',
  'TALK',
] as const;
export type MilestoneName = (typeof milestones)[number];

/** What the route of an introduction follows from; nothing else is kept. */
export interface RouteFacts {
  readonly introduction: Introduction;
  readonly milestones: readonly Pick<Fact, 'kind' | 'status' | 'onDate'>[];
  /** The running or ended placement. */
  readonly placement: { readonly startsOn: CalendarDate; readonly endedOn: CalendarDate | null } | null;
  readonly today: CalendarDate;
  /** The set talks after the start, the first first; empty without a running placement. */
  readonly talks: readonly Pick<TalkToHold, 'weeks' | 'dueOn' | 'isBehind' | 'isLast'>[];
  /** Working days in which somebody is asked to move. */
  readonly workingDays: number;
}

/** DONE and SKIPPED are behind; CURRENT is where it stands; STOPPED is where it ended. */
export type MilestoneState = 'DONE' | 'SKIPPED' | 'CURRENT' | 'TO_COME' | 'STOPPED';

/** One milestone of a route. */
export interface RouteMilestone {
  readonly name: MilestoneName;
  readonly state: MilestoneState;
  /** When it was, or is to be; null when no day is known. */
  readonly onDate: CalendarDate | null;
}

/** Whose turn it is, to do what, by when. */
export interface Turn {
  readonly parties: readonly Party[];
  readonly by: CalendarDate;
  readonly task: Sentence;
}

/** A route: where it stands, whose turn it is, and every milestone. `turn` is null exactly when the route is at its end. */
export interface Route {
  readonly milestones: readonly RouteMilestone[];
  readonly turn: Turn | null;
  /** Every turn before the placement has its sentence from the introduction, the same in mail and on screen. */
  readonly text: (locale: Locale) => string | null;
}

const tasks = {
  agreement: {
    nl: 'de praktijkovereenkomst laten tekenen, vóór de start',
    en: 'have the placement agreement signed, before the start',
  },
  start: { nl: 'beginnen op de eerste werkdag', en: 'begin on the first working day' },
} as const satisfies Record<string, Sentence>;

const talkTask = (weeks: number): Sentence => ({
  nl: `na ${weeks} weken met beide kanten bespreken hoe het gaat`,
  en: `ask both sides after ${weeks} weeks how it goes`,
});

/** The route of an introduction. Pure: the same facts give the same route, for whoever looks. */
export function routeOf(facts: RouteFacts): Route {
  const { introduction } = facts;
  const stands = standOf(facts);
  const turn = turnOf(facts, stands);
  return {
    milestones: milestones.map((name) => milestoneOf(name, facts, stands)),
    turn,
    text: (locale) => {
      if (introduction.status !== 'PLACED') return turnText(introduction, locale);
      return turn && turnSentence(turn.parties, turn.by, turn.task, locale);
    },
  };
}

/** The milestone at which it stands; null when everything is behind. */
function standOf({ introduction, placement, ...facts }: RouteFacts): MilestoneName | null {
  const { status, enrolment, permission } = introduction;
  if (status === 'PLACED') {
    if (factOf(facts, 'AGREEMENT')?.status !== 'DONE') return 'AGREEMENT';
    if (placement && facts.today < placement.startsOn) return 'START';
    const talk = factOf(facts, 'TALK')?.status;
    return talk === 'DONE' || talk === 'SKIPPED' ? null : 'TALK';
  }
  const bothSaidYes = introduction.candidateAccepted === true && introduction.employerAccepted === true;
  if (!bothSaidYes) return 'INTRODUCTION';
  return enrolment?.status === 'ADMITTED' && !awaitsPermission(permission) ? 'AGREEMENT' : 'ENROLMENT';
}

function turnOf(facts: RouteFacts, stands: MilestoneName | null): Turn | null {
  const { introduction, placement, today, workingDays } = facts;
  if (introduction.status !== 'PLACED') {
    const parties = whoseTurn(introduction);
    const by = introduction.moveBy;
    return parties.length > 0 && by ? { parties, by, task: { nl: '', en: '' } } : null;
  }
  if (placement?.endedOn) return null;
  const startsOn = placement?.startsOn ?? today;
  if (stands === 'AGREEMENT') {
    const soon = addWorkingDays(today, workingDays);
    return { parties: ['SCHOOL'], by: startsOn > today ? startsOn : soon, task: tasks.agreement };
  }
  if (stands === 'START') return { parties: ['CANDIDATE', 'EMPLOYER'], by: startsOn, task: tasks.start };
  if (stands !== 'TALK') return null;
  const next = facts.talks.find(({ isBehind }) => !isBehind);
  if (!next) return null;
  const planned = next.isLast ? factOf(facts, 'TALK')?.onDate : null;
  return { parties: ['ADVISER'], by: planned ?? next.dueOn, task: talkTask(next.weeks) };
}

function milestoneOf(name: MilestoneName, facts: RouteFacts, stands: MilestoneName | null): RouteMilestone {
  const { introduction } = facts;
  const fact = isFact(name) ? factOf(facts, name) : undefined;
  const onDate = dateOf(name, facts);
  if (fact?.status === 'SKIPPED') return { name, state: 'SKIPPED', onDate: null };
  if (fact?.status === 'DONE') return { name, state: 'DONE', onDate };
  if (name === stands) return { name, state: isStopped(facts) ? 'STOPPED' : 'CURRENT', onDate };
  const isBehind = stands === null || milestones.indexOf(name) < milestones.indexOf(stands);
  // What was never recorded as done did not happen: a meeting that was planned and is over is not called done.
  const neverWas = (name === 'MEETING' || name === 'TASTER_DAY') && isBehind;
  if (neverWas) return { name, state: introduction.status === 'PLACED' ? 'SKIPPED' : 'TO_COME', onDate };
  return { name, state: isBehind ? 'DONE' : 'TO_COME', onDate };
}

function dateOf(name: MilestoneName, facts: RouteFacts): CalendarDate | null {
  if (name === 'START') return facts.placement?.startsOn ?? null;
  if (name === 'ENROLMENT') return facts.introduction.enrolment?.intakeOn ?? null;
  const fact = isFact(name) ? factOf(facts, name) : undefined;
  if (name !== 'TALK' || fact?.onDate) return fact?.onDate ?? null;
  return facts.talks.find(({ isLast }) => isLast)?.dueOn ?? null;
}

function isStopped({ introduction, placement }: RouteFacts): boolean {
  return introduction.endedAt !== null || (placement !== null && placement.endedOn !== null);
}

const isFact = (name: MilestoneName): name is MilestoneName & MilestoneKind =>
  name === 'MEETING' || name === 'TASTER_DAY' || name === 'AGREEMENT' || name === 'TALK';

function factOf({ milestones: all }: Pick<RouteFacts, 'milestones'>, kind: MilestoneKind) {
  return all.find((each) => each.kind === kind);
}

/** The name of a milestone for everybody. */
export const milestoneNames: Record<MilestoneName, Sentence> = {
  WISH: { nl: 'De wens', en: 'The wish' },
  MATCH: { nl: 'De match', en: 'The match' },
  INTRODUCTION: { nl: 'Voorgesteld', en: 'Introduced' },
  MEETING: { nl: 'Kennismaking', en: 'Meeting' },
  TASTER_DAY: { nl: 'Meeloopdag', en: 'Taster day' },
  ENROLMENT: { nl: 'Plek in de klas', en: 'Seat in the class' },
  AGREEMENT: { nl: 'Praktijkovereenkomst', en: 'Placement agreement' },
  START: { nl: 'De start', en: 'The start' },
  TALK: { nl: 'Gesprek na 100 dagen', en: 'Talk after 100 days' },
};

/** How a milestone stands, in words. */
export function statusText({ state, onDate }: RouteMilestone, locale: Locale): string {
  const on = onDate && day(onDate, locale);
  const words: Record<MilestoneState, Sentence> = {
    DONE: on ? { nl: `Gedaan op ${on}`, en: `Done on ${on}` } : { nl: 'Gedaan', en: 'Done' },
    SKIPPED: { nl: 'Overgeslagen', en: 'Skipped' },
    CURRENT: on ? { nl: `Nu, gepland op ${on}`, en: `Now, planned for ${on}` } : { nl: 'Nu', en: 'Now' },
    TO_COME: on ? { nl: `Gepland op ${on}`, en: `Planned for ${on}` } : { nl: 'Nog niet', en: 'Not yet' },
    STOPPED: { nl: 'Hier is het gestopt', en: 'Here it stopped' },
  };
  return words[state][locale];
}
