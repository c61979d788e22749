import type { Locale, Sentence } from './locale.js';

/** One kind of expected failure, defined once, beside the feature that knows it. */
export interface ProblemKind {
  readonly code: string;
  readonly sentence: Sentence;
}

/** An expected failure as a value: which kind, at which input field, and what to do about it. */
export interface Problem {
  readonly code: string;
  readonly path: readonly string[];
  readonly sentence: Sentence;
}

/** What an action gives: its value, or the problems for which nothing was changed. */
export type Result<T> =
  | { readonly value: T; readonly problems?: undefined }
  | { readonly value?: undefined; readonly problems: Problem[] };

/** Every kind that any room has defined, by code: the values of the API's `ProblemCode`. */
export const problemCodes: Record<string, string> = {};

/** Defines a kind of problem with its sentence in every language. Throws when the code is taken. */
export function defineProblem(code: string, sentence: Sentence): ProblemKind {
  if (problemCodes[code]) throw new Error(`Problem code ${code} is defined twice`);
  problemCodes[code] = code;
  return { code, sentence };
}

/** A problem at a dotted input path (`'input.lapsesOn'`); a sentence of its own says more than the kind's. */
export function problem(kind: ProblemKind, path: string, sentence: Sentence = kind.sentence): Problem {
  return { code: kind.code, path: path.split('.'), sentence };
}

export function succeed<T>(value: T): Result<T> {
  return { value };
}

export function refuse<T = never>(...problems: Problem[]): Result<T> {
  return { problems };
}

/** What the API shows of a problem in one language. */
export function describeProblem({ code, path, sentence }: Problem, locale: Locale) {
  return { code, path: [...path], message: sentence[locale] };
}

export const INVALID = defineProblem('INVALID', {
  nl: 'Deze waarde kan niet. Pas haar aan en probeer het opnieuw.',
  en: 'This value is not possible. Change it and try again.',
});
export const NOT_FOUND = defineProblem('NOT_FOUND', {
  nl: 'Dit bestaat niet (meer), of u mag het niet zien.',
  en: 'This does not exist (any more), or you may not see it.',
});
export const STALE = defineProblem('STALE', {
  nl: 'Iemand anders heeft dit intussen gewijzigd. Laad de pagina opnieuw en voer uw wijziging nog eens in.',
  en: 'Somebody else changed this in the meantime. Reload the page and enter your change again.',
});
export const NOT_ALLOWED_NOW = defineProblem('NOT_ALLOWED_NOW', {
  nl: 'Dat kan in deze stap niet. Laad de pagina opnieuw om te zien wat nu wel kan.',
  en: 'That is not possible at this step. Reload the page to see what is possible now.',
});
