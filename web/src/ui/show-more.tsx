import { Button } from '@utrecht/component-library-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './show-more.css';

/** How much of a list is shown, and the button that adds to it. Says it too to who cannot see it. */
export function ShowMore(props: {
  shown: number;
  total: number;
  hasMore: boolean;
  busy: boolean;
  onMore: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const count = useRef<HTMLParagraphElement>(null);
  const asked = useRef(false);
  useEffect(() => {
    // With the last page the button goes; the focus it had must not get lost.
    if (asked.current && !props.hasMore) count.current?.focus();
  }, [props.hasMore]);
  if (props.total === 0) return null;
  return (
    <div className="rk-show-more">
      <p ref={count} tabIndex={-1} role="status" className="rk-soft">
        {t('state.shown', { shown: props.shown, total: props.total })}
      </p>
      {props.hasMore && (
        <Button
          appearance="secondary-action-button"
          busy={props.busy}
          aria-disabled={props.busy}
          onClick={() => {
            asked.current = true;
            if (!props.busy) props.onMore();
          }}
        >
          {props.busy ? t('state.loading') : t('state.more')}
        </Button>
      )}
    </div>
  );
}
