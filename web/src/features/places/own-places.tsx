import type { ReactNode } from 'react';
import type { PagedResult } from '../../lib/paged-query.js';
import { CardList } from '../../ui/card-list.js';
import { ButtonLink } from '../../ui/link.js';
import { ShowMore } from '../../ui/show-more.js';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.js';

/** An employer's own places, a card each, growing by "show more"; without any the way to offer the first. */
export function OwnPlaces<Place>(props: {
  found: PagedResult<{ managedPlaces: { totalCount: number } }, Place>;
  /** Of its heading: an address within the page. */
  id: string;
  heading: string;
  empty: { heading: string; text: string; go: string };
  renderCard: (place: Place) => ReactNode;
}): ReactNode {
  const { found, id, heading, empty, renderCard } = props;
  const total = found.first?.managedPlaces.totalCount;
  return (
    <>
      {found.error && <ErrorState error={found.error} onRetry={found.retry} />}
      {!found.error && !found.first && <LoadingState />}
      {total === 0 && (
        <EmptyState heading={empty.heading}>
          <p>{empty.text}</p>
          <ButtonLink to="/leerbanen/nieuw">{empty.go}</ButtonLink>
        </EmptyState>
      )}
      {found.nodes.length > 0 && (
        <section aria-labelledby={id} className="rk-stack">
          <h2 id={id} className="utrecht-heading-2">
            {heading}
          </h2>
          <CardList label={heading}>{found.nodes.map(renderCard)}</CardList>
          <ShowMore
            shown={found.nodes.length}
            total={total ?? 0}
            hasMore={found.hasMore}
            busy={found.fetching}
            onMore={found.showMore}
          />
        </section>
      )}
    </>
  );
}
