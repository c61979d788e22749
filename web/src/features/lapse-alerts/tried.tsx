import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateInWords, instantInWords } from '../../lib/dates.js';
import type { Alert } from './alert-body.js';

/** So many of the last things that were tried. */
const SHOWN = 4;

/** What was tried for the place already, so that nobody does it again in vain; nobody who was introduced is named. */
export function TriedBefore({ tried }: { tried: Alert['tried'] }): ReactNode {
  const { t, i18n } = useTranslation('lapse-alerts');
  if (tried.length === 0) return <p className="rk-soft">{t('tried.nothing')}</p>;
  const words = (one: Alert['tried'][number]): string => {
    const by = one.by?.name ?? t('tried.somebody');
    if (one.kind === 'INTRODUCTION') return t(`tried.introduction.${one.status ?? 'PROPOSED'}`, { by });
    if (one.kind === 'EMPLOYER_CALLED') return t('tried.called', { by });
    return t('tried.extension', { by, date: dateInWords(one.proposedDate ?? '', i18n.language) });
  };
  return (
    <div className="rk-stack rk-stack--tight">
      <p className="rk-soft">{t('tried.heading')}</p>
      <ul className="utrecht-unordered-list">
        {tried.slice(0, SHOWN).map((one) => (
          <li key={`${one.kind} ${one.at}`} className="utrecht-unordered-list__item">
            {instantInWords(one.at, i18n.language)}: {words(one)}
          </li>
        ))}
      </ul>
      {tried.length > SHOWN && <p className="rk-soft">{t('tried.more', { count: tried.length - SHOWN })}</p>}
    </div>
  );
}
