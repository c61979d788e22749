import type { LoadHook, InitializeHook } from 'node:module';

let replaced: Readonly<Record<string, string>> = {};

/** Which files are others: their text by URL, as JSON. */
export const initialize: InitializeHook<string> = (given) => {
  replaced = JSON.parse(given) as typeof replaced;
};

/** Gives such a file its other text. */
export const load: LoadHook = (url, context, next) => {
  const source = replaced[url];
  return source === undefined ? next(url, context) : { format: 'module', source, shortCircuit: true };
};
