import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink } from '../ui/link.js';
import { Page } from '../ui/page.js';

/** Something broke in a screen, or its code could not be fetched: say so, and offer to try again. */
export function CrashPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <Page title={t('crash.title')} lead={t('crash.lead')}>
      <p className="rk-row">
        <Button appearance="primary-action-button" onClick={() => window.location.reload()}>
          {t('state.retry')}
        </Button>
        <AppLink to="/">{t('notFound.home')}</AppLink>
      </p>
    </Page>
  );
}
