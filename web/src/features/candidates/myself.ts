import { differenceInYears, parseISO } from 'date-fns';
import { today } from '../../lib/dates.js';
import { steps as wishSteps, type Step as WishStep } from './wish-answers.js';

/** What somebody tells of themselves when registering. It never stands in an address: it stays in this tab. */
export interface Myself {
  name: string;
  /** An ISO date, or '' while it is not typed. */
  birthDate: string;
  postcode: string;
  email: string;
  phone: string;
  /** Below 16: the parent or guardian who is asked by mail. */
  parentName: string;
  parentEmail: string;
  parentRelation: 'PARENT' | 'GUARDIAN';
  /** Null until the question was answered. */
  consent: boolean | null;
  /** The version of the text that was read. */
  textVersion: string | null;
}

export const nobodyYet: Myself = {
  name: '',
  birthDate: '',
  postcode: '',
  email: '',
  phone: '',
  parentName: '',
  parentEmail: '',
  parentRelation: 'PARENT',
  consent: null,
  textVersion: null,
};

export const KEPT_AS = 'registration';

/** The questions about oneself, one a page. */
const questions = ['naam', 'geboortedatum', 'ouder', 'woonplaats', 'bereikbaar', 'toestemming'] as const;
export type Question = (typeof questions)[number];

/** The questions that somebody is asked: a parent only of who is below 16. */
export function questionsFor({ birthDate }: Pick<Myself, 'birthDate'>): readonly Question[] {
  const isAlone = birthDate === '' || mayRegisterAlone(birthDate);
  return questions.filter((question) => question !== 'ouder' || !isAlone);
}

export type WishQuestion = Exclude<WishStep, 'controle' | 'resultaat'>;
/** The questions about the wish: asked only of who did not answer them before. */
export const wishQuestions = wishSteps.filter(
  (step): step is WishQuestion => step !== 'controle' && step !== 'resultaat',
);

/** From this age somebody agrees by themselves to what is done with their data. Source: AVG art. 8, UAVG art. 5. */
const CONSENTS_ALONE_FROM = 16;

/** Whether somebody may register without a parent, by the visitor's clock: the server decides. */
export function mayRegisterAlone(birthDate: string): boolean {
  return differenceInYears(parseISO(today()), parseISO(birthDate)) >= CONSENTS_ALONE_FROM;
}

/** The question a field of the API was asked by; null for what was not asked here. */
export function questionOf(path: readonly string[]): Question | WishQuestion | null {
  if (path.includes('wish')) {
    if (path.includes('mboLevels')) return 'diploma';
    if (path.some((part) => part === 'sectorCodes' || part === 'creboCodes')) return 'werk';
    return path.some((part) => ['postcode4', 'maxTravelKm', 'regionCode'].includes(part))
      ? 'waar'
      : 'wanneer';
  }
  if (path.includes('parent')) return 'ouder';
  const byField: Record<string, Question> = {
    name: 'naam',
    birthDate: 'geboortedatum',
    postcode4: 'woonplaats',
    email: 'bereikbaar',
    phone: 'bereikbaar',
    consentToMatching: 'toestemming',
    legalBasis: 'toestemming',
  };
  return path.map((part) => byField[part]).find(Boolean) ?? null;
}
