import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink, ButtonLink } from './link.js';
import { Page } from './page.js';

/** An address that does not exist, or no longer. */
export default function NotFoundPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <Page title={t('notFound.title')} lead={t('notFound.lead')}>
      <p className="rk-row">
        <ButtonLink to="/leerbanen">{t('notFound.search')}</ButtonLink>
        <AppLink to="/">{t('notFound.home')}</AppLink>
      </p>
    </Page>
  );
}
