import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, readFragment, type ResultOf } from '../../lib/graphql.js';
import { usePagedQuery } from '../../lib/paged-query.js';
import { CardList } from '../../ui/card-list.js';
import { ButtonLink } from '../../ui/link.js';
import { Page } from '../../ui/page.js';
import { ShowMore } from '../../ui/show-more.js';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.js';
import { asksFor, IntroductionRow, IntroductionRowFields, type Side } from './introduction-row.js';

const MyIntroductions = graphql(
  `
    query MyIntroductions($after: String) {
      introductions(first: 20, after: $after) {
        totalCount
        nodes {
          id
          ...IntroductionRowFields
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [IntroductionRowFields],
);

const introductionsOf = (data: ResultOf<typeof MyIntroductions>) => data.introductions;
type Group = 'asked' | 'running' | 'ended';

/** All introductions of one side: what waits for an answer, what runs, what is over. */
export function IntroductionsOfSide({ side, before }: { side: Side; before?: ReactNode }): ReactNode {
  const { t } = useTranslation('answering');
  const found = usePagedQuery({
    query: MyIntroductions,
    variables: {},
    connectionOf: introductionsOf,
  });
  const total = found.first?.introductions.totalCount;
  const groupOf = (node: (typeof found.nodes)[number]): Group => {
    const introduction = readFragment(IntroductionRowFields, node);
    return asksFor(side, introduction) ? 'asked' : introduction.turns.length > 0 ? 'running' : 'ended';
  };
  return (
    <Page title={t(`title.${side}`)} lead={t(`lead.${side}`)} width="full">
      {before}
      {found.error && <ErrorState error={found.error} onRetry={found.retry} />}
      {!found.error && !found.first && <LoadingState />}
      {total === 0 && (
        <EmptyState heading={t(`empty.heading.${side}`)}>
          <p>{t(`empty.text.${side}`)}</p>
          <ButtonLink to={side === 'CANDIDATE' ? '/mijn-matches' : '/mijn-leerbanen'}>
            {t(`empty.go.${side}`)}
          </ButtonLink>
        </EmptyState>
      )}
      {(['asked', 'running', 'ended'] as const).map((group) => {
        const nodes = found.nodes.filter((node) => groupOf(node) === group);
        if (nodes.length === 0) return null;
        const title = group === 'asked' ? t(`asked.${side}`, { count: nodes.length }) : t(`group.${group}`);
        return (
          <section key={group} aria-labelledby={`groep-${group}`} className="rk-stack">
            <h2 id={`groep-${group}`} className="utrecht-heading-2">
              {title}
            </h2>
            <CardList label={title}>
              {nodes.map((node) => (
                <IntroductionRow key={node.id} introduction={node} side={side} />
              ))}
            </CardList>
          </section>
        );
      })}
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
