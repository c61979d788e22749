import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';

const folder = import.meta.dirname;
const languages = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
const files = readdirSync(join(folder, 'nl'));

type Texts = { [key: string]: string | Texts };
const textsOf = (language: string, file: string): [string, string][] => {
  const flat = (texts: Texts, path: string): [string, string][] =>
    Object.entries(texts).flatMap(([key, text]) =>
      typeof text === 'string' ? [[`${path}${key}`, text] as [string, string]] : flat(text, `${path}${key}.`),
    );
  return flat(JSON.parse(readFileSync(join(folder, language, file), 'utf8')) as Texts, '');
};

/** The names a text takes values for; parsing it also proves that it is well formed. */
const valuesOf = (text: string, language: string): string[] => {
  const names = new Set<string>();
  const visit = (elements: unknown): void => {
    if (Array.isArray(elements)) for (const element of elements) visit(element);
    else if (elements && typeof elements === 'object') {
      const { type, value, ...rest } = elements as { type?: number; value?: unknown };
      if (typeof value === 'string' && type !== 0 && type !== undefined) names.add(value);
      else visit(value);
      visit(Object.values(rest).filter((part) => typeof part === 'object'));
    }
  };
  visit(new IntlMessageFormat(text, language).getAst());
  return [...names].sort();
};

describe.each(languages.filter((language) => language !== 'nl'))('the texts in %s', (language) => {
  it('are the same files as the Dutch', () => {
    expect(readdirSync(join(folder, language)).sort()).toEqual([...files].sort());
  });

  it.each(files)('of %s say what the Dutch says, with the same values', (file) => {
    const shape = (of: string): [string, string[]][] =>
      textsOf(of, file).map(([key, text]) => [key, valuesOf(text, of)]);
    expect(shape(language)).toEqual(shape('nl'));
  });
});
