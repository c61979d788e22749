import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { ShowMore } from '../../ui/show-more.js';
import { StatusTag } from '../../ui/status-tag.js';
import { TaskList } from '../../ui/task-list.js';
import type { deskTurnOf } from '../introductions/desk-turn.js';

export const RunningIntroductions = graphql(`
  query RunningIntroductions {
    introductions(status: [PROPOSED, ACCEPTED], first: 100) {
      totalCount
      nodes {
        id
        turns
        turnText
        moveBy
        byPhoneOnly
        enrolment {
          status
        }
        candidate {
          id
          name
        }
        place {
          id
          title
          employer {
            id
            name
          }
        }
      }
    }
  }
`);

type Running = ResultOf<typeof RunningIntroductions>['introductions']['nodes'][number];

/** So many introductions are shown before the rest is asked for. */
const TURNS_AT_FIRST = 8;

/** The introductions in which it is the desk's turn, the most urgent first. */
export function Turns({
  turns,
}: {
  turns: (Running & { turn: NonNullable<ReturnType<typeof deskTurnOf>> })[];
}): ReactNode {
  const { t } = useTranslation('brokering');
  const [all, setAll] = useState(false);
  if (turns.length === 0) return null;
  const shown = all ? turns : turns.slice(0, TURNS_AT_FIRST);
  return (
    <>
      <TaskList
        tasks={shown.map(({ id, candidate, place, turnText, turn }) => ({
          id,
          title: t('pair', { who: candidate?.name ?? t('unnamed'), employer: place.employer.name }),
          to: `/voorstellen/${id}`,
          hint: (
            <>
              <p>{place.title}</p>
              <p>{turnText}</p>
            </>
          ),
          tag: <StatusTag tone={turn === 'late' ? 'urgent' : 'info'}>{t(`deskTurn.${turn}`)}</StatusTag>,
        }))}
      />
      <ShowMore
        shown={shown.length}
        total={turns.length}
        hasMore={shown.length < turns.length}
        busy={false}
        onMore={() => setAll(true)}
      />
    </>
  );
}
