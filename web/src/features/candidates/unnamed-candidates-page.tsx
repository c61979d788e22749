import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { usePagedQuery } from '../../lib/paged-query.js';
import { Card, CardList } from '../../ui/card-list.js';
import { AppLink } from '../../ui/link.js';
import { Page } from '../../ui/page.js';
import { ShowMore } from '../../ui/show-more.js';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.js';
import { CandidateTabs } from './candidate-tabs.js';
import { ProfileFacts, ProfileFields } from './profile-facts.js';

const UnnamedCandidates = graphql(
  `
    query UnnamedCandidates($after: String) {
      unnamedCandidates(first: 20, after: $after) {
        totalCount
        nodes {
          candidateId
          profile {
            ...ProfileFields
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [ProfileFields],
);

const candidatesOf = (data: ResultOf<typeof UnnamedCandidates>) => data.unnamedCandidates;

/** Who looks for a place in the region and whose case the adviser does not know: to be opened with a reason. */
export default function UnnamedCandidatesPage(): ReactNode {
  const { t } = useTranslation('case-files');
  const found = usePagedQuery({ query: UnnamedCandidates, variables: {}, connectionOf: candidatesOf });
  const total = found.first?.unnamedCandidates.totalCount;
  return (
    <Page title={t('unnamed.title')} lead={t('unnamed.lead')} width="full">
      <CandidateTabs current="others" />
      <div role="status">
        {total !== undefined && <p className="rk-soft">{t('unnamed.total', { total })}</p>}
      </div>
      {found.error && <ErrorState error={found.error} onRetry={found.retry} />}
      {!found.error && !found.first && <LoadingState rows={4} />}
      {total === 0 && (
        <EmptyState heading={t('unnamed.empty')}>
          <p>{t('unnamed.emptyText')}</p>
        </EmptyState>
      )}
      {found.nodes.length > 0 && (
        <CardList label={t('unnamed.title')}>
          {found.nodes.map(({ candidateId, profile }, at) => (
            <Card key={candidateId} level={2} heading={t('unnamed.who', { rank: at + 1 })}>
              {profile && <ProfileFacts profile={profile} />}
              <p>
                <AppLink to={`/kandidaten/${candidateId}`} aria-label={t('unnamed.openOf', { rank: at + 1 })}>
                  {t('unnamed.open')}
                </AppLink>
              </p>
            </Card>
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
    </Page>
  );
}
