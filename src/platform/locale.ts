/** The languages of screens and messages, the first one first. */
export const locales = ['nl', 'en'] as const;
export type Locale = (typeof locales)[number];

/** The same sentence in every language. */
export type Sentence = Readonly<Record<Locale, string>>;

/** The language a browser asks for (`Accept-Language`); Dutch unless English is preferred to it. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return { language: tag.split('-')[0], quality: quality ? Number(quality.trim().slice(2)) : 1 };
    })
    .filter(({ language, quality }) => quality > 0 && (locales as readonly string[]).includes(language ?? ''))
    .sort((a, b) => b.quality - a.quality);
  return (wanted[0]?.language as Locale | undefined) ?? 'nl';
}
