import i18next, { type BackendModule, type Module } from 'i18next';
import { IntlMessageFormat } from 'intl-messageformat';
import { initReactI18next } from 'react-i18next';

/** Every language is a folder in `locales/`, every feature a file in it; a new language needs no code. */
const files = import.meta.glob<Record<string, unknown>>('../locales/*/*.json', { import: 'default' });

/** The languages there are texts for, Dutch first. */
export const languages: readonly string[] = [
  ...new Set(Object.keys(files).map((path) => path.split('/').at(-2) ?? 'nl')),
].sort((a, b) => Number(b === 'nl') - Number(a === 'nl') || a.localeCompare(b));

const STORED_LANGUAGE = 'routekaart.language';

const localeFiles: BackendModule = {
  type: 'backend',
  init() {},
  read(language, namespace, callback) {
    const load = files[`../locales/${language}/${namespace}.json`];
    if (!load) return callback(new Error(`no texts ${language}/${namespace}`), null);
    load().then(
      (texts) => callback(null, texts),
      (error: unknown) => callback(error as Error, null),
    );
  },
};

/** What a text begins with that the build has read already: `compile-texts.ts` writes its tree behind it. */
const COMPILED = '\u0001';

/** Fills values into texts. Each text is understood once a language. */
class FilledTexts implements Module {
  static readonly type = 'i18nFormat';
  readonly type = 'i18nFormat';
  private readonly understood = new Map<string, IntlMessageFormat>();

  /** @param text a whole object too, when a list of texts is asked for: each of those comes here by itself first */
  parse(text: string | object, values: Record<string, never>, language: string): string {
    if (typeof text !== 'string' || !text.startsWith(COMPILED)) return text as string;
    const key = language + text;
    let format = this.understood.get(key);
    if (!format) {
      const tree = JSON.parse(text.slice(1)) as ConstructorParameters<typeof IntlMessageFormat>[0];
      format = new IntlMessageFormat(tree, language);
      this.understood.set(key, format);
    }
    return format.format<string>(values) as string;
  }

  /** No other key is tried for a number or a context: the text itself says what differs. */
  addLookupKeys(keys: string[]): string[] {
    return keys;
  }
}

/** Starts the texts in the language chosen before on this device, else Dutch. */
export async function startI18n(): Promise<void> {
  const stored = readStored();
  await i18next
    .use(FilledTexts)
    .use(localeFiles)
    .use(initReactI18next)
    .init({
      lng: stored && languages.includes(stored) ? stored : 'nl',
      fallbackLng: 'nl',
      ns: ['shell'],
      defaultNS: 'shell',
      partialBundledLanguages: true,
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
  markDocument(i18next.language);
  i18next.on('languageChanged', markDocument);
}

/** Switches the language and remembers it on this device. */
export async function switchLanguage(language: string): Promise<void> {
  await i18next.changeLanguage(language);
  try {
    localStorage.setItem(STORED_LANGUAGE, language);
  } catch {
    // Storage may be closed off; then the choice lasts until the page is left.
  }
}

/** Makes sure a screen's texts are there before it is shown. */
export function loadTexts(namespaces: readonly string[]): Promise<void> {
  return i18next.loadNamespaces([...namespaces]);
}

function markDocument(language: string): void {
  document.documentElement.lang = language;
}

function readStored(): string | null {
  try {
    return localStorage.getItem(STORED_LANGUAGE);
  } catch {
    return null;
  }
}
