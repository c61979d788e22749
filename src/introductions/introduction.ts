import type { RegionSettings } from '../desks/region-settings.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import type { Sentence } from '../platform/locale.js';
import type { MilestoneStatus } from './milestone.js';

/** Where an introduction of a candidate to a place can stand. */
export const introductionStatuses = [
  'PROPOSED',
  'ACCEPTED',
  'PLACED',
  'DECLINED',
  'WITHDRAWN',
  'EXPIRED',
] as const;
export type IntroductionStatus = (typeof introductionStatuses)[number];

/** Neither side has to do anything any more, and nothing can be undone. */
export const terminalStatuses = ['PLACED', 'DECLINED', 'WITHDRAWN', 'EXPIRED'] as const;
/** The introduction still runs: a pair of candidate and place has at most one of these. */
export const openStatuses = ['PROPOSED', 'ACCEPTED'] as const;

/** The two sides that are asked. */
export const sides = ['CANDIDATE', 'EMPLOYER'] as const;
export type Side = (typeof sides)[number];

/** Everybody who can be to move, in words of the API. */
export const parties = ['CANDIDATE', 'EMPLOYER', 'ADVISER', 'SCHOOL', 'REFERRER'] as const;
export type Party = (typeof parties)[number];

/**
 * Who carries out a move. SCHOOL answers by a signed link. DESK is what the software does by itself when the place or
 * the candidate is gone, or when nobody answered.
 */
export const movers = ['CANDIDATE', 'EMPLOYER', 'ADVISER', 'SCHOOL', 'DESK'] as const;
export type Mover = (typeof movers)[number];

/** Whom the desk asks first: what the place's region had set on the day of the proposal. */
export type AnswerOrder = RegionSettings['introductionOrder'];

/** What a college can have said about taking the candidate into a class. */
export const enrolmentStatuses = [
  'ASKED',
  'INTAKE',
  'ADMITTED',
  'WAITING_LIST',
  'REFUSED',
  'CLASS_NOT_RUNNING',
] as const;
export type EnrolmentStatus = (typeof enrolmentStatuses)[number];

/** What makes somebody hesitate (koudwatervrees). */
export const hesitationKinds = [
  'TRAVEL',
  'LANGUAGE',
  'SCHOOL',
  'SUPERVISION',
  'COST',
  'PAPERWORK',
  'CONFIDENCE',
  'ILLNESS_RISK',
  'OTHER',
] as const;
export type HesitationKind = (typeof hesitationKinds)[number];

/** Why an introduction ended without a placement. */
export const endCauses = [
  'CANDIDATE_DECLINED',
  'EMPLOYER_DECLINED',
  'CANDIDATE_WITHDREW',
  'ADVISER_WITHDREW',
  'PLACE_FILLED',
  'PLACE_LAPSED',
  'PLACE_WITHDRAWN',
  'CANDIDATE_PLACED',
  'NOT_AVAILABLE',
  'SCHOOL_REFUSED',
  'NO_ANSWER',
] as const;
export type EndCause = (typeof endCauses)[number];
/** The causes for which the desk ends an introduction by itself. */
export type ExpiryCause = Extract<
  EndCause,
  `PLACE_${string}` | 'CANDIDATE_PLACED' | 'NOT_AVAILABLE' | 'NO_ANSWER'
>;

/** Why somebody says no, for the desk: what the other side reads is kinder and tells nothing of a person. */
export const declineReasons = [
  'TOO_FAR',
  'HOURS',
  'OTHER_WORK',
  'OTHER_PLACE',
  'NOT_NOW',
  'FILLED',
  'NO_SUPERVISION',
  'EXPERIENCE',
  'LANGUAGE',
  'START_DATE',
  'OTHER',
] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** What the college said, by its own link or as the adviser recorded it. */
export interface Enrolment {
  readonly status: EnrolmentStatus;
  readonly classStartId: string | null;
  /** The day of the intake; null when there is none or it is not known. */
  readonly intakeOn: CalendarDate | null;
  readonly toldBy: Extract<Party, 'ADVISER' | 'SCHOOL'>;
  readonly updatedAt: Date;
}

export interface Introduction {
  readonly id: string;
  readonly version: number;
  readonly placeId: string;
  readonly employerId: string;
  readonly candidateId: string;
  /** The place's region, whose settings count, and the candidate's: both desks broker. */
  readonly regionCode: string;
  readonly candidateRegionCode: string;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  /** The adviser's words to both sides. */
  readonly message: string | null;
  readonly answerOrder: AnswerOrder;
  readonly status: IntroductionStatus;
  readonly candidateAccepted: boolean | null;
  readonly employerAccepted: boolean | null;
  /** What a side added to its answer: for itself and the advisers. */
  readonly candidateMessage: string | null;
  readonly employerMessage: string | null;
  readonly enrolment: Enrolment | null;
  /** Where the permission of UWV or municipality stands; null when nobody said that one is needed. */
  readonly permission: MilestoneStatus | null;
  /** The date by which whoever is to move should have moved; null when it ended. */
  readonly moveBy: CalendarDate | null;
  readonly endCause: EndCause | null;
  /** Why a side said no: for itself and the advisers. */
  readonly declineReason: DeclineReason | null;
  /** Why it was withdrawn, in the words of who did: for advisers. */
  readonly endNote: string | null;
  readonly endedAt: Date | null;
}

