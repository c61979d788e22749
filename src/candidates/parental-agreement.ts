import type { CalendarDate } from '../platform/calendar-date.js';
import { isEmailAddress, whatEmailAddress } from '../platform/email-address.js';
import { INVALID, problem, type Problem } from '../platform/problem.js';
import { mayConsentAlone } from './candidate.js';

/** What a parent is to somebody. Source: BW 1:245, who has parental authority. */
export const relations = ['PARENT', 'GUARDIAN'] as const;
export type Relation = (typeof relations)[number];

/** How a parent agreed. */
export const agreementWays = ['BY_LINK', 'AT_THE_DESK', 'BY_PHONE', 'ON_PAPER'] as const;
export type AgreementWay = (typeof agreementWays)[number];

/** What a parent of somebody below 16 agreed to, or was asked. Source: AVG art. 8, UAVG art. 5. */
export interface ParentalAgreement {
  readonly candidateId: string;
  readonly parentName: string | null;
  readonly relation: Relation | null;
  readonly parentEmail: string | null;
  readonly askedForMatching: boolean;
  readonly askedAt: Date;
  /** Null while it waits. */
  readonly givenAt: Date | null;
  readonly how: AgreementWay | null;
}

/** A parent as they are named by who registers. */
export interface ParentAsTyped {
  readonly name: string;
  readonly relation: Relation;
  /** Where the question is mailed to. */
  readonly email?: string | null;
  /** By an adviser who heard it: how the parent agreed; then nothing is mailed. */
  readonly agreed?: Exclude<AgreementWay, 'BY_LINK'> | null;
}

/** Whether somebody's registration needs a parent's agreement on that day. */
export function needsParent(birthDate: CalendarDate, today: CalendarDate): boolean {
  return !mayConsentAlone(birthDate, today);
}

/** Days in which a parent can use the mailed link. */
export const parentLinkLastsDays = 14;

/** What is wrong with a parent as typed below `path`. Nobody is their own parent: the addresses differ. */
export function parentProblems(
  parent: ParentAsTyped,
  { path, ownEmail, isAdviser }: { path: string; ownEmail: string | null; isAdviser: boolean },
): Problem[] {
  const name = parent.name.trim();
  const email = parent.email?.trim().toLowerCase() || null;
  return [
    ...(name === '' || name.length > 200 ? [problem(INVALID, `${path}.name`, whoseName)] : []),
    ...(email !== null && !isEmailAddress(email)
      ? [problem(INVALID, `${path}.email`, whatEmailAddress)]
      : []),
    ...(email !== null && email === ownEmail ? [problem(INVALID, `${path}.email`, anotherAddress)] : []),
    ...(email === null && !isAdviser ? [problem(INVALID, `${path}.email`, whereTo)] : []),
    ...(parent.agreed && !isAdviser ? [problem(INVALID, `${path}.agreed`, byThemselves)] : []),
  ];
}

const whoseName = {
  nl: 'Vul de naam van je ouder of voogd in, hoogstens 200 tekens.',
  en: 'Fill in the name of your parent or guardian, at most 200 characters.',
};
const anotherAddress = {
  nl: 'Vul het e-mailadres van je ouder of voogd in, niet dat van jezelf.',
  en: 'Fill in the e-mail address of your parent or guardian, not your own.',
};
const whereTo = {
  nl: 'Vul het e-mailadres van je ouder of voogd in. Heeft je ouder geen e-mail? Loop samen binnen bij het loket.',
  en: 'Fill in the e-mail address of your parent or guardian. Do they have no e-mail? Walk into the desk together.',
};
const byThemselves = {
  nl: 'Je ouder of voogd moet dit zelf zeggen. We sturen een mail met een knop.',
  en: 'Your parent or guardian has to say this themselves. We send a mail with a button.',
};
