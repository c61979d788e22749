import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, readFragment, type FragmentOf } from '../../lib/graphql.js';
import { RouteList } from '../../ui/route-list.js';

export const RouteFields = graphql(`
  fragment RouteFields on Route {
    turnText
    isLate
    milestones {
      name
      title
      state
      stateText
      onDate
    }
  }
`);

const states = {
  DONE: 'done',
  SKIPPED: 'done',
  CURRENT: 'current',
  STOPPED: 'current',
  TO_COME: 'to-come',
} as const;

/** The route from the wish to the talk after 100 days; under the current milestone the sentence everybody sees. */
export function MilestoneRoute(props: {
  route: FragmentOf<typeof RouteFields>;
  label: string;
  /** Why it ended, under the milestone at which it stopped. */
  endText: string | null;
}): ReactNode {
  const { t } = useTranslation();
  const { milestones, turnText, isLate } = readFragment(RouteFields, props.route);
  return (
    <RouteList
      label={props.label}
      steps={milestones.map(({ name, title, state, stateText, onDate }) => ({
        id: name,
        title,
        state: states[state],
        text:
          state === 'CURRENT' ? (
            <>
              {onDate && <p>{stateText}</p>}
              <p className="rk-turn">{turnText}</p>
              {isLate && <p>{t('route.late')}</p>}
            </>
          ) : state === 'STOPPED' ? (
            props.endText
          ) : onDate || state === 'SKIPPED' ? (
            stateText
          ) : undefined,
      }))}
    />
  );
}
