import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { useSession } from '../../lib/session.js';
import { AppLink } from '../../ui/link.js';
import { StatusTag } from '../../ui/status-tag.js';
import '../../ui/task-list.css';

const TalksToday = graphql(`
  query TalksToday($whose: CaseloadWhose!) {
    caseload(whose: $whose, show: TALK, first: 20) {
      totalCount
      nodes {
        isWarned
        introduction {
          id
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
  }
`);

/** Placements in which a talk is due, those first in which a side says that it goes badly; nothing when there are none. */
export function TalksOfToday(): ReactNode {
  const { t } = useTranslation('support');
  const { viewer } = useSession();
  // A coordinator hears of what has no adviser any more.
  const whose = viewer?.roles.includes('COORDINATOR') ? 'REGION' : 'MINE';
  const [{ data }] = useQuery({
    query: TalksToday,
    variables: { whose },
    requestPolicy: 'cache-and-network',
  });
  const entries = data?.caseload.nodes ?? [];
  if (!data || entries.length === 0) return null;
  return (
    <section className="rk-stack" aria-labelledby="gesprekken">
      <h2 id="gesprekken" className="utrecht-heading-2">
        {t('today.heading', { count: data.caseload.totalCount })}
      </h2>
      <ul className="rk-tasks">
        {entries.map(({ isWarned, introduction: { id, candidate, place } }) => (
          <li key={id} className="rk-tasks__item">
            <div className="rk-stack rk-stack--tight">
              <p>
                <AppLink to={`/voorstellen/${id}`}>
                  {t('today.pair', {
                    who: candidate?.name ?? t('today.unnamed'),
                    employer: place.employer.name,
                  })}
                </AppLink>
              </p>
              <p className="rk-soft">{place.title}</p>
            </div>
            <StatusTag tone={isWarned ? 'urgent' : 'info'}>
              {t(isWarned ? 'today.warned' : 'today.due')}
            </StatusTag>
          </li>
        ))}
      </ul>
      {data.caseload.totalCount > entries.length && (
        <p>
          <AppLink to="/werklijst">{t('today.more')}</AppLink>
        </p>
      )}
    </section>
  );
}
