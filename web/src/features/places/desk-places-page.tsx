import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { usePagedQuery } from '../../lib/paged-query.js';
import { LapseTag } from '../../ui/dates.js';
import { AppLink, ButtonLink } from '../../ui/link.js';
import { Page } from '../../ui/page.js';
import { ShowMore } from '../../ui/show-more.js';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.js';
import { TabLinks } from '../../ui/tab-links.js';
import { TaskList } from '../../ui/task-list.js';
import { PlaceStatusTag } from './place-status.js';

const DeskPlaces = graphql(`
  query DeskPlaces($status: [PlaceStatus!], $after: String) {
    managedPlaces(status: $status, first: 20, after: $after) {
      totalCount
      nodes {
        id
        title
        status
        town
        mboLevel
        seats
        seatsLeft
        lapsesOn
        employer {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const filters = {
  PUBLISHED: '',
  DRAFT: 'concept',
  FILLED: 'vervuld',
  LAPSED: 'vervallen',
  WITHDRAWN: 'teruggetrokken',
} as const;
type Status = keyof typeof filters;
const statuses = Object.keys(filters) as Status[];

const placesOf = (data: ResultOf<typeof DeskPlaces>) => data.managedPlaces;

/** The places of a desk's region by state, with the days left. */
export default function DeskPlacesPage(): ReactNode {
  const { t } = useTranslation('desk-places');
  const [params] = useSearchParams();
  const chosen = statuses.find((status) => filters[status] === params.get('status')) ?? 'PUBLISHED';
  const found = usePagedQuery({
    query: DeskPlaces,
    variables: { status: [chosen] },
    connectionOf: placesOf,
  });
  const total = found.first?.managedPlaces.totalCount;
  return (
    <Page title={t('title')} lead={t('lead')} width="full">
      <p className="rk-row">
        <ButtonLink to="/leerbedrijven">{t('add')}</ButtonLink>
        <AppLink to="/importeren">{t('import')}</AppLink>
      </p>
      <TabLinks
        label={t('show')}
        links={statuses.map((status) => ({
          to: filters[status] ? `/leerbanen-beheren?status=${filters[status]}` : '/leerbanen-beheren',
          label: t(`filter.${status}`),
          current: status === chosen,
        }))}
      />
      <div role="status">{total !== undefined && <p className="rk-soft">{t('total', { total })}</p>}</div>
      {found.error && <ErrorState error={found.error} onRetry={found.retry} />}
      {!found.error && !found.first && <LoadingState rows={4} />}
      {total === 0 && (
        <EmptyState heading={t('empty')}>
          <p>{t('emptyText')}</p>
        </EmptyState>
      )}
      {found.nodes.length > 0 && (
        <TaskList
          tasks={found.nodes.map((place) => ({
            id: place.id,
            title: place.title,
            to: `/leerbanen-beheren/${place.id}`,
            hint: t('hint', {
              employer: place.employer.name,
              town: place.town,
              level: place.mboLevel,
              left: place.seatsLeft,
              seats: place.seats,
            }),
            tag:
              place.status === 'PUBLISHED' ? (
                <LapseTag lapsesOn={place.lapsesOn} />
              ) : (
                <PlaceStatusTag status={place.status} />
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
    </Page>
  );
}
