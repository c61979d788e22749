import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateInWords } from '../../lib/dates.js';

/** Where an amount comes from, and since when the region stands for it; said plainly when it does not yet. */
export function SourceLine(props: {
  remedy: { source: string; checkedOn: string | null; isChecked: boolean };
  /** Who checked it, for colleagues. */
  by?: string | undefined;
}): ReactNode {
  const { source, checkedOn, isChecked } = props.remedy;
  const { t, i18n } = useTranslation('helping');
  const date = checkedOn && dateInWords(checkedOn, i18n.language);
  return (
    <>
      {t('source', { source })}{' '}
      {isChecked && date ? (
        t('checked', { date, by: props.by ?? '', hasBy: props.by ? 'yes' : 'no' })
      ) : (
        <strong>{date ? t('checkedLongAgo', { date }) : t('notChecked')}</strong>
      )}
    </>
  );
}
