import { INVALID, problem, type Problem } from '../platform/problem.js';

/** A group of qualifications with one qualification file. */
export interface Dossier {
  /** Five digits. */
  readonly code: string;
  readonly name: string;
  readonly sectorCode: string;
}

/** Two dossiers whose trades lie near each other, and why. The pair has no direction. */
export interface DossierNeighbours {
  readonly dossierCode: string;
  readonly neighbourCode: string;
  readonly reasonNl: string;
  readonly reasonEn: string;
}

/** The longest reason, in characters: it stands beside a match. */
const longest = 200;

/** The pair with the lower code first and the reasons trimmed. */
export function pairOf(typed: DossierNeighbours): DossierNeighbours {
  const [dossierCode, neighbourCode] = [typed.dossierCode.trim(), typed.neighbourCode.trim()].sort() as [
    string,
    string,
  ];
  return { dossierCode, neighbourCode, reasonNl: typed.reasonNl.trim(), reasonEn: typed.reasonEn.trim() };
}

/** All that is wrong with a pair as it was typed; `known` are the codes of the dossiers that have a qualification in use. */
export function pairProblems(typed: DossierNeighbours, known: ReadonlySet<string>): Problem[] {
  const { reasonNl, reasonEn } = pairOf(typed);
  const [dossierCode, neighbourCode] = [typed.dossierCode.trim(), typed.neighbourCode.trim()];
  const problems: Problem[] = [];
  const demand = (holds: boolean, field: string, nl: string, en: string) => {
    if (!holds) problems.push(problem(INVALID, `input.${field}`, { nl, en }));
  };
  const [nl, en] = ['Kies een kwalificatiedossier uit de lijst.', 'Choose a dossier from the list.'];
  demand(known.has(dossierCode), 'dossierCode', nl, en);
  demand(known.has(neighbourCode), 'neighbourCode', nl, en);
  demand(
    dossierCode !== neighbourCode,
    'neighbourCode',
    'Kies twee verschillende dossiers.',
    'Choose two different dossiers.',
  );
  demand(
    reasonNl.length >= 5 && reasonNl.length <= longest,
    'reasonNl',
    `Schrijf in één zin waarom ze op elkaar lijken, hoogstens ${longest} tekens.`,
    `Write in one sentence in Dutch how they are alike, at most ${longest} characters.`,
  );
  demand(
    reasonEn.length >= 5 && reasonEn.length <= longest,
    'reasonEn',
    `Schrijf dezelfde zin in het Engels, hoogstens ${longest} tekens.`,
    `Write the same sentence in English, at most ${longest} characters.`,
  );
  return problems;
}
