import { useTranslation } from 'react-i18next';
import { calendarDateOf, dateInWords, timeInWords } from '../../lib/dates.js';

/** Gives a span of time in words, in Europe/Amsterdam: `donderdag 26 november 2026, van 13:30 tot 14:30 uur`. */
export function useTimeText(): (time: { startsAt: string; endsAt: string }) => string {
  const { t, i18n } = useTranslation('meetings');
  const { language } = i18n;
  return ({ startsAt, endsAt }) =>
    t('times.span', {
      day: dateInWords(calendarDateOf(new Date(startsAt)), language, { weekday: true }),
      from: timeInWords(startsAt, language),
      until: timeInWords(endsAt, language),
    });
}
