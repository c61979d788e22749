import { INVALID, problem, type Problem } from '../platform/problem.js';
import { consentTextNow, consentTexts } from './consent-text.js';
import type { Purpose } from './purpose.js';

/** On what ground somebody is in matching. Source: AVG art. 6(1)(a) and (e). */
export const legalBases = ['CONSENT', 'PUBLIC_TASK'] as const;
export type LegalBasisKind = (typeof legalBases)[number];

/** How somebody was told what happens with their data. Source: AVG art. 12–13. */
export const informedWays = ['ON_SCREEN', 'AT_THE_DESK', 'BY_PHONE', 'ON_PAPER'] as const;
export type InformedHow = (typeof informedWays)[number];

/** What sort of body answers for a use of data. Source: AVG art. 4(7). */
export const controllerKinds = ['MUNICIPALITY', 'UWV', 'COLLEGE'] as const;
export type ControllerKind = (typeof controllerKinds)[number];

/** Who answers for a use of data. */
export interface Controller {
  readonly kind: ControllerKind;
  readonly name: string;
}

/** How a ground ended: consent was withdrawn, the person objected to the public task, or another ground came. */
export const endings = ['WITHDRAWN', 'OBJECTED', 'REPLACED'] as const;
export type Ending = (typeof endings)[number];

/** How a ground ends when the person says stop. Source: AVG art. 7(3) for consent, art. 21 for a public task. */
export function endingOf(basis: LegalBasisKind): Exclude<Ending, 'REPLACED'> {
  return basis === 'CONSENT' ? 'WITHDRAWN' : 'OBJECTED';
}

/** A ground as it is recorded: who told the person what, and how. */
export interface LegalBasis {
  readonly basis: LegalBasisKind;
  readonly informedBy: string;
  readonly informedHow: InformedHow;
  /** Which published text; see `consent-text.ts`. */
  readonly textVersion: string;
  /** Null for the municipality of the home. */
  readonly controller: Controller | null;
}

/** A ground that is in force: for what, on whose account, from when. */
export interface RunningLegalBasis extends LegalBasis {
  readonly purpose: Purpose;
  readonly controller: Controller;
  readonly givenAt: Date;
}

/** A ground that was recorded at some time; while it runs it has no end. */
export interface RecordedBasis extends RunningLegalBasis {
  readonly endedAt: Date | null;
  readonly endedAs: Ending | null;
}

/** A ground as it is typed: what is left out follows from who types it. */
export interface LegalBasisAsTyped {
  readonly basis?: LegalBasisKind | null;
  readonly informedBy?: string | null;
  readonly informedHow?: InformedHow | null;
  readonly textVersion?: string | null;
  readonly controllerKind?: ControllerKind | null;
  readonly controllerName?: string | null;
}

/** Who types it: the candidate on the screen, or an adviser for them, by name. */
export type Recorder = { readonly isAdviser: false } | { readonly isAdviser: true; readonly name: string };

/** What the candidate was told on the screen, nobody else told them. */
export const onScreen = 'Routekaart';

/** The ground that is meant. The candidate reads the text on the screen; an adviser tells it at the desk. */
export function legalBasisOf(typed: LegalBasisAsTyped, recorder: Recorder): LegalBasis {
  const { basis, informedBy, informedHow, textVersion, controllerKind, controllerName } = typed;
  const name = controllerName?.trim() || (controllerKind === 'UWV' ? 'UWV' : '');
  return {
    basis: basis ?? 'CONSENT',
    informedBy: recorder.isAdviser ? informedBy?.trim() || recorder.name : onScreen,
    informedHow: recorder.isAdviser ? (informedHow ?? 'AT_THE_DESK') : 'ON_SCREEN',
    textVersion: textVersion?.trim() || consentTextNow().version,
    controller: recorder.isAdviser && controllerKind ? { kind: controllerKind, name } : null,
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
    ...(basis.controller === null || (basis.controller.name !== '' && basis.controller.name.length <= 200)
      ? []
      : [problem(INVALID, `${path}.controllerName`, whichController)]),
  ];
}

const onlyTheDesk = {
  nl: 'Alleen het loket kan een publieke taak vastleggen. Geef zelf toestemming, of vraag het een adviseur.',
  en: 'Only the desk can record a public task. Give your consent yourself, or ask an adviser.',
};
const whichController = {
  nl: 'Schrijf welke gemeente of school het is, in hoogstens 200 tekens.',
  en: 'Write which municipality or college it is, in at most 200 characters.',
};
const tooLong = {
  nl: 'Schrijf in hoogstens 200 tekens wie de uitleg gaf.',
  en: 'Write in at most 200 characters who gave the explanation.',
};
const unknownText = {
  nl: 'Deze tekst kennen we niet. Laad de pagina opnieuw, lees de tekst en probeer het nog eens.',
  en: 'We do not know this text. Reload the page, read the text and try again.',
};
