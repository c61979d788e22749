import type { RegionSettings } from '../desks/region-settings.js';
import type {
  DeclineReason,
  EndCause,
  EnrolmentStatus,
  HesitationKind,
} from '../introductions/introduction.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import type { WithdrawReason } from '../places/place.js';

/** Why seats were lost, in the order in which the one screen that asks shows them. */
export const lossCauses = [
  'NO_CANDIDATES',
  'INFORMATION',
  'HESITATION',
  'DISTANCE',
  'SILENCE',
  'SCHOOL',
  'FILLED_ELSEWHERE',
  'ACCREDITATION',
  'NO_CAPACITY',
  'OTHER',
] as const;
export type LossCause = (typeof lossCauses)[number];

/** How a place was lost: nobody filled it in time, or it was taken back. */
export const lossWays = ['LAPSED', 'WITHDRAWN'] as const;
export type LossWay = (typeof lossWays)[number];

/** An introduction for a place that was lost. */
export interface TriedIntroduction {
  readonly proposedOn: CalendarDate;
  readonly endCause: EndCause | null;
  readonly declineReason: DeclineReason | null;
  /** Some side had not answered when it ended. */
  readonly isUnanswered: boolean;
  readonly enrolment: EnrolmentStatus | null;
}

/** What is known of a place that was lost with seats left. */
export interface LossFacts {
  readonly withdrawReason: WithdrawReason | null;
  /** The employer's accreditation for it counts today. */
  readonly isAccredited: boolean;
  /** Candidates who fitted it on the day it was lost; null when nobody counted then. */
  readonly candidatesThatFit: number | null;
  /** What sides of its introductions said held them back. */
  readonly hesitations: readonly HesitationKind[];
  readonly introductions: readonly TriedIntroduction[];
}

const saidByEmployer: Partial<Record<WithdrawReason, LossCause>> = {
  FILLED_ELSEWHERE: 'FILLED_ELSEWHERE',
  NO_CAPACITY: 'NO_CAPACITY',
};
const saidInRefusal: Partial<Record<DeclineReason, LossCause>> = {
  FILLED: 'FILLED_ELSEWHERE',
  NO_SUPERVISION: 'NO_CAPACITY',
  TOO_FAR: 'DISTANCE',
};
const schoolSaidNo: readonly (EnrolmentStatus | null)[] = ['REFUSED', 'CLASS_NOT_RUNNING', 'WAITING_LIST'];

/**
 * The cause that the facts speak for, for a person to confirm: first what the employer said, then what nobody can work
 * round (accreditation, college), then what people said held them back, then silence, then that nobody was there; and
 * last that nobody knew: somebody fitted and was never introduced.
 */
export function proposedCause(facts: LossFacts): LossCause {
  const { withdrawReason, introductions, hesitations } = facts;
  const said = withdrawReason === null ? undefined : saidByEmployer[withdrawReason];
  if (said) return said;
  if (!facts.isAccredited) return 'ACCREDITATION';
  const refusals = introductions.flatMap(({ declineReason }) =>
    declineReason === null ? [] : (saidInRefusal[declineReason] ?? []),
  );
  if (refusals.includes('FILLED_ELSEWHERE')) return 'FILLED_ELSEWHERE';
  if (refusals.includes('NO_CAPACITY')) return 'NO_CAPACITY';
  const atSchool = introductions.some(
    ({ endCause, enrolment }) => endCause === 'SCHOOL_REFUSED' || schoolSaidNo.includes(enrolment),
  );
  if (atSchool) return 'SCHOOL';
  if (hesitations.some((kind) => kind !== 'TRAVEL')) return 'HESITATION';
  if (hesitations.length > 0 || refusals.includes('DISTANCE')) return 'DISTANCE';
  if (introductions.some(({ isUnanswered }) => isUnanswered)) return 'SILENCE';
  if (introductions.length > 0) return 'OTHER';
  if (withdrawReason === 'NO_CANDIDATES' || facts.candidatesThatFit === 0) return 'NO_CANDIDATES';
  // Without a count nothing speaks for anything.
  return facts.candidatesThatFit === null ? 'OTHER' : 'INFORMATION';
}

/** An alert of the place as it went. */
export interface ReplayedAlert {
  readonly leadDays: number;
  readonly dueOn: CalendarDate;
  readonly isSent: boolean;
  readonly isAcknowledged: boolean;
}

/** What the replay finds, the earliest thing that could have been otherwise first. */
export const replayVerdicts = [
  'NO_TIME',
  'ALERT_NOT_SENT',
  'ALERT_NOT_READ',
  'NOT_INTRODUCED',
  'INTRODUCED_LATE',
  'INTRODUCED_IN_TIME',
] as const;
export type ReplayVerdict = (typeof replayVerdicts)[number];

/** What would have been in time. */
export interface Replay {
  readonly verdict: ReplayVerdict;
  /** The last day on which an introduction could still lead to a start; null when there never was time for it. */
  readonly introduceBy: CalendarDate | null;
  /** Lead time of the last alert that left so much time; null when none did. */
  readonly alertInTime: number | null;
}

/** What a region set that a replay counts with. */
export type ReplayRules = Pick<RegionSettings, 'answerWithinWorkingDays' | 'introductionOrder'>;

/**
 * Working days from an introduction to a yes of everybody: each side and the college their own turn, or both sides at
 * once where the region asks them so.
 */
export function workingDaysNeeded({ answerWithinWorkingDays, introductionOrder }: ReplayRules): number {
  return answerWithinWorkingDays * (introductionOrder === 'BOTH_AT_ONCE' ? 2 : 3);
}

/** What of the play of dates is known. `introduceBy`: so many working days before it was lost. */
export interface Played {
  readonly publishedOn: CalendarDate;
  readonly introduceBy: CalendarDate;
  readonly alerts: readonly ReplayedAlert[];
  readonly introducedOn: readonly CalendarDate[];
}

/** Plays back how a place was lost: which alert or step would have been in time? */
export function replayOf({ publishedOn, introduceBy, alerts, introducedOn }: Played): Replay {
  if (publishedOn > introduceBy) return { verdict: 'NO_TIME', introduceBy: null, alertInTime: null };
  const inTime = alerts
    .filter(({ dueOn }) => dueOn <= introduceBy)
    .sort((one, other) => one.leadDays - other.leadDays)[0];
  const found = { introduceBy, alertInTime: inTime?.leadDays ?? null };
  const [first] = [...introducedOn].sort();
  if (first !== undefined)
    return { ...found, verdict: first <= introduceBy ? 'INTRODUCED_IN_TIME' : 'INTRODUCED_LATE' };
  if (inTime && !inTime.isSent) return { ...found, verdict: 'ALERT_NOT_SENT' };
  // An alert that somebody confirmed is enough: the others stop by it.
  const isRead = alerts.some(({ dueOn, isAcknowledged }) => dueOn <= introduceBy && isAcknowledged);
  return { ...found, verdict: inTime && !isRead ? 'ALERT_NOT_READ' : 'NOT_INTRODUCED' };
}

/** Whether an introduction that ended so was left without an answer. */
export function endedUnanswered(endCause: EndCause | null, answers: readonly (boolean | null)[]): boolean {
  const isBefore = endCause === 'NO_ANSWER' || endCause?.startsWith('PLACE_') === true;
  return isBefore && answers.includes(null);
}