/** What an action on an introduction gives: where it stands now, and what to keep in mind. */
export interface Brokered {
  readonly introduction: Introduction;
  readonly warnings: readonly Sentence[];
}

/** In characters, for everything that people write beside an introduction. */
export const longestMessage = 2000;
export const tooLong: Sentence = {
  nl: 'Dit is te lang: hoogstens 2.000 tekens.',
  en: 'This is too long: at most 2,000 characters.',
};

/** What the rules of moving look at. */
export type Standing = Pick<Introduction, 'status' | 'candidateAccepted' | 'employerAccepted'>;

interface Move {
  readonly from: readonly IntroductionStatus[];
  readonly by: readonly Mover[];
}

/**
 * The moves an introduction can make, and who may make them. Anything not listed is refused. An adviser who records
 * what a side said by phone moves as that side. A side that changes its mind after both accepted: the candidate
 * withdraws; the employer rings the adviser, who withdraws for them and looks after both.
 */
export const moves = {
  accept: { from: ['PROPOSED'], by: ['CANDIDATE', 'EMPLOYER'] },
  decline: { from: ['PROPOSED'], by: ['CANDIDATE', 'EMPLOYER'] },
  recordEnrolment: { from: ['ACCEPTED', 'PLACED'], by: ['ADVISER', 'SCHOOL'] },
  permit: { from: ['ACCEPTED'], by: ['ADVISER'] },
  meet: { from: ['ACCEPTED', 'PLACED'], by: ['ADVISER'] },
  taste: { from: ['ACCEPTED', 'PLACED'], by: ['ADVISER'] },
  sign: { from: ['PLACED'], by: ['ADVISER'] },
  talk: { from: ['PLACED'], by: ['ADVISER'] },
  place: { from: ['ACCEPTED'], by: ['ADVISER'] },
  withdraw: { from: ['PROPOSED', 'ACCEPTED'], by: ['ADVISER', 'CANDIDATE'] },
  expire: { from: ['PROPOSED', 'ACCEPTED'], by: ['DESK'] },
} as const satisfies Record<string, Move>;
export type MoveName = keyof typeof moves;

/** Why a move is refused. */
export type Refused = 'NOT_YOURS' | 'NOT_NOW' | 'ALREADY_ANSWERED' | 'NO_SEAT_LEFT';

/** Where a move leads to, or why it is refused. */
export type Moved =
  | { readonly to: IntroductionStatus; readonly refused?: undefined }
  | { readonly to?: undefined; readonly refused: Refused };

/** What a side answered; null while it did not. */
export function answerOf(standing: Standing, side: Side): boolean | null {
  return side === 'CANDIDATE' ? standing.candidateAccepted : standing.employerAccepted;
}

/**
 * Where an introduction stands after a move. Either side may answer at any time while it is proposed, whoever was
 * asked first; once answered a side's answer stands.
 */
export function moved(
  standing: Standing & Pick<Introduction, 'endCause'>,
  name: MoveName,
  mover: Mover,
): Moved {
  const { from, by }: Move = moves[name];
  if (!by.includes(mover)) return { refused: 'NOT_YOURS' };
  const side = sides.find((each) => each === mover);
  const isAnswer = name === 'accept' || name === 'decline';
  if (isAnswer && side && answerOf(standing, side) !== null) return { refused: 'ALREADY_ANSWERED' };
  if (!from.includes(standing.status)) {
    const isFilled = standing.endCause === 'PLACE_FILLED' && (name === 'place' || name === 'accept');
    return { refused: isFilled ? 'NO_SEAT_LEFT' : 'NOT_NOW' };
  }
  return { to: destinations[name](standing, side) };
}

function stays({ status }: Standing): IntroductionStatus {
  return status;
}

const destinations: Record<MoveName, (standing: Standing, side: Side | undefined) => IntroductionStatus> = {
  accept: (standing, side) =>
    sides.every((each) => each === side || answerOf(standing, each) === true) ? 'ACCEPTED' : 'PROPOSED',
  decline: () => 'DECLINED',
  recordEnrolment: stays,
  permit: stays,
  meet: stays,
  taste: stays,
  sign: stays,
  talk: stays,
  place: () => 'PLACED',
  withdraw: () => 'WITHDRAWN',
  expire: () => 'EXPIRED',
};

export function isOpen({ status }: Pick<Introduction, 'status'>): boolean {
  return (openStatuses as readonly string[]).includes(status);
}
