import { ageOn } from '../candidates/candidate.js';
import type { Accreditation } from '../employers/accreditation.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import type { Sentence } from '../platform/locale.js';
import { INVALID, problem, type Problem } from '../platform/problem.js';
import { isWorkingDay } from '../platform/working-days.js';
import { workingDaysBefore } from '../promises/promise.js';

/** Who signs a placement agreement (praktijkovereenkomst). Source: WEB art. 7.2.8; a guardian signs for who is under 18. */
export const signers = ['STUDENT', 'EMPLOYER', 'SCHOOL', 'GUARDIAN'] as const;
export type Signer = (typeof signers)[number];

export interface Signature {
  readonly introductionId: string;
  readonly signer: Signer;
  readonly signedOn: CalendarDate;
}

/** In years: until then a legal representative signs as well (BW art. 1:233 and 1:234). */
const ofAge = 18;

/** Who has to sign, in the order in which it is asked: at the start the student's age counts. */
export function signersNeeded(birthDate: CalendarDate, startsOn: CalendarDate): Signer[] {
  return signers.filter((signer) => signer !== 'GUARDIAN' || ageOn(birthDate, startsOn) < ofAge);
}

/** What should be in order before the college makes the agreement. */
export const paperChecks = ['SCHOOL', 'DATES', 'HOURS', 'COMPANY', 'ACCREDITATION'] as const;
export type PaperCheck = (typeof paperChecks)[number];

/** What the checklist follows from. */
export interface PaperFacts {
  readonly startsOn: CalendarDate;
  readonly hoursPerWeek: number | null;
  readonly leerbedrijfId: string | null;
  readonly isAdmitted: boolean;
  readonly accreditation: Pick<Accreditation, 'status' | 'reviewDueOn'> | null;
}

/**
 * The checklist before the agreement is made. The accreditation must be active on the day of the start: a review that
 * falls before it leaves that open (WEB art. 7.2.8 and 7.2.10).
 */
export function paperChecklist(
  facts: PaperFacts,
): { readonly check: PaperCheck; readonly isDone: boolean }[] {
  const { accreditation, startsOn } = facts;
  const done: Record<PaperCheck, boolean> = {
    SCHOOL: facts.isAdmitted,
    DATES: true,
    HOURS: facts.hoursPerWeek !== null,
    COMPANY: facts.leerbedrijfId !== null,
    ACCREDITATION:
      accreditation?.status === 'ACTIVE' &&
      (accreditation.reviewDueOn === null || accreditation.reviewDueOn >= startsOn),
  };
  return paperChecks.map((check) => ({ check, isDone: done[check] }));
}

const notYet: Sentence = {
  nl: 'Deze dag moet nog komen. Vul de dag in waarop is getekend.',
  en: 'This day is still to come. Fill in the day on which it was signed.',
};
const noGuardian: Sentence = {
  nl: 'De student is 18 of ouder bij de start: een ouder of voogd hoeft niet te tekenen.',
  en: 'The student is 18 or older at the start: no parent or guardian has to sign.',
};

/** What is wrong with a signature by itself. */
export function signatureProblems(
  { signer, signedOn }: Pick<Signature, 'signer' | 'signedOn'>,
  needed: readonly Signer[],
  today: CalendarDate,
): Problem[] {
  return [
    ...(needed.includes(signer) ? [] : [problem(INVALID, 'signer', noGuardian)]),
    ...(signedOn > today ? [problem(INVALID, 'signedOn', notYet)] : []),
  ];
}

/** The day on which the last of those who must sign did; null while one is missing. */
export function signedInFullOn(
  needed: readonly Signer[],
  signatures: readonly Pick<Signature, 'signer' | 'signedOn'>[],
): CalendarDate | null {
  const days = needed.map((signer) => signatures.find((each) => each.signer === signer)?.signedOn);
  if (days.some((on) => on === undefined)) return null;
  return (
    days
      .filter((on) => on !== undefined)
      .sort()
      .at(-1) ?? null
  );
}

/** Who is told that an agreement is not signed yet: first whose signature is missing, then the adviser, then the coordinator. */
export const paperSteps = ['SIDES', 'ADVISER', 'COORDINATOR'] as const;
export type PaperStep = (typeof paperSteps)[number];

/**
 * Whom to tell now of an agreement that is not signed. Of steps that came together (a late confirmation, a standstill) the
 * last counts and the others are passed over. On working days alone. `paperDays`: see `RegionSettings`.
 */
export function stepDue(
  startsOn: CalendarDate,
  paperDays: readonly number[],
  told: readonly PaperStep[],
  today: CalendarDate,
): { readonly step: PaperStep; readonly passedOver: readonly PaperStep[] } | null {
  if (!isWorkingDay(today)) return null;
  const come = paperSteps.filter((_, at) => workingDaysBefore(startsOn, paperDays[at] ?? 0) <= today);
  const last = come.at(-1);
  if (!last || told.includes(last)) return null;
  return { step: last, passedOver: come.filter((step) => step !== last && !told.includes(step)) };
}
