import { createRequire } from 'node:module';
import { parse } from '@formatjs/icu-messageformat-parser';
import type { Plugin } from 'vite';

/** What a text begins with when a tree follows in JSON, and not the sentence itself: as `lib/i18n.ts` reads it. */
const compiled = '\u0001';

type Texts = { [key: string]: string | Texts };

/**
 * Reads the ICU texts of `locales/` when the pages are built, so that no visitor has to fetch the parser (8 kB) and run
 * it. A text without values is left as it is.
 */
export function compileTexts(): Plugin {
  const require = createRequire(import.meta.url);
  return {
    name: 'compile-texts',
    enforce: 'pre',
    config: () => ({
      resolve: {
        alias: {
          '@formatjs/icu-messageformat-parser': require
            .resolve('@formatjs/icu-messageformat-parser')
            .replace(/index\.js$/, 'no-parser.js'),
        },
      },
    }),
    transform: {
      filter: { id: /\/locales\/[\w-]+\/[\w-]+\.json$/ },
      handler: (code) => ({ code: JSON.stringify(compiledTexts(JSON.parse(code) as Texts)), map: null }),
    },
  };
}

function compiledTexts(texts: Texts): Texts {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      key,
      typeof text !== 'string' ? compiledTexts(text) : isPlain(text) ? text : treeOf(text),
    ]),
  );
}

/** Braces hold values, and an apostrophe can quote them. */
function isPlain(text: string): boolean {
  return !/[{}']/.test(text);
}

function treeOf(text: string): string {
  // Tags are for the component that shows the text.
  return compiled + JSON.stringify(parse(text, { ignoreTag: true, captureLocation: false }));
}
