import type { CalendarDate } from '../platform/calendar-date.js';
import { isEmailAddress, whatEmailAddress } from '../platform/email-address.js';
import type { Sentence } from '../platform/locale.js';
import { phoneOf } from '../platform/phone.js';
import { INVALID, problem, type Problem } from '../platform/problem.js';
import { UNKNOWN_POSTCODE } from '../reference/reference-problems.js';
import { TOO_YOUNG } from './candidate-problems.js';
import type { PriorEducation } from './prior-education.js';
import type { Strength } from './strength.js';
import { unknownPostcode, type CodesInUse, type Wish } from './wish.js';

export interface CandidateDetails {
  readonly name: string;
  /** In lower case; null for who is reached by phone alone. */
  readonly email: string | null;
  /** International, as `+31612345678`. */
  readonly phone: string | null;
  /** Home, four digits. */
  readonly postcode4: string;
  readonly birthDate: CalendarDate;
  readonly priorEducation: PriorEducation | null;
}

export interface Candidate extends CandidateDetails {
  readonly id: string;
  /** Counts the edits of the wish. */
  readonly version: number;
  /** The region of the home: whose desk looks after this candidate. */
  readonly regionCode: string;
  /** What the candidate brings, as employers may know it before a name. */
  readonly brings: readonly Strength[];
  /** Why an adviser lets this candidate start before `firstStartOn`; null when nobody did. */
  readonly earlyStartReason: string | null;
  /** The start of the placement that runs; null without one. While it runs the candidate is out of matching. */
  readonly placedOn: CalendarDate | null;
  /** By which day a place is needed (a pupil without one must leave the class); null without such a day. */
  readonly placeNeededBy: CalendarDate | null;
  readonly wish: Wish;
}

/** Who registers somebody: they themselves, or an adviser for them. */
export type Registrant = 'SELF' | 'ADVISER';

/**
 * The first day compulsory schooling lets somebody start: the 1 August that follows the school year (1 August to
 * 31 July) in which they turn 16. Source: Leerplichtwet 1969, art. 3; the database's `first_start_on` says the same.
 */
export function firstStartOn(birthDate: CalendarDate): CalendarDate {
  const [year, month] = birthDate.split('-').map(Number) as [number, number];
  return `${year + 16 + (month >= 8 ? 1 : 0)}-08-01`;
}

/** The first day this candidate can start; null when an adviser recorded an exception to `firstStartOn`. */
export function earliestStartOf(
  candidate: Pick<Candidate, 'birthDate' | 'earlyStartReason'>,
): CalendarDate | null {
  return candidate.earlyStartReason === null ? firstStartOn(candidate.birthDate) : null;
}

/** Whole years on that day; somebody born on 29 February has their birthday on 1 March in other years. */
export function ageOn(birthDate: CalendarDate, day: CalendarDate): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** Whether somebody may agree by themselves to what is done with their data. Source: AVG art. 8, UAVG art. 5. */
export function mayConsentAlone(birthDate: CalendarDate, today: CalendarDate): boolean {
  return ageOn(birthDate, today) >= 16;
}

/** How somebody is reached and where they live, as it is meant: trimmed, and the number written one way where it can be. */
export function contactOf(typed: {
  phone?: string | null;
  postcode4: string;
}): Pick<CandidateDetails, 'phone' | 'postcode4'> {
  const phone = typed.phone?.trim() || null;
  return { phone: phone && (phoneOf(phone) ?? phone), postcode4: typed.postcode4.trim() };
}

/** The details that are meant: trimmed, and the phone number written one way where it can be. */
export function detailsOf(typed: {
  name: string;
  email?: string | null;
  phone?: string | null;
  postcode4: string;
  birthDate: CalendarDate;
  priorEducation?: PriorEducation | null;
}): CandidateDetails {
  return {
    ...contactOf(typed),
    name: typed.name.trim().replace(/\s+/g, ' '),
    email: typed.email?.trim().toLowerCase() || null,
    birthDate: typed.birthDate,
    priorEducation: typed.priorEducation ?? null,
  };
}

