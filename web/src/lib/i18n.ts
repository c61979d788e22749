import i18next, { type BackendModule } from 'i18next';
import ICU from 'i18next-icu';
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

/** Starts the texts in the language chosen before on this device, else Dutch. */
export async function startI18n(): Promise<void> {
  const stored = readStored();
  await i18next
    .use(ICU)
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
