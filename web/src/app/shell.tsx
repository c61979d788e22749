import { SkipLink } from '@utrecht/component-library-react';
import { Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation } from 'react-router';
import { LoadingState } from '../ui/states.js';
import { CrashBoundary } from './crash-boundary.js';
import { useScrollToTop } from './scroll.js';
import { LanguageSwitch } from './language-switch.js';
import { Menu } from './menu.js';
import { OfflineNotice } from './offline-notice.js';
import { Account } from './account.js';
import { AppLink } from '../ui/link.js';
import './shell.css';

/** What stands around every screen: skip link, brand, menu, account, language, foot. */
export function Shell(): ReactNode {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  useScrollToTop();
  return (
    <div className="rk-shell">
      <SkipLink href="#inhoud" className="utrecht-skip-link--visible-on-focus">
        {t('skip')}
      </SkipLink>
      <header className="rk-header">
        <div className="rk-header__top">
          <Link to="/" className="rk-brand">
            <BrandMark />
            <span>
              {t('brand')}
              <span className="rk-brand__line">{t('brandLine')}</span>
            </span>
          </Link>
          <div className="rk-header__tools">
            <LanguageSwitch />
            <Account />
          </div>
        </div>
        <Menu />
      </header>
      <OfflineNotice />
      <main id="inhoud" tabIndex={-1}>
        <Suspense
          fallback={
            <div className="rk-page">
              <LoadingState />
            </div>
          }
        >
          <CrashBoundary key={pathname}>
            <Outlet />
          </CrashBoundary>
        </Suspense>
      </main>
      <footer className="rk-footer">
        <div className="rk-footer__inner">
          <p>{t('foot.what')}</p>
          <p>{t('foot.data')}</p>
          <p>
            <AppLink to="/toegankelijkheid">{t('foot.accessibility')}</AppLink>
          </p>
        </div>
      </footer>
    </div>
  );
}

function BrandMark(): ReactNode {
  return (
    <svg className="rk-brand__mark" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <path d="M9 31V18a6 6 0 0 1 6-6h16" />
      <circle cx="9" cy="31" r="5" />
      <circle cx="31" cy="12" r="5" />
    </svg>
  );
}