/** All that is wrong with somebody's details, at once. Who registers themselves needs an address to sign in with. */
export function detailsProblems(
  details: CandidateDetails,
  inUse: CodesInUse,
  today: CalendarDate,
  registrant: Registrant,
  hasParent = false,
): Problem[] {
  const { name, email, birthDate } = details;
  const invalid = (field: keyof CandidateDetails, sentence: Sentence) =>
    problem(INVALID, `input.${field}`, sentence);
  const problems: Problem[] = [];
  if (name === '' || name.length > 200) problems.push(invalid('name', whatName));
  if (email !== null && !isEmailAddress(email)) problems.push(invalid('email', whatEmailAddress));
  if (email === null && registrant === 'SELF') problems.push(invalid('email', emailNeeded));
  return [
    ...problems,
    ...contactProblems(details, inUse, registrant, 'input.'),
    ...birthDateProblems(birthDate, today, registrant, hasParent),
  ];
}

/** All that is wrong with how somebody is reached and where they live; `within` comes before the name of a field. */
export function contactProblems(
  { email, phone, postcode4 }: Pick<CandidateDetails, 'email' | 'phone' | 'postcode4'>,
  inUse: CodesInUse,
  registrant: Registrant,
  within: string,
): Problem[] {
  const problems: Problem[] = [];
  if (phone !== null && phoneOf(phone) === null) problems.push(problem(INVALID, `${within}phone`, whatPhone));
  if (email === null && phone === null && registrant === 'ADVISER')
    problems.push(problem(INVALID, `${within}phone`, howReached));
  if (!inUse.postcodes.has(postcode4))
    problems.push(problem(UNKNOWN_POSTCODE, `${within}postcode4`, unknownPostcode));
  return problems;
}

const oldest = 100;
/** Younger people are still in primary school: a start is years away. */
const youngest = 12;

function birthDateProblems(
  birthDate: CalendarDate,
  today: CalendarDate,
  registrant: Registrant,
  hasParent: boolean,
): Problem[] {
  const age = ageOn(birthDate, today);
  if (birthDate > today || age > oldest) return [problem(INVALID, 'input.birthDate', whatBirthDate)];
  if (age >= youngest) return registrant === 'ADVISER' || hasParent || age >= 16 ? [] : [alone()];
  return [problem(TOO_YOUNG, 'input.birthDate', tooYoungAtAll)];
}

const alone = () => problem(TOO_YOUNG, 'input.birthDate', tooYoungAlone);

const whatName = {
  nl: 'Vul uw naam in, hoogstens 200 tekens.',
  en: 'Fill in your name, at most 200 characters.',
};
const emailNeeded = {
  nl: 'Vul uw e-mailadres in: daarmee meldt u zich aan. Hebt u geen e-mail? Bel het loket, dan schrijft een adviseur u in.',
  en: 'Fill in your e-mail address: you sign in with it. Do you have no e-mail? Call the desk and an adviser will register you.',
};
const whatPhone = {
  nl: 'Dit is geen telefoonnummer. Schrijf het als 06 12345678, of met het landnummer ervoor.',
  en: 'This is no phone number. Write it as 06 12345678, or with the country code in front.',
};
const howReached = {
  nl: 'Vul een telefoonnummer of een e-mailadres in, zodat de kandidaat te bereiken is.',
  en: 'Fill in a phone number or an e-mail address, so that the candidate can be reached.',
};
const whatBirthDate = {
  nl: 'Deze geboortedatum kan niet. Kijk het jaar nog eens na.',
  en: 'This date of birth is not possible. Check the year.',
};
const tooYoungAlone = {
  nl: 'U bent nog geen 16. Een van uw ouders moet het goed vinden dat u zich inschrijft. Vul in wie dat is: we sturen een mail met een knop. Of loop samen binnen bij het loket. Zoeken kan zonder inschrijving.',
  en: 'You are not yet 16. One of your parents has to agree to your registration. Fill in who that is: we send a mail with a button. Or walk into the desk together. You can search without registering.',
};
const tooYoungAtAll = {
  nl: 'Inschrijven kan vanaf 12 jaar.',
  en: 'Somebody can be registered from the age of 12.',
};
