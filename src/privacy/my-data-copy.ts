import type { Locale, Sentence } from '../platform/locale.js';

/** One section of a copy: what it is called, how its fields are called, and the rows. */
export interface CopySection {
  readonly section: string;
  readonly title: Sentence;
  readonly labels: Readonly<Record<string, Sentence>>;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** The version of the JSON, described in docs/my-data.md; a new one when a field goes or changes its meaning. */
export const copyVersion = 1;

/** The copy for machines. Sections without rows are there, empty. Instants are ISO 8601 in UTC. */
export function copyAsJson(sections: readonly CopySection[], madeAt: Date): string {
  const data: Record<string, unknown[]> = {};
  for (const { section, rows } of sections) data[section] = [...(data[section] ?? []), ...rows];
  return `${JSON.stringify({ schema: 'routekaart/my-data', version: copyVersion, madeAt: madeAt.toISOString(), data }, null, 2)}\n`;
}

const words = {
  nl: {
    title: 'Uw gegevens in Routekaart',
    made: 'Gemaakt op',
    none: 'Hiervan hebben wij niets.',
    yes: 'ja',
    no: 'nee',
    contents: 'Inhoud',
  },
  en: {
    title: 'Your data in Routekaart',
    made: 'Made on',
    none: 'We have nothing of this kind.',
    yes: 'yes',
    no: 'no',
    contents: 'Contents',
  },
};

const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function valueOf(value: unknown, locale: Locale): string {
  if (value === null || value === undefined || value === '') return '–';
  if (value === true) return words[locale].yes;
  if (value === false) return words[locale].no;
  if (value instanceof Date) {
    return new Intl.DateTimeFormat(locale === 'nl' ? 'nl-NL' : 'en-GB', {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: 'Europe/Amsterdam',
    }).format(value);
  }
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(String).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The copy for people: one page by itself, without scripts, fit for printing. */
export function copyAsHtml(sections: readonly CopySection[], madeAt: Date, locale: Locale): string {
  const text = words[locale];
  const body = sections.map(({ section, title, labels, rows }) => {
    const lists = rows.map(
      (row) =>
        `<dl>${Object.entries(labels)
          .map(
            ([name, label]) =>
              `<div><dt>${escape(label[locale])}</dt><dd>${escape(valueOf(row[name], locale))}</dd></div>`,
          )
          .join('')}</dl>`,
    );
    return `<section id="${section}"><h2>${escape(title[locale])}</h2>${lists.join('') || `<p>${text.none}</p>`}</section>`;
  });
  const contents = sections.map(
    ({ section, title, rows }) =>
      `<li><a href="#${section}">${escape(title[locale])}</a> (${rows.length})</li>`,
  );
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${text.title}</title><style>
body{font:1rem/1.5 sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#1b2b34}
h1{font-size:1.75rem}h2{font-size:1.25rem;margin-top:2rem;border-bottom:2px solid #1b2b34}
dl{margin:1rem 0;padding:.5rem 0;border-bottom:1px solid #c9d3d8;break-inside:avoid}
dl div{display:grid;grid-template-columns:minmax(9rem,1fr) 2fr;gap:1rem}
dt{font-weight:600}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
</style></head><body><main><h1>${text.title}</h1><p>${text.made} ${escape(valueOf(madeAt, locale))}.</p>
<nav aria-label="${text.contents}"><ul>${contents.join('')}</ul></nav>
${body.join('\n')}</main></body></html>
`;
}
