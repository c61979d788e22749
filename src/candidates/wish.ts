import type { CalendarDate } from '../platform/calendar-date.js';
import type { Sentence } from '../platform/locale.js';
import { INVALID, problem, type Problem, type ProblemKind } from '../platform/problem.js';
import type { LanguageLevel } from '../places/language-level.js';
import { UNKNOWN_POSTCODE, UNKNOWN_QUALIFICATION } from '../reference/reference-problems.js';

/** What somebody looks for. A value that is not given (null, or an empty list of codes) excludes nothing. */
export interface Wish {
  readonly mboLevels: readonly number[];
  readonly sectorCodes: readonly string[];
  readonly creboCodes: readonly string[];
  /** Where one travels from, four digits; null for the candidate's home. */
  readonly postcode4: string | null;
  /** Great circle, in kilometres. */
  readonly maxTravelKm: number | null;
  readonly regionCode: string | null;
  readonly availableFrom: CalendarDate | null;
  readonly maxHoursPerWeek: number | null;
  readonly languageLevel: LanguageLevel | null;
}

/** A wish as it is typed: what is left out is not given. */
export type WishAsTyped = Pick<Wish, 'mboLevels' | 'sectorCodes' | 'creboCodes'> &
  Partial<Omit<Wish, 'mboLevels' | 'sectorCodes' | 'creboCodes'>>;

/** Of the codes that a wish or a home names: those in use. */
export interface CodesInUse {
  readonly sectors: ReadonlySet<string>;
  readonly qualifications: ReadonlySet<string>;
  readonly regions: ReadonlySet<string>;
  /** Four digits → the region they lie in. */
  readonly postcodes: ReadonlyMap<string, string>;
}

/** The wish that is meant: every code once, texts trimmed, nothing left out. */
export function wishOf(typed: WishAsTyped): Wish {
  return {
    mboLevels: [...new Set(typed.mboLevels)].sort((a, b) => a - b),
    sectorCodes: codesOf(typed.sectorCodes),
    creboCodes: codesOf(typed.creboCodes),
    postcode4: typed.postcode4?.trim() || null,
    maxTravelKm: typed.maxTravelKm ?? null,
    regionCode: typed.regionCode?.trim() || null,
    availableFrom: typed.availableFrom ?? null,
    maxHoursPerWeek: typed.maxHoursPerWeek ?? null,
    languageLevel: typed.languageLevel ?? null,
  };
}

const codesOf = (codes: readonly string[]) => [...new Set(codes.map((code) => code.trim()))];

/** The lengths, in codes, beyond which a wish is no wish any more. */
const codesAtMost = 100;

/**
 * All that is wrong with a wish, at once, each at its field below `path`. A home without a limit is possible: the
 * distance is told and excludes nothing. A limit needs a home: the wish's own, or the `home` that is known already.
 */
export function wishProblems(
  wish: Wish,
  inUse: CodesInUse,
  path: string,
  home: string | null = null,
): Problem[] {
  const problems: Problem[] = [];
  const demand = (holds: boolean, field: string, sentence: Sentence, kind: ProblemKind = INVALID) => {
    if (!holds) problems.push(problem(kind, `${path}.${field}`, sentence));
  };
  const { mboLevels, sectorCodes, creboCodes, postcode4, maxTravelKm, regionCode, maxHoursPerWeek } = wish;
  demand(
    mboLevels.length > 0 && mboLevels.every((level) => levels.includes(level)),
    'mboLevels',
    whichLevels,
  );
  demand(sectorCodes.length <= codesAtMost, 'sectorCodes', tooManyCodes);
  demand(creboCodes.length <= codesAtMost, 'creboCodes', tooManyCodes);
  sectorCodes.forEach((code, at) => demand(inUse.sectors.has(code), `sectorCodes.${at}`, unknownSector));
  creboCodes.forEach((code, at) =>
    demand(
      inUse.qualifications.has(code),
      `creboCodes.${at}`,
      UNKNOWN_QUALIFICATION.sentence,
      UNKNOWN_QUALIFICATION,
    ),
  );
  demand(
    postcode4 === null || inUse.postcodes.has(postcode4),
    'postcode4',
    unknownPostcode,
    UNKNOWN_POSTCODE,
  );
  demand(maxTravelKm === null || (maxTravelKm >= 1 && maxTravelKm <= 300), 'maxTravelKm', howFar);
  demand(maxTravelKm === null || (postcode4 ?? home) !== null, 'postcode4', fromWhere);
  demand(regionCode === null || inUse.regions.has(regionCode), 'regionCode', unknownRegion);
  demand(
    maxHoursPerWeek === null || (maxHoursPerWeek >= 8 && maxHoursPerWeek <= 40),
    'maxHoursPerWeek',
    howManyHours,
  );
  return problems;
}

const levels = [1, 2, 3, 4];
const whichLevels = {
  nl: 'Kies één of meer niveaus: 1, 2, 3 of 4.',
  en: 'Choose one or more levels: 1, 2, 3 or 4.',
};
const tooManyCodes = {
  nl: `Kies er hoogstens ${codesAtMost}. Zoekt u in alles? Laat dit dan leeg.`,
  en: `Choose at most ${codesAtMost}. Do you look for anything? Then leave this empty.`,
};
const unknownSector = {
  nl: 'Deze sector kennen we niet. Kies er een uit de lijst.',
  en: 'We do not know this sector. Choose one from the list.',
};
const unknownRegion = {
  nl: 'Deze regio kennen we niet. Kies er een uit de lijst.',
  en: 'We do not know this region. Choose one from the list.',
};
/** For a home, where the kind's own sentence speaks of a workplace. */
export const unknownPostcode = {
  nl: 'Deze postcode kennen we niet. Vul alleen de vier cijfers in, zoals 7511.',
  en: 'We do not know this postcode. Fill in the four digits only, such as 7511.',
};
const howFar = { nl: 'Vul 1 tot en met 300 kilometer in.', en: 'Fill in 1 to 300 kilometres.' };
const fromWhere = {
  nl: 'Vul ook de vier cijfers in van de postcode waar de reis begint.',
  en: 'Also fill in the four digits of the postcode where the journey begins.',
};
const howManyHours = {
  nl: 'Vul 8 tot en met 40 uur per week in.',
  en: 'Fill in 8 to 40 hours a week.',
};
