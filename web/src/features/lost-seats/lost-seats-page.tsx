import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { dateInWords } from '../../lib/dates.js';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { usePagedQuery } from '../../lib/paged-query.js';
import { useSession } from '../../lib/session.js';
import { Page } from '../../ui/page.js';
import { ShowMore } from '../../ui/show-more.js';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.js';
import { StatusTag } from '../../ui/status-tag.js';
import { TabLinks } from '../../ui/tab-links.js';
import { TaskList } from '../../ui/task-list.js';
import { LostSeatsFigures } from './lost-seats-figures.js';

const LostPlaces = graphql(`
  query LostPlaces($regionCode: ID!, $isTold: Boolean!, $after: String) {
    lostPlaces(regionCode: $regionCode, isTold: $isTold, first: 20, after: $after) {
      totalCount
      nodes {
        id
        seats
        lostOn
        way
        cause
        proposedCause
        place {
          id
          title
          town
          employer {
            id
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const lostPlacesOf = (data: ResultOf<typeof LostPlaces>) => data.lostPlaces;
const views = { toTell: '', told: 'verteld', figures: 'cijfers' } as const;
const names = ['toTell', 'told', 'figures'] as const;

/** The places that the region lost: which still need a cause, which have one, and the figures. */
export default function LostSeatsPage(): ReactNode {
  const { t } = useTranslation('lost-seats');
  const [params] = useSearchParams();
  const chosen = names.find((name) => views[name] === params.get('toon')) ?? 'toTell';
  return (
    <Page title={t('title')} lead={t('lead')} width="full">
      <TabLinks
        label={t('show')}
        links={names.map((name) => ({
          to: views[name] ? `/verloren-plekken?toon=${views[name]}` : '/verloren-plekken',
          label: t(`view.${name}`),
          current: name === chosen,
        }))}
      />
      {chosen === 'figures' ? <LostSeatsFigures /> : <Lost isTold={chosen === 'told'} />}
    </Page>
  );
}

function Lost({ isTold }: { isTold: boolean }): ReactNode {
  const { t, i18n } = useTranslation('lost-seats');
  const { viewer } = useSession();
  const found = usePagedQuery({
    query: LostPlaces,
    variables: { regionCode: viewer?.region?.code ?? '', isTold },
    connectionOf: lostPlacesOf,
  });
  const total = found.first?.lostPlaces.totalCount;
  return (
    <>
      {found.error && <ErrorState error={found.error} onRetry={found.retry} />}
      {!found.error && !found.first && <LoadingState rows={4} />}
      {total === 0 && (
        <EmptyState heading={t(isTold ? 'noneTold' : 'noneToTell')}>
          <p>{t(isTold ? 'noneToldText' : 'noneToTellText')}</p>
        </EmptyState>
      )}
      {found.nodes.length > 0 && (
        <TaskList
          tasks={found.nodes.map(({ id, place, seats, lostOn, way, cause, proposedCause }) => ({
            id,
            title: t('place', { title: place.title, employer: place.employer.name }),
            to: `/verloren-plekken/${id}`,
            hint: (
              <>
                <p>
                  {t(`way.${way}`, { seats, date: dateInWords(lostOn, i18n.language), town: place.town })}
                </p>
                {!cause && proposedCause !== 'OTHER' && (
                  <p>{t('looksLike', { cause: t(`cause.${proposedCause}`) })}</p>
                )}
              </>
            ),
            tag: (
              <StatusTag tone={cause ? 'neutral' : 'info'}>
                {cause ? t(`cause.${cause}`) : t('ask')}
              </StatusTag>
            ),
          }))}
        />
      )}
      {total !== undefined && (
        <ShowMore
          shown={found.nodes.length}
          total={total}
          hasMore={found.hasMore}
          busy={found.fetching}
          onMore={found.showMore}
        />
      )}
    </>
  );
}
