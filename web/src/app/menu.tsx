import { clsx } from 'clsx';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { generatePath, Link, matchPath, useLocation } from 'react-router';
import { useSession } from '../lib/session.js';
import { desk, type Screen } from './screen.js';
import { screens } from './screens.js';

/** From more items on, those that are rarely used stand together behind one button. */
const MOST_ON_ONE_ROW = 9;

/**
 * The menu: the screens of the viewer's role first, then the public ones, which a desk has screens of its own for. On a
 * narrow screen it folds behind one button; on a wide one only what is rarely used does, when there is much.
 */
export function Menu(): ReactNode {
  const { t } = useTranslation();
  const { viewer } = useSession();
  const { pathname } = useLocation();
  const aroundWhole = useRef<HTMLElement>(null);
  const wholeButton = useRef<HTMLButtonElement>(null);
  const whole = useFold(pathname, aroundWhole, wholeButton);
  const aroundRest = useRef<HTMLLIElement>(null);
  const restButton = useRef<HTMLButtonElement>(null);
  const rest = useFold(pathname, aroundRest, restButton);
  const under = screens.find((each) => each.under && matchPath(each.path, pathname))?.under;
  const shown = screens.filter(
    ({ nav, roles }) => nav && (!roles || roles.some((role) => viewer?.roles.includes(role))),
  );
  const own = shown.filter(({ roles }) => roles);
  const isAtDesk = viewer?.roles.some((role) => desk.includes(role));
  const items = [...own, ...(isAtDesk ? [] : shown.filter(({ roles }) => !roles))];
  const isRare = ({ rare }: Screen): boolean => rare === true && items.length > MOST_ON_ONE_ROW;
  const rarely = items.filter(isRare);

  const isHere = ({ path, nav }: Screen): boolean =>
    under
      ? under.includes(nav ?? '')
      : matchPath({ path: generatePath(path, {}), end: false }, pathname) !== null;
  const link = (screen: Screen): ReactNode => (
    <li key={screen.path}>
      <Link
        to={generatePath(screen.path, {})}
        className="rk-menu__link"
        aria-current={isHere(screen) ? 'page' : undefined}
        onClick={() => {
          whole.close();
          rest.close();
        }}
      >
        {t(`nav.${screen.nav}` as 'nav.places')}
      </Link>
    </li>
  );

  return (
    <nav className="rk-menu" aria-label={t('nav.label')} ref={aroundWhole}>
      <button
        ref={wholeButton}
        type="button"
        className="rk-menu__link rk-menu__fold"
        aria-expanded={whole.isOpen}
        aria-controls="hoofdmenu"
        onClick={whole.toggle}
      >
        {t('nav.menu')}
      </button>
      <ul id="hoofdmenu" className={clsx('rk-menu__list', whole.isOpen && 'rk-menu__list--open')}>
        {items.filter((screen) => !isRare(screen)).map(link)}
        {rarely.length > 0 && (
          <li className="rk-menu__rest" ref={aroundRest}>
            <button
              ref={restButton}
              type="button"
              className={clsx('rk-menu__link rk-menu__more', rarely.some(isHere) && 'rk-menu__more--here')}
              aria-expanded={rest.isOpen}
              aria-controls="meer-menu"
              onClick={rest.toggle}
            >
              {t('nav.more')}
            </button>
            <ul id="meer-menu" className={clsx('rk-menu__rarely', rest.isOpen && 'rk-menu__rarely--open')}>
              {rarely.map(link)}
            </ul>
          </li>
        )}
      </ul>
    </nav>
  );
}

/** Something that folds behind a button: it closes on Escape, by a press elsewhere, and on another page. */
function useFold(
  pathname: string,
  around: RefObject<HTMLElement | null>,
  button: RefObject<HTMLButtonElement | null>,
): { isOpen: boolean; toggle: () => void; close: () => void } {
  const [openAt, setOpenAt] = useState<string>();
  const isOpen = openAt === pathname;
  useEffect(() => {
    if (!isOpen) return undefined;
    const closeOutside = ({ target }: Event): void => {
      if (target instanceof Node && !around.current?.contains(target)) setOpenAt(undefined);
    };
    const closeOnEscape = ({ key }: KeyboardEvent): void => {
      if (key !== 'Escape') return;
      setOpenAt(undefined);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    document.addEventListener('keydown', closeOnEscape);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
      document.removeEventListener('keydown', closeOnEscape);
    };
  }, [isOpen, around, button]);
  return {
    isOpen,
    toggle: () => setOpenAt(isOpen ? undefined : pathname),
    close: () => setOpenAt(undefined),
  };
}
