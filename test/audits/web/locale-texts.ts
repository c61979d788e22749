import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join('web', 'src', 'locales');

interface Words {
  /** The keys of all texts, as a page would show one that was not found. */
  readonly keys: ReadonlySet<string>;
  /** Texts without values to fill in. */
  readonly whole: ReadonlySet<string>;
  /** Pieces of texts that have values, long enough to be told from chance. */
  readonly pieces: readonly string[];
}

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();

type Texts = { readonly [key: string]: string | Texts };
const flat = (texts: Texts, path = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string' ? [[path + key, text] as [string, string]] : flat(text, `${path}${key}.`),
  );

function wordsOf(language: string): Words {
  const texts = readdirSync(join(folder, language)).flatMap((file) =>
    flat(JSON.parse(readFileSync(join(folder, language, file), 'utf8')) as Texts),
  );
  const values = texts.map(([, text]) => text);
  const isWhole = (text: string): boolean => !/[{}<>]/.test(text);
  return {
    keys: new Set(texts.map(([key]) => key).filter((key) => key.includes('.'))),
    whole: new Set(values.filter(isWhole).map(squeezed)),
    pieces: values
      .filter((text) => !isWhole(text))
      .flatMap((text) =>
        text.split(/\{\w+, (?:plural|select|selectordinal),|#|\{[^{}]*\}|<[^>]*>|\w+ \{|[{}]/),
      )
      .map(squeezed)
      .filter((piece) => piece.split(' ').length >= 4),
  };
}

/** The languages that the web has texts for. */
export const languages: readonly string[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort((one, other) => Number(other === 'nl') - Number(one === 'nl') || one.localeCompare(other));

const words = new Map(languages.map((language) => [language, wordsOf(language)]));

/**
 * What is not in the page's language: keys instead of texts, values that were not filled in, and texts that the web has
 * in another language. What people typed is theirs, and no text of the web.
 */
export function untranslated(
  texts: readonly { readonly text: string; readonly language: string }[],
): string[] {
  return texts.flatMap(({ text, language }) => {
    const said = squeezed(text);
    const own = words.get(language);
    if (!own) return [`“${said}” is said to be in ${language}, which the web does not speak`];
    if (own.keys.has(said)) return [`a key: ${said}`];
    if (/\{\w+\}/.test(said)) return [`not filled in: ${said}`];
    if (own.whole.has(said)) return [];
    const other = languages.find((each) => {
      const theirs = words.get(each);
      if (each === language || !theirs) return false;
      return (
        theirs.whole.has(said) ||
        theirs.pieces.some((piece) => said.includes(piece) && !own.pieces.includes(piece))
      );
    });
    return other ? [`${other} on a page in ${language}: ${said}`] : [];
  });
}
