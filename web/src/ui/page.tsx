import { Heading1 } from '@utrecht/component-library-react';
import { clsx } from 'clsx';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigationType } from 'react-router';
import { AppLink } from './link.js';
import './page.css';

const visit = { begun: false };

/**
 * One screen: its title in the browser's tab, its only first heading, and what stands under it. When somebody comes
 * here from another screen the heading takes the focus; `back` is a way up, shown above the heading.
 */
export function Page(props: {
  title: string;
  heading?: ReactNode;
  lead?: ReactNode;
  back?: { to: string; label: string };
  /** Say when the same screen shows another step: the heading takes the focus again. */
  step?: string;
  width?: 'reading' | 'full';
  /** Stands with the heading in a coloured band: for the first page. */
  hero?: ReactNode;
  children?: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const arrival = useNavigationType();

  useEffect(() => {
    // The first page of a visit is begun at the top by the browser itself.
    if (visit.begun) heading.current?.focus({ preventScroll: arrival === 'POP' });
    visit.begun = true;
    // Only a new screen or step moves the focus; a filter that changes the address does not.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [props.step]);

  return (
    <div className={`rk-page rk-page--${props.width ?? 'reading'}`}>
      <title>{`${props.title} | ${t('brand')}`}</title>
      <div className={clsx('rk-page__head', props.hero && 'rk-page__head--hero')}>
        {props.back && (
          <AppLink to={props.back.to} className="rk-page__back">
            <span aria-hidden="true">‹ </span>
            {props.back.label}
          </AppLink>
        )}
        <Heading1 ref={heading} tabIndex={-1}>
          {props.heading ?? props.title}
        </Heading1>
        {props.lead && <p className="rk-page__lead">{props.lead}</p>}
        {props.hero}
      </div>
      {props.children}
    </div>
  );
}
