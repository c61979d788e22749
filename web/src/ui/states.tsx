import { Button, Heading2 } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import type { CombinedError } from 'urql';
import { failureOf } from '../lib/api-failure.js';
import { ButtonLink } from './link.js';
import { Notice } from './notice.js';
import './states.css';

/** Grey shapes where content will come; a screen reader hears one word. */
export function LoadingState({ rows = 3 }: { rows?: number }): ReactNode {
  const { t } = useTranslation();
  return (
    <div role="status" className="rk-loading">
      <span className="rk-visually-hidden">{t('state.loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="rk-loading__card" aria-hidden="true">
          <span className="rk-loading__line rk-loading__line--title" />
          <span className="rk-loading__line" />
          <span className="rk-loading__line rk-loading__line--short" />
        </div>
      ))}
    </div>
  );
}

/** Nothing is there: says so, and what one can do. */
export function EmptyState(props: { heading: string; children?: ReactNode }): ReactNode {
  return (
    <section className="rk-empty">
      <Heading2>{props.heading}</Heading2>
      {props.children}
    </section>
  );
}

/** A request failed: one sentence that fits the cause, and the next step. */
export function ErrorState({ error, onRetry }: { error: CombinedError; onRetry?: () => void }): ReactNode {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const failure = failureOf(error);
  return (
    <Notice tone="error" live>
      <p>{t(`failure.${failure}`)}</p>
      {failure === 'signed-out' && (
        <p>
          <ButtonLink to={`/aanmelden?terug=${encodeURIComponent(pathname + search)}`}>
            {t('nav.signIn')}
          </ButtonLink>
        </p>
      )}
      {failure === 'outdated' && (
        <p>
          <Button appearance="secondary-action-button" onClick={() => window.location.reload()}>
            {t('state.reload')}
          </Button>
        </p>
      )}
      {failure !== 'signed-out' && failure !== 'forbidden' && failure !== 'outdated' && onRetry && (
        <p>
          <Button appearance="secondary-action-button" onClick={onRetry}>
            {t('state.retry')}
          </Button>
        </p>
      )}
    </Notice>
  );
}
