import type { CalendarDate } from '../platform/calendar-date.js';
import type { Sentence } from '../platform/locale.js';
import { INVALID, NOT_ALLOWED_NOW, problem, type Problem } from '../platform/problem.js';

/** What happens after both said yes, each at most once; the start is the placement's. PERMISSION: of UWV or municipality. */
export const milestoneKinds = ['MEETING', 'TASTER_DAY', 'PERMISSION', 'AGREEMENT', 'TALK'] as const;
export type MilestoneKind = (typeof milestoneKinds)[number];

/** PLANNED: for that day; of a permission, asked and to be answered by that day. REFUSED: only a permission. */
export const milestoneStatuses = ['PLANNED', 'DONE', 'SKIPPED', 'REFUSED'] as const;
export type MilestoneStatus = (typeof milestoneStatuses)[number];

/** A dated fact of an introduction. */
export interface Milestone {
  readonly introductionId: string;
  readonly kind: MilestoneKind;
  readonly status: MilestoneStatus;
  /** When it is to be, or when it was; null when it was skipped. */
  readonly onDate: CalendarDate | null;
}

/** The move of an introduction by which a milestone is recorded. */
export const moveOfMilestone = {
  MEETING: 'meet',
  TASTER_DAY: 'taste',
  PERMISSION: 'permit',
  AGREEMENT: 'sign',
  TALK: 'talk',
} as const satisfies Record<MilestoneKind, string>;

const needed: Sentence = { nl: 'Vul de dag in.', en: 'Fill in the day.' };
const noDay: Sentence = { nl: 'Wat wordt overgeslagen, heeft geen dag.', en: 'What is skipped has no day.' };
const past: Sentence = {
  nl: 'Deze dag is voorbij. Kies een dag vanaf vandaag, of leg vast dat het is geweest.',
  en: 'This day is past. Choose a day from today, or record that it has been.',
};
const future: Sentence = {
  nl: 'Deze dag moet nog komen. Leg vast dat het is gepland.',
  en: 'This day is still to come. Record that it is planned.',
};
const notSkipped: Sentence = {
  nl: 'Zonder praktijkovereenkomst kan niemand beginnen. Deze stap kan niet worden overgeslagen.',
  en: 'Nobody can start without a placement agreement. This step cannot be skipped.',
};
const permissionFirst: Sentence = {
  nl: 'Er is nog geen toestemming om te beginnen. Leg die eerst vast; daarna kan dit.',
  en: 'There is no permission to begin yet. Record it first; after that this can be done.',
};

/** Whether a permission that was asked for is still to come, or was refused: nobody begins before it, not even on trial. */
export function awaitsPermission(permission: MilestoneStatus | null): boolean {
  return permission === 'PLANNED' || permission === 'REFUSED';
}

/** All that is wrong with a milestone by itself; whether the introduction allows it now is said by its moves. */
export function milestoneProblems(
  { kind, status, onDate }: Omit<Milestone, 'introductionId'>,
  permission: MilestoneStatus | null,
  today: CalendarDate,
): Problem[] {
  if (status === 'REFUSED' && kind !== 'PERMISSION') return [problem(INVALID, 'status')];
  if (status === 'SKIPPED' && kind === 'AGREEMENT') return [problem(INVALID, 'status', notSkipped)];
  if (status === 'SKIPPED') return onDate === null ? [] : [problem(INVALID, 'onDate', noDay)];
  if (onDate === null) return [problem(INVALID, 'onDate', needed)];
  if (status === 'PLANNED' && onDate < today) return [problem(INVALID, 'onDate', past)];
  if (status !== 'PLANNED' && onDate > today) return [problem(INVALID, 'onDate', future)];
  if (kind === 'TASTER_DAY' && awaitsPermission(permission))
    return [problem(NOT_ALLOWED_NOW, 'kind', permissionFirst)];
  return [];
}

/** Why a placement cannot be confirmed for want of permission; null when it can. */
export function permissionProblem(permission: MilestoneStatus | null, path: string): Problem | null {
  return awaitsPermission(permission) ? problem(NOT_ALLOWED_NOW, path, permissionFirst) : null;
}
