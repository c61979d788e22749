import { INVALID, problem, type Problem } from '../platform/problem.js';
import { consentTextNow, consentTexts } from './consent-text.js';

/** On what ground somebody is in matching. Source: AVG art. 6(1)(a) and (e). */
export const legalBases = ['CONSENT', 'PUBLIC_TASK'] as const;
export type LegalBasisKind = (typeof legalBases)[number];

/** How somebody was told what happens with their data. Source: AVG art. 12–13. */
export const informedWays = ['ON_SCREEN', 'AT_THE_DESK', 'BY_PHONE', 'ON_PAPER'] as const;
export type InformedHow = (typeof informedWays)[number];

/** A ground as it is recorded: who told the person what, and how. */
export interface LegalBasis {
  readonly basis: LegalBasisKind;
  readonly informedBy: string;
  readonly informedHow: InformedHow;
  /** Which published text; see `consent-text.ts`. */
  readonly textVersion: string;
}

/** A ground that is in force, from when. */
export interface RunningLegalBasis extends LegalBasis {
  readonly givenAt: Date;
}

/** A ground as it is typed: what is left out follows from who types it. */
export interface LegalBasisAsTyped {
  readonly basis?: LegalBasisKind | null;
  readonly informedBy?: string | null;
  readonly informedHow?: InformedHow | null;
  readonly textVersion?: string | null;
}

/** Who types it: the candidate on the screen, or an adviser for them, by name. */
export type Recorder = { readonly isAdviser: false } | { readonly isAdviser: true; readonly name: string };

/** What the candidate was told on the screen, nobody else told them. */
export const onScreen = 'Routekaart';

/** The ground that is meant. The candidate reads the text on the screen; an adviser tells it at the desk. */
export function legalBasisOf(typed: LegalBasisAsTyped, recorder: Recorder): LegalBasis {
  const { basis, informedBy, informedHow, textVersion } = typed;
  return {
    basis: basis ?? 'CONSENT',
    informedBy: recorder.isAdviser ? informedBy?.trim() || recorder.name : onScreen,
    informedHow: recorder.isAdviser ? (informedHow ?? 'AT_THE_DESK') : 'ON_SCREEN',
    textVersion: textVersion?.trim() || consentTextNow().version,
  };
}

/** All that is wrong with a ground, each at its field below `path`. Only a desk has a public task. */
export function legalBasisProblems(basis: LegalBasis, recorder: Recorder, path: string): Problem[] {
  return [
    ...(basis.basis === 'PUBLIC_TASK' && !recorder.isAdviser
      ? [problem(INVALID, `${path}.basis`, onlyTheDesk)]
      : []),
    ...(basis.informedBy.length <= 200 ? [] : [problem(INVALID, `${path}.informedBy`, tooLong)]),
    ...(consentTexts.some(({ version }) => version === basis.textVersion)
      ? []
      : [problem(INVALID, `${path}.textVersion`, unknownText)]),
  ];
}

const onlyTheDesk = {
  nl: 'Alleen het loket kan een publieke taak vastleggen. Geef zelf toestemming, of vraag het een adviseur.',
  en: 'Only the desk can record a public task. Give your consent yourself, or ask an adviser.',
};
const tooLong = {
  nl: 'Schrijf in hoogstens 200 tekens wie de uitleg gaf.',
  en: 'Write in at most 200 characters who gave the explanation.',
};
const unknownText = {
  nl: 'Deze tekst kennen we niet. Laad de pagina opnieuw, lees de tekst en probeer het nog eens.',
  en: 'We do not know this text. Reload the page, read the text and try again.',
};
