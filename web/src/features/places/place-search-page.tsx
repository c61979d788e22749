import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { usePagedQuery } from '../../lib/paged-query.js';
import { CardList } from '../../ui/card-list.js';
import { AppLink, ButtonLink } from '../../ui/link.js';
import { Page } from '../../ui/page.js';
import { ShowMore } from '../../ui/show-more.js';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.js';
import { PlaceCard, PlaceCardFields } from './place-card.js';
import { filterOf, orderOf, paramsOf, searchOf, type PlaceSearch } from './place-filter.js';
import { PlaceFilters } from './place-filters.js';
import './place-search-page.css';

export const SearchPlaces = graphql(
  `
    query SearchPlaces(
      $filter: PlaceFilter
      $orderBy: PlaceOrder
      $from: String!
      $measure: Boolean!
      $after: String
    ) {
      places(filter: $filter, orderBy: $orderBy, first: 20, after: $after) {
        totalCount
        nodes {
          id
          distanceKm(fromPostcode4: $from) @include(if: $measure)
          ...PlaceCardFields
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [PlaceCardFields],
);

const placesOf = (data: ResultOf<typeof SearchPlaces>) => data.places;

/** Open places for anyone, with filters that live in the address. */
export default function PlaceSearchPage(): ReactNode {
  const { t } = useTranslation('places');
  const [params, setParams] = useSearchParams();
  const search = searchOf(params);
  const found = usePagedQuery({
    query: SearchPlaces,
    variables: {
      filter: filterOf(search),
      orderBy: orderOf(search),
      from: search.postcode || '0000',
      measure: Boolean(search.postcode),
    },
    connectionOf: placesOf,
  });
  const total = found.first?.places.totalCount;

  const apply = (next: PlaceSearch): void => setParams(paramsOf(next), { preventScrollReset: true });
  return (
    <Page title={t('search.title')} width="full">
      <div className="rk-search">
        <PlaceFilters search={search} onApply={apply} />
        <section className="rk-stack" aria-labelledby="results">
          <div role="status">
            <h2 id="results" tabIndex={-1} className="utrecht-heading-2">
              {total === undefined ? t('search.results') : t('search.total', { total })}
            </h2>
          </div>
          {found.error && <ErrorState error={found.error} onRetry={found.retry} />}
          {!found.error && !found.first && <LoadingState rows={4} />}
          {total === 0 && <NothingFound />}
          {found.nodes.length > 0 && (
            <CardList label={t('search.results')}>
              {found.nodes.map((place) => (
                <PlaceCard
                  key={place.id}
                  place={place}
                  distanceKm={place.distanceKm}
                  level={3}
                  address={search.postcode && `postcode=${search.postcode}`}
                />
              ))}
            </CardList>
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
        </section>
      </div>
    </Page>
  );
}

function NothingFound(): ReactNode {
  const { t } = useTranslation('places');
  return (
    <EmptyState heading={t('search.emptyTry')}>
      <ul>
        <li>{t('search.emptyTips.fewer')}</li>
        <li>{t('search.emptyTips.other')}</li>
      </ul>
      <p>{t('search.emptyWish')}</p>
      <p className="rk-row">
        <ButtonLink to="/welke-plek-past">{t('place.fitsGo')}</ButtonLink>
        <AppLink to="/leerbanen">{t('search.clear')}</AppLink>
      </p>
    </EmptyState>
  );
}
