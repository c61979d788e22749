import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { calendarDateOf, dateInWords } from '../../lib/dates.js';
import { graphql, readFragment, type FragmentOf } from '../../lib/graphql.js';

export const PromiseFields = graphql(`
  fragment PromiseFields on IntroductionPromise {
    lastNudgeAt
    nextNudgeOn
    closesOn
  }
`);

/** When whoever is to move was reminded, is reminded next, and when the case closes; the same for everybody. */
export function PromiseLine(props: { promise: FragmentOf<typeof PromiseFields> | null }): ReactNode {
  const { t, i18n } = useTranslation();
  if (!props.promise) return null;
  const { lastNudgeAt, nextNudgeOn, closesOn } = readFragment(PromiseFields, props.promise);
  const words = (date: string): string => dateInWords(date, i18n.language);
  const lines = [
    lastNudgeAt && t('promise.last', { date: words(calendarDateOf(new Date(lastNudgeAt))) }),
    nextNudgeOn && t('promise.next', { date: words(nextNudgeOn) }),
    closesOn && t('promise.closes', { date: words(closesOn) }),
  ].filter((line) => line !== null && line !== '');
  return lines.length > 0 ? <p className="rk-soft">{lines.join(' ')}</p> : null;
}
