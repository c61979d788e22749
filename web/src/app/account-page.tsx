import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AboutMe } from '../features/access/about-me.js';
import { MyPasskeys } from '../features/access/my-passkeys.js';
import { MySessions } from '../features/access/my-sessions.js';
import { NoticeSettings } from '../features/notices/notice-settings.js';
import { MyOpenIds } from '../features/access/my-open-ids.js';
import { MyDataSections } from '../features/privacy/my-data-sections.js';
import { Page } from '../ui/page.js';

/**
 * What is one's own, whatever one's role: one section under another. A section is a component of its feature with a
 * second heading, fetches its own data and shows nothing where it means nothing to the viewer. The order here is the
 * order on the page; a section's texts are named at this screen's line in `screens.ts`.
 */
export default function AccountPage(): ReactNode {
  const { t } = useTranslation('account');
  return (
    <Page title={t('title')} lead={t('lead')}>
      <AboutMe />
      <MyPasskeys />
      <MyOpenIds />
      <MySessions />
      <NoticeSettings />
      <MyDataSections />
    </Page>
  );
}
