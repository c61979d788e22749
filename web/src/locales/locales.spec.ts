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

/** Keys that are put together from what the API gives; see `features/privacy/detail-in-words.ts`. */
const saidByName = ['detail.', 'value.', 'role.', 'WORK', 'VISITOR'].map((key) => `audit-trail:${key}`);
const mostWords = 25;

describe('the texts in nl', () => {
  const source = readdirSync(join(folder, '..'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.spec|\.d)\.tsx?$/.test(name))
    .map((name) => readFileSync(join(folder, '..', name), 'utf8'))
    .join('\n');
  const written = new Set([...source.matchAll(/'([^'\n]*)'/g)].map(([, text]) => text));
  // A key with a part that is filled in: `seek.${way}.title`; of what is all filled in nothing can be known.
  const composed = [...source.matchAll(/(?=`((?:[\w.:-]|\$\{[^{}`]*\})+)`)/g)]
    .map(([, template = '']) => template.replace(/\$\{[^}]*\}/g, '\0'))
    .filter((template) => /[a-z]{2}/i.test(template))
    .map((template) => new RegExp(`^${template.replaceAll('.', '\\.').replaceAll('\0', '.+')}$`));
  const texts = files.flatMap((file) => {
    const name = file.replace('.json', '');
    return textsOf('nl', file).map(([key, text]) => ({ key, named: `${name}:${key}`, text }));
  });

  it('are each said somewhere', () => {
    const isSaid = ({ key, named }: { key: string; named: string }): boolean =>
      written.has(key) ||
      written.has(named) ||
      composed.some((shape) => shape.test(key)) ||
      saidByName.some((beginning) => named.startsWith(beginning));
    expect(texts.filter((text) => !isSaid(text)).map(({ named }) => named)).toEqual([]);
  });

  it(`have no sentence of more than ${mostWords} words`, () => {
    const sentences = texts.flatMap(({ named, text }) =>
      text
        .replace(/\{\w+\}/g, 'waarde')
        .split(/(?<=[.?!:])\s+|[{}]/)
        .map((sentence) => ({ named, sentence })),
    );
    const isLong = ({ sentence }: { sentence: string }): boolean => sentence.split(/\s+/).length > mostWords;
    expect(sentences.filter(isLong)).toEqual([]);
  });
});
