import { addDays, atHour, isCalendarDate, type CalendarDate } from '../platform/calendar-date.js';
import type { FieldProblem } from '../platform/form-values.js';
import { isOpen, type EnrolmentStatus, type Introduction } from './introduction.js';

/** The link by which a college answers for one introduction, and what became of it. */
export interface SchoolLink {
  readonly id: string;
  readonly introductionId: string;
  readonly toAddress: string;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  /** Who answered, as they named themselves. */
  readonly answeredBy: string | null;
}

/** Days for which a link can be used: longer than a school holiday. */
export const schoolLinkLastsDays = 45;

/** When a link that is made today is of no use any more. */
export function schoolLinkExpiry(today: CalendarDate): Date {
  return atHour(addDays(today, schoolLinkLastsDays), 0);
}

/** OVER: there is nothing to answer any more, whatever the link. */
export type SchoolLinkState = 'OPEN' | 'USED' | 'EXPIRED' | 'OVER';

/** Whether a link can be used, and if not, why. */
export function schoolLinkState(
  link: Pick<SchoolLink, 'usedAt' | 'expiresAt'>,
  introduction: Pick<Introduction, 'status'>,
  now: Date,
): SchoolLinkState {
  if (!isOpen(introduction) && introduction.status !== 'PLACED') return 'OVER';
  if (link.usedAt !== null) return 'USED';
  return link.expiresAt <= now ? 'EXPIRED' : 'OPEN';
}

/** What a college can say by a link; that it was asked is said by who asks. */
export const schoolAnswers = ['ADMITTED', 'INTAKE', 'WAITING_LIST', 'REFUSED', 'CLASS_NOT_RUNNING'] as const;
export type SchoolAnswer = (typeof schoolAnswers)[number] & EnrolmentStatus;

export const schoolFields = ['answer', 'intakeOn', 'name'] as const;

export interface SchoolSays {
  readonly status: SchoolAnswer;
  /** The day of an intake; null of anything else. */
  readonly intakeOn: CalendarDate | null;
  readonly name: string;
}

/** The answer that a form holds; null with what is wrong. */
export function schoolSaysOf(
  values: Readonly<Record<string, string>>,
  t: Readonly<Record<'needsChoice' | 'needsDay' | 'needsName', string>>,
): { says: SchoolSays | null; problems: FieldProblem[] } {
  const status = schoolAnswers.find((each) => each === values['answer']);
  const name = values['name'] ?? '';
  const day = values['intakeOn'] ?? '';
  const isIntake = status === 'INTAKE';
  const problems = [
    ...(status ? [] : [{ field: 'answer', message: t.needsChoice }]),
    ...(isIntake && !isCalendarDate(day) ? [{ field: 'intakeOn', message: t.needsDay }] : []),
    ...(name === '' ? [{ field: 'name', message: t.needsName }] : []),
  ];
  if (!status || problems.length > 0) return { says: null, problems };
  return { says: { status, intakeOn: isIntake ? day : null, name }, problems };
}
