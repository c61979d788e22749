import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusTag } from '../../ui/status-tag.js';
import type { Meeting } from './meeting-fields.js';

/** What should be settled before a taster day, and the agreement to print. */
export function TasterDayCheck({ meeting }: { meeting: Meeting }): ReactNode {
  const { t, i18n } = useTranslation('meetings');
  const { id, checklist, hasPaper } = meeting;
  return (
    <>
      {checklist.length > 0 && (
        <ul className="rk-plain-list rk-stack rk-stack--tight" aria-label={t('check.label')}>
          {checklist.map(({ step, isDone }) => (
            <li key={step}>
              <StatusTag tone={isDone ? 'positive' : 'neutral'}>
                {t(isDone ? 'check.done' : 'check.open')}
              </StatusTag>{' '}
              {t(`check.${step}`)}
            </li>
          ))}
        </ul>
      )}
      {hasPaper && (
        <p>
          <a
            className="utrecht-link utrecht-link--html-a"
            href={`/papieren/meeloopdag/${id}/${i18n.language === 'en' ? 'en' : 'nl'}.pdf`}
          >
            {t('check.paper')}
          </a>
        </p>
      )}
    </>
  );
}
