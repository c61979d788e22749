import {
  levelsOpenTo,
  priorEducations,
  type PriorEducation,
} from '../../../../src/candidates/prior-education.js';
import type { graphql } from '../../lib/graphql.js';

type WishInput = ReturnType<typeof graphql.scalar<'WishInput'>>;
export type LanguageLevel = NonNullable<WishInput['languageLevel']>;

export const languageLevels: readonly LanguageLevel[] = ['A1', 'A2', 'B1', 'B2', 'C1'];
export const steps = ['diploma', 'werk', 'waar', 'wanneer', 'controle', 'resultaat'] as const;
export type Step = (typeof steps)[number];

/** The answers to the four questions; what was left open is null or empty, and then excludes nothing. */
export interface WishAnswers {
  diploma: PriorEducation | null;
  levels: number[];
  sectors: string[];
  crebos: string[];
  /** Four digits; with a limit in kilometres. Not together with a region. */
  postcode: string | null;
  km: number | null;
  region: string | null;
  availableFrom: string | null;
  maxHours: number | null;
  language: LanguageLevel | null;
}

const matching = (params: URLSearchParams, name: string, shape: RegExp): string | null => {
  const value = params.get(name);
  return value && shape.test(value) ? value : null;
};

const several = (params: URLSearchParams, name: string, shape: RegExp): string[] => [
  ...new Set((params.get(name) ?? '').split(',').filter((value) => shape.test(value))),
];

const oneOf = <Value extends string>(values: readonly Value[], value: string | null): Value | null =>
  values.find((known) => known === value) ?? null;

const isDate = (value: string | null): value is string =>
  value !== null && new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value) === true;

/** Reads the answers from an address, which may have been shared or typed: what makes no sense counts as left open. */
export function answersOf(params: URLSearchParams): WishAnswers {
  const postcode = matching(params, 'postcode', /^[1-9]\d{3}$/);
  const from = matching(params, 'vanaf', /^\d{4}-\d{2}-\d{2}$/);
  const km = Number(matching(params, 'km', /^\d{1,3}$/)) || null;
  return {
    diploma: oneOf(priorEducations, params.get('diploma')),
    levels: several(params, 'niveaus', /^[1-4]$/)
      .map(Number)
      .sort((one, other) => one - other),
    sectors: several(params, 'sectoren', /^[a-z-]{1,60}$/),
    crebos: several(params, 'crebos', /^\d{5}$/),
    postcode: postcode && km ? postcode : null,
    km: postcode ? km : null,
    region: postcode && km ? null : matching(params, 'regio', /^[A-Z0-9]{1,10}$/),
    availableFrom: isDate(from) ? from : null,
    maxHours: Number(matching(params, 'uren', /^\d{1,2}(\.\d{1,2})?$/)) || null,
    language: oneOf(languageLevels, params.get('taal')),
  };
}

/** Writes the answers into an address, so that it can be kept or shared. */
export function paramsOfAnswers(answers: WishAnswers): URLSearchParams {
  const written: Record<string, string | null> = {
    diploma: answers.diploma,
    niveaus: answers.levels.join(','),
    sectoren: answers.sectors.join(','),
    crebos: answers.crebos.join(','),
    postcode: answers.postcode,
    km: answers.km?.toString() ?? null,
    regio: answers.region,
    vanaf: answers.availableFrom,
    uren: answers.maxHours?.toString() ?? null,
    taal: answers.language,
  };
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(written)) if (value) params.set(name, value);
  return params;
}

/** The answers as the API takes them. Prior education is no part of a wish: it never excludes. */
export function wishOf(answers: WishAnswers): WishInput {
  return {
    mboLevels: answers.levels,
    sectorCodes: answers.sectors,
    creboCodes: answers.crebos,
    postcode4: answers.postcode,
    maxTravelKm: answers.km,
    regionCode: answers.region,
    availableFrom: answers.availableFrom,
    maxHoursPerWeek: answers.maxHours,
    languageLevel: answers.language,
  };
}

/** The numbers to choose from, with the one that was given already: a wish may hold any. */
export function withOwn(choices: readonly number[], own: number | null): number[] {
  return [...new Set([...choices, ...(own === null ? [] : [own])])].sort((one, other) => one - other);
}

/** The levels to propose for a diploma; the visitor may change them. */
export function levelsProposedFor(diploma: PriorEducation): number[] {
  return [...levelsOpenTo(diploma)];
}
