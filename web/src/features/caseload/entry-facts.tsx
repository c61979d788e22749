import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateInWords } from '../../lib/dates.js';
import { StatusTag } from '../../ui/status-tag.js';
import type { Entry } from './caseload-query.js';

/** Who and where, as the name of a case. */
export function useEntryTitle(): (entry: Entry) => string {
  const { t } = useTranslation('caseload');
  return ({ introduction: { candidate, place } }) =>
    t('pair', { who: candidate?.name ?? t('unnamed'), employer: place.employer.name });
}

/** Where it stands, whose turn it is, since when, against what is usual, and when there was last contact. */
export function EntryFacts({ entry }: { entry: Entry }): ReactNode {
  const { t, i18n } = useTranslation('caseload');
  const { introduction, stepTitle, daysInStep, usualDays, lastContactAt, carrier } = entry;
  const { place, route, turnText } = introduction;
  return (
    <div className="rk-soft">
      <p>{t('placeIn', { title: place.title, town: place.town })}</p>
      <p>{route?.turnText ?? turnText}</p>
      <p>
        {t('inStep', { step: stepTitle, days: daysInStep })}{' '}
        {usualDays === null ? t('usualUnknown') : t('usual', { days: usualDays })}
      </p>
      <p>
        {t('lastContact', { date: dateInWords(lastContactAt.slice(0, 10), i18n.language) })}{' '}
        {carrier && t('carrier', { name: carrier.name })}
      </p>
    </div>
  );
}

/** What asks for attention, in words. */
export function EntryTags({
  entry: { isDue, isTalkDue, isWarned, isStalled, unread },
}: {
  entry: Entry;
}): ReactNode {
  const { t } = useTranslation('caseload');
  return (
    <div className="rk-row">
      {isWarned && <StatusTag tone="urgent">{t('tag.warned')}</StatusTag>}
      {isDue && !isWarned && <StatusTag tone="urgent">{t('tag.due')}</StatusTag>}
      {isStalled && <StatusTag tone="info">{t('tag.stalled')}</StatusTag>}
      {isTalkDue && <StatusTag tone="info">{t('tag.talk')}</StatusTag>}
      {unread > 0 && <StatusTag tone="positive">{t('tag.unread', { count: unread })}</StatusTag>}
    </div>
  );
}
