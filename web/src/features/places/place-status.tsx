import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateInWords } from '../../lib/dates.js';
import type { graphql } from '../../lib/graphql.js';
import { StatusTag } from '../../ui/status-tag.js';

export type PlaceStatus = ReturnType<typeof graphql.scalar<'PlaceStatus'>>;
export type WithdrawReason = ReturnType<typeof graphql.scalar<'WithdrawReason'>>;

/** Where a place stands, in a word or two. */
export function PlaceStatusTag({ status }: { status: PlaceStatus }): ReactNode {
  const { t } = useTranslation('my-places');
  const tone = status === 'PUBLISHED' || status === 'FILLED' ? 'positive' : 'neutral';
  return <StatusTag tone={tone}>{t(`status.${status}`)}</StatusTag>;
}

/** Gives what happens next with a place and when, in a sentence. */
export function usePlaceNext(): (place: {
  status: PlaceStatus;
  lapsesOn: string;
  startsOn: string;
  withdrawReason: WithdrawReason | null;
}) => string {
  const { t, i18n } = useTranslation('my-places');
  return ({ status, lapsesOn, startsOn, withdrawReason }) =>
    t(`next.${status}`, {
      date: dateInWords(lapsesOn, i18n.language),
      start: dateInWords(startsOn, i18n.language),
      why: withdrawReason ? t('why', { reason: t(`reason.${withdrawReason}`) }) : '',
    });
}
