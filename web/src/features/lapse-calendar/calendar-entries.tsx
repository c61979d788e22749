import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateInWords } from '../../lib/dates.js';
import { graphql, type ResultOf } from '../../lib/graphql.js';

export const calendarEntryFields = graphql(`
  fragment CalendarEntryFields on LapseCalendarEntry @_unmask {
    kind
    leadDays
    on
    to
  }
`);
type Entry = ResultOf<typeof calendarEntryFields>;

/** What is still to come of one place, the first first: the day, what happens, and who hears. */
export function CalendarEntries({ entries, what }: { entries: readonly Entry[]; what: string }): ReactNode {
  const { t, i18n } = useTranslation('lapse-calendar');
  return (
    <ol className="rk-stack rk-stack--tight" aria-label={t('entriesOf', { what })}>
      {entries.map(({ kind, leadDays, on, to }) => (
        <li key={`${kind}-${leadDays}`}>
          <strong>{dateInWords(on, i18n.language, { weekday: true })}</strong>
          <br />
          {t(`kind.${kind}`, { days: leadDays })}
          {to.length > 0 && <span className="rk-soft"> {t('to', { names: to.join(', ') })}</span>}
        </li>
      ))}
    </ol>
  );
}
