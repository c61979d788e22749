import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../ui/page.js';

/** What one may expect of the web for everybody, what is known to be lacking, and whom to tell. */
export default function AccessibilityPage(): ReactNode {
  const { t } = useTranslation('accessibility');
  const section = (name: 'aim' | 'can' | 'checked' | 'known' | 'tell', content: ReactNode): ReactNode => (
    <section aria-labelledby={name} className="rk-stack">
      <h2 id={name} className="utrecht-heading-2">
        {t(`${name}.heading`)}
      </h2>
      {content}
    </section>
  );
  return (
    <Page title={t('title')} lead={t('lead')}>
      {section('aim', <p>{t('aim.text')}</p>)}
      {section(
        'can',
        <ul className="utrecht-unordered-list">
          {(['keyboard', 'zoom', 'reader', 'dark', 'calm'] as const).map((what) => (
            <li key={what}>{t(`can.${what}`)}</li>
          ))}
        </ul>,
      )}
      {section('checked', <p>{t('checked.text')}</p>)}
      {section(
        'known',
        <ul className="utrecht-unordered-list">
          {(['typed', 'pdf'] as const).map((what) => (
            <li key={what}>{t(`known.${what}`)}</li>
          ))}
        </ul>,
      )}
      {section(
        'tell',
        <>
          <p>{t('tell.text')}</p>
          <p>
            {t('tell.complain')}{' '}
            <a className="utrecht-link utrecht-link--html-a" href="https://www.nationaleombudsman.nl">
              {t('tell.ombudsman')}
            </a>
          </p>
        </>,
      )}
    </Page>
  );
}
