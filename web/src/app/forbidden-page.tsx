import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { homeOf, useSession } from '../lib/session.js';
import { ButtonLink } from '../ui/link.js';
import { Page } from '../ui/page.js';

/** Signed in, but this screen belongs to another role. */
export function ForbiddenPage(): ReactNode {
  const { t } = useTranslation();
  const { viewer } = useSession();
  return (
    <Page
      title={t('forbidden.title')}
      lead={t('forbidden.lead', { email: viewer?.email ?? viewer?.name ?? '' })}
    >
      <p>
        <ButtonLink to={homeOf(viewer?.roles ?? [])}>{t('forbidden.home')}</ButtonLink>
      </p>
    </Page>
  );
}
