import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { today } from '../../lib/dates.js';
import { usePagedQuery } from '../../lib/paged-query.js';
import { AppLink, ButtonLink } from '../../ui/link.js';
import { Page } from '../../ui/page.js';
import { ShowMore } from '../../ui/show-more.js';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.js';
import { StatusTag } from '../../ui/status-tag.js';
import { TabLinks } from '../../ui/tab-links.js';
import { TaskList } from '../../ui/task-list.js';
import { deskTurnOf } from './desk-turn.js';

const DeskIntroductionsQuery = graphql(`
  query DeskIntroductions($status: [IntroductionStatus!], $after: String) {
    introductions(status: $status, first: 20, after: $after) {
      totalCount
      nodes {
        id
        status
        turns
        turnText
        endText
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

type Status = ResultOf<typeof DeskIntroductionsQuery>['introductions']['nodes'][number]['status'];

const filters = {
  open: { word: '', statuses: ['PROPOSED', 'ACCEPTED'] },
  placed: { word: 'geplaatst', statuses: ['PLACED'] },
  ended: { word: 'gestopt', statuses: ['DECLINED', 'WITHDRAWN', 'EXPIRED'] },
  all: { word: 'alle', statuses: null },
} as const satisfies Record<string, { word: string; statuses: readonly Status[] | null }>;
const names = ['open', 'placed', 'ended', 'all'] as const;

const introductionsOf = (data: ResultOf<typeof DeskIntroductionsQuery>) => data.introductions;

/** An adviser's introductions, or a coordinator's region's: whose turn it is and by when, the earliest first. */
export function DeskIntroductions({ before }: { before: ReactNode }): ReactNode {
  const { t } = useTranslation('brokering');
  const [params] = useSearchParams();
  const chosen = names.find((name) => filters[name].word === params.get('status')) ?? 'open';
  const { statuses } = filters[chosen];
  const found = usePagedQuery({
    query: DeskIntroductionsQuery,
    variables: { status: statuses === null ? null : [...statuses] },
    connectionOf: introductionsOf,
  });
  const total = found.first?.introductions.totalCount;
  return (
    <Page title={t('list.title')} lead={t('list.lead')} width="full">
      {before}
      <TabLinks
        label={t('list.show')}
        links={names.map((name) => ({
          to: filters[name].word ? `/voorstellen?status=${filters[name].word}` : '/voorstellen',
          label: t(`list.filter.${name}`),
          current: name === chosen,
        }))}
      />
      <div role="status">
        {total !== undefined && <p className="rk-soft">{t('list.total', { total })}</p>}
      </div>
      {found.error && <ErrorState error={found.error} onRetry={found.retry} />}
      {!found.error && !found.first && <LoadingState rows={4} />}
      {total === 0 && (
        <EmptyState heading={t('list.empty')}>
          <p>{t('list.emptyText')}</p>
          <p className="rk-row">
            <ButtonLink to="/vandaag">{t('list.today')}</ButtonLink>
            <AppLink to="/kandidaten">{t('list.candidates')}</AppLink>
          </p>
        </EmptyState>
      )}
      {found.nodes.length > 0 && (
        <TaskList
          tasks={found.nodes.map((introduction) => {
            const { id, candidate, place, status } = introduction;
            const turn = deskTurnOf(introduction, today());
            return {
              id,
              title: t('pair', { who: candidate?.name ?? t('unnamed'), employer: place.employer.name }),
              to: `/voorstellen/${id}`,
              hint: (
                <>
                  <p>{t('placeIn', { title: place.title, town: place.town })}</p>
                  <p>{introduction.turnText ?? introduction.endText}</p>
                </>
              ),
              tag: turn ? (
                <StatusTag tone={turn === 'late' ? 'urgent' : 'info'}>{t(`deskTurn.${turn}`)}</StatusTag>
              ) : (
                <StatusTag tone={status === 'PLACED' ? 'positive' : 'neutral'}>
                  {t(`status.${status}`)}
                </StatusTag>
              ),
            };
          })}
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
