import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateInWords, daysBetween, today, URGENT_WITHIN_DAYS } from '../lib/dates.js';
import { StatusTag } from './status-tag.js';

/** A calendar date in words. */
export function DateText({ date, weekday = false }: { date: string; weekday?: boolean }): ReactNode {
  const { i18n } = useTranslation();
  return <time dateTime={date}>{dateInWords(date, i18n.language, { weekday })}</time>;
}

/** "vervalt over 7 dagen, op 29 november 2026": never a countdown, and in the past tense once it is over. */
export function LapseText({ lapsesOn }: { lapsesOn: string }): ReactNode {
  const { t, i18n } = useTranslation();
  const days = daysBetween(today(), lapsesOn);
  return (
    <time dateTime={lapsesOn}>
      {t(days < 0 ? 'date.lapsed' : 'date.lapses', { days, date: dateInWords(lapsesOn, i18n.language) })}
    </time>
  );
}

/** The same sentence as a tag: amber when it is soon, plain when there is time. */
export function LapseTag({ lapsesOn }: { lapsesOn: string }): ReactNode {
  const days = daysBetween(today(), lapsesOn);
  const urgent = days >= 0 && days <= URGENT_WITHIN_DAYS;
  return (
    <StatusTag tone={urgent ? 'urgent' : 'neutral'}>
      <LapseText lapsesOn={lapsesOn} />
    </StatusTag>
  );
}
