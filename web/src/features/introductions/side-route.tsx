import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateInWords } from '../../lib/dates.js';
import { RouteList } from '../../ui/route-list.js';
import { routeOf, type Stop, type Travelled } from './introduction-route.js';
import type { Side } from './introduction-row.js';

/** Where an introduction stands, step by step; under the current step the sentence that everybody sees. */
export function SideRoute(props: {
  introduction: Travelled & {
    turnText: string | null;
    endText: string | null;
    placement: { startsOn: string } | null;
  };
  side: Side;
}): ReactNode {
  const { introduction, side } = props;
  const { t, i18n } = useTranslation('answering');
  const { turnText, endText, placement, candidateAccepted, employerAccepted } = introduction;
  const said = (answer: boolean | null): string | null =>
    answer === null ? null : t(answer ? 'route.saidYes' : 'route.saidNo');
  const told: Partial<Record<Stop, string | null>> = {
    candidate: said(candidateAccepted),
    employer: said(employerAccepted),
    placed: placement && t('route.startsOn', { date: dateInWords(placement.startsOn, i18n.language) }),
    ended: endText,
  };
  return (
    <RouteList
      label={t('route.label')}
      steps={routeOf(introduction).map(({ stop, state }) => ({
        id: stop,
        title: t(`route.${side}.${stop}`),
        state,
        text: told[stop] ?? (state === 'current' ? turnText : undefined),
      }))}
    />
  );
}
