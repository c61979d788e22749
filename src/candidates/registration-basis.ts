import { INVALID, problem, type Problem } from '../platform/problem.js';
import {
  legalBasisOf,
  legalBasisProblems,
  type LegalBasis,
  type LegalBasisAsTyped,
  type Recorder,
} from './legal-basis.js';

/**
 * On what ground somebody who registers is in matching: consent when the box is ticked, else the public task when an
 * adviser records it, else none. The box and the ground may not contradict each other.
 */
export function registrationBasis(
  { consentToMatching, legalBasis }: { consentToMatching: boolean; legalBasis?: LegalBasisAsTyped | null },
  recorder: Recorder,
): { basis: LegalBasis | null; problems: Problem[] } {
  if (!consentToMatching && !legalBasis) return { basis: null, problems: [] };
  const basis = legalBasisOf(legalBasis ?? {}, recorder);
  const problems = legalBasisProblems(basis, recorder, 'input.legalBasis');
  if (consentToMatching !== (basis.basis === 'CONSENT')) {
    problems.push(problem(INVALID, 'input.consentToMatching', oneOrTheOther));
  }
  return { basis, problems };
}

const oneOrTheOther = {
  nl: 'Zet het vinkje bij toestemming alleen als toestemming de grondslag is, en niet bij een publieke taak.',
  en: 'Tick consent only when consent is the legal basis, and not with a public task.',
};
