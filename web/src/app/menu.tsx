import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { generatePath, Link, matchPath, useLocation } from 'react-router';
import { useSession } from '../lib/session.js';
import { desk } from './screen.js';
import { screens } from './screens.js';

/** The menu: the screens of the viewer's role first, then the public ones, which a desk has screens of its own for. */
export function Menu(): ReactNode {
  const { t } = useTranslation();
  const { viewer } = useSession();
  const { pathname } = useLocation();
  const under = screens.find((each) => each.under && matchPath(each.path, pathname))?.under;
  const shown = screens.filter(
    ({ nav, roles }) => nav && (!roles || roles.some((role) => viewer?.roles.includes(role))),
  );
  const own = shown.filter(({ roles }) => roles);
  const isAtDesk = viewer?.roles.some((role) => desk.includes(role));
  const open = isAtDesk ? [] : shown.filter(({ roles }) => !roles);
  return (
    <nav className="rk-menu" aria-label={t('nav.label')}>
      <ul>
        {[...own, ...open].map(({ path, nav }) => {
          const to = generatePath(path, {});
          const isHere = under
            ? under.includes(nav ?? '')
            : matchPath({ path: to, end: false }, pathname) !== null;
          return (
            <li key={path}>
              <Link to={to} className="rk-menu__link" aria-current={isHere ? 'page' : undefined}>
                {t(`nav.${nav}` as 'nav.places')}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
