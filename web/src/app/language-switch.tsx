import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { languages, switchLanguage } from '../lib/i18n.js';

/** The languages there are texts for, each by its own name. */
export function LanguageSwitch(): ReactNode {
  const { t, i18n } = useTranslation();
  return (
    <div className="rk-languages" role="group" aria-label={t('language')}>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={i18n.language === language}
          aria-label={new Intl.DisplayNames([language], { type: 'language' }).of(language)}
          onClick={() => void switchLanguage(language)}
        >
          {language.toUpperCase()}
        </button>
      ))}
    </div>
  );
}
