import type { CalendarDate } from '../platform/calendar-date.js';
import type { Locale, Sentence } from '../platform/locale.js';
import { addWorkingDays } from '../platform/working-days.js';
import { day } from '../matching/plain-words.js';
import { answerOf, isOpen, sides, type Introduction, type Party } from './introduction.js';

/** What the turn depends on. */
export type Turned = Pick<
  Introduction,
  'status' | 'answerOrder' | 'candidateAccepted' | 'employerAccepted' | 'enrolment' | 'permission' | 'moveBy'
>;

/**
 * Everybody who is to move, the first one first; nobody when the introduction ended. Candidate first: the employer is
 * asked once the candidate said yes. After both said yes the college is to move, until it said yes or no, and first of
 * all whoever has to permit it, when the adviser asked them; then the adviser.
 */
export function whoseTurn(introduction: Turned): Party[] {
  if (!isOpen(introduction)) return [];
  if (introduction.status === 'PROPOSED') {
    const waiting = sides.filter((side) => answerOf(introduction, side) === null);
    return introduction.answerOrder === 'CANDIDATE_FIRST' ? waiting.slice(0, 1) : waiting;
  }
  const { enrolment, permission } = introduction;
  const asked: Party[] = [
    ...(permission === 'PLANNED' ? ['REFERRER' as const] : []),
    ...(enrolment && schoolSpoke.includes(enrolment.status) ? [] : ['SCHOOL' as const]),
  ];
  return asked.length > 0 ? asked : ['ADVISER'];
}

const schoolSpoke: readonly string[] = ['ADMITTED', 'REFUSED', 'CLASS_NOT_RUNNING'];

/**
 * The date by which the next move should be made: so many working days from today, and never after the last day on
 * which the place can be filled, or a college's last day of enrolment. A date that is past no longer counts. `from`:
 * counts the working days from a later day, such as that of an intake.
 */
export function moveByDate(
  today: CalendarDate,
  workingDays: number,
  limits: readonly (CalendarDate | null)[],
  from: CalendarDate = today,
): CalendarDate {
  const dates = limits.filter((limit): limit is CalendarDate => limit !== null && limit >= today);
  return [...dates, addWorkingDays(from, workingDays)].sort()[0] as CalendarDate;
}

const answering: Sentence = { nl: 'ja of nee zeggen', en: 'say yes or no' };

const schoolDoes: Record<string, Sentence> = {
  ASKED: { nl: 'laten weten of er plek is in de klas', en: 'say whether there is room in the class' },
  INTAKE: { nl: 'de intake doen', en: 'do the intake' },
  WAITING_LIST: {
    nl: 'laten weten of er een plek vrijkomt; de kandidaat staat op de wachtlijst',
    en: 'say whether a seat comes free; the candidate is on the waiting list',
  },
};

const adviserDoes: Record<string, Sentence> = {
  ADMITTED: {
    nl: 'de plaatsing bevestigen; de school heeft de kandidaat toegelaten',
    en: 'confirm the placement; the school has admitted the candidate',
  },
  REFUSED: {
    nl: 'een andere klas of school zoeken; de school heeft nee gezegd',
    en: 'look for another class or school; the school said no',
  },
  CLASS_NOT_RUNNING: {
    nl: 'een andere klas of school zoeken; deze klas gaat niet door',
    en: 'look for another class or school; this class is not running',
  },
};

/** Neutral: that somebody's permission is needed tells what the employer need not know. */
const maySay: Sentence = {
  nl: 'laten weten of de kandidaat kan beginnen',
  en: 'say whether the candidate can begin',
};
const otherWay: Sentence = {
  nl: 'een andere weg zoeken; beginnen kan zo niet',
  en: 'look for another way; beginning is not possible like this',
};

function taskOf(first: Party, { enrolment, permission }: Turned): Sentence | undefined {
  const { status } = enrolment ?? { status: 'ASKED' };
  if (first === 'REFERRER') return maySay;
  if (first === 'SCHOOL') return schoolDoes[status];
  if (first !== 'ADVISER') return answering;
  return permission === 'REFUSED' ? otherWay : adviserDoes[status];
}

const names: Record<Party, Sentence> = {
  CANDIDATE: { nl: 'de kandidaat', en: 'the candidate' },
  EMPLOYER: { nl: 'het leerbedrijf', en: 'the employer' },
  ADVISER: { nl: 'de adviseur', en: 'the adviser' },
  SCHOOL: { nl: 'de school', en: 'the school' },
  REFERRER: { nl: 'de doorverwijzer', en: 'the referrer' },
};

/** Whose turn it is, to do what and by when, in one sentence that is the same for every party; null when it ended. */
export function turnText(introduction: Turned, locale: Locale): string | null {
  const turn = whoseTurn(introduction);
  const [first] = turn;
  if (!first || introduction.moveBy === null) return null;
  const task = taskOf(first, introduction);
  return task ? turnSentence(turn, introduction.moveBy, task, locale) : null;
}

/** The one sentence on whose turn it is: the same for everybody, on every screen and in every mail. */
export function turnSentence(
  turn: readonly Party[],
  by: CalendarDate,
  task: Sentence,
  locale: Locale,
): string {
  const who = turn.map((party) => names[party][locale]).join(locale === 'nl' ? ' en ' : ' and ');
  const date = day(by, locale);
  const sentence =
    locale === 'nl'
      ? `${who} ${turn.length > 1 ? 'zijn' : 'is'} aan zet, uiterlijk op ${date}: ${task.nl}.`
      : `${who} ${turn.length > 1 ? 'are' : 'is'} to move, by ${date}: ${task.en}.`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
