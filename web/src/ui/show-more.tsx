import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
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
  if (props.total === 0) return null;
  return (
    <div className="rk-show-more">
      <p role="status" className="rk-soft">
        {t('state.shown', { shown: props.shown, total: props.total })}
      </p>
      {props.hasMore && (
        <Button
          appearance="secondary-action-button"
          busy={props.busy}
          disabled={props.busy}
          onClick={props.onMore}
        >
          {props.busy ? t('state.loading') : t('state.more')}
        </Button>
      )}
    </div>
  );
}
