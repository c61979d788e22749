import { useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/notice.js';

function listen(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

/** Says that the device has no connection, for as long as it has none. What was typed stays where it is. */
export function OfflineNotice(): ReactNode {
  const { t } = useTranslation();
  const isOnline = useSyncExternalStore(listen, () => navigator.onLine);
  return (
    <div role="status" className="rk-offline">
      {!isOnline && (
        <Notice tone="warning">
          <p>{t('offline')}</p>
        </Notice>
      )}
    </div>
  );
}
