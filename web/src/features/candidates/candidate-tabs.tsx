import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TabLinks } from '../../ui/tab-links.js';

/** An adviser's two ways to look at candidates: by name those they know, and the others without. */
export function CandidateTabs({ current }: { current: 'known' | 'others' }): ReactNode {
  const { t } = useTranslation('case-files');
  return (
    <TabLinks
      label={t('unnamed.tabs')}
      links={[
        { to: '/kandidaten', label: t('unnamed.known'), current: current === 'known' },
        { to: '/kandidaten/zonder-naam', label: t('unnamed.others'), current: current === 'others' },
      ]}
    />
  );
}
