import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../lib/session.js';
import { SummaryList } from '../../ui/summary-list.js';

/** Name and address of whoever is signed in. */
export function AboutMe(): ReactNode {
  const { t } = useTranslation('account');
  const { viewer } = useSession();
  if (!viewer) return null;
  return (
    <section aria-labelledby="gegevens" className="rk-stack">
      <h2 id="gegevens" className="utrecht-heading-2">
        {t('about.heading')}
      </h2>
      <SummaryList
        rows={[
          { label: t('about.name'), value: viewer.name },
          { label: t('about.email'), value: viewer.email },
        ]}
      />
    </section>
  );
}
