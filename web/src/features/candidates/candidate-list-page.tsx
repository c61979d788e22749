import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { usePagedQuery } from '../../lib/paged-query.js';
import { useSession } from '../../lib/session.js';
import { TextField } from '../../ui/fields.js';
import { ButtonLink } from '../../ui/link.js';
import { Page } from '../../ui/page.js';
import { ShowMore } from '../../ui/show-more.js';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.js';
import { StatusTag } from '../../ui/status-tag.js';
import { TaskList } from '../../ui/task-list.js';
import { CandidateTabs } from './candidate-tabs.js';
import '../../ui/search-line.css';

const KnownCandidates = graphql(`
  query KnownCandidates($search: String, $after: String) {
    candidates(search: $search, first: 20, after: $after) {
      totalCount
      nodes {
        id
        name
        wish {
          mboLevels
          sectors {
            code
            name
          }
          qualifications {
            creboCode
            name
          }
        }
        details {
          inMatching
          placedOn
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

type Known = ResultOf<typeof KnownCandidates>['candidates']['nodes'][number];
const candidatesOf = (data: ResultOf<typeof KnownCandidates>) => data.candidates;

/** The cases an adviser knows, by name; a coordinator's region. */
export default function CandidateListPage(): ReactNode {
  const { t } = useTranslation('case-files');
  const { viewer } = useSession();
  const [params, setParams] = useSearchParams();
  const search = params.get('zoek') ?? '';
  const found = usePagedQuery({
    query: KnownCandidates,
    variables: { search: search || null },
    connectionOf: candidatesOf,
  });
  const total = found.first?.candidates.totalCount;
  return (
    <Page title={t('list.title')} lead={t('list.lead')} width="full">
      {viewer?.roles.includes('ADVISER') && <CandidateTabs current="known" />}
      {viewer?.roles.includes('ADVISER') && (
        <p>
          <ButtonLink to="/kandidaten/nieuw">{t('list.new')}</ButtonLink>
        </p>
      )}
      <form
        role="search"
        className="rk-search-line"
        onSubmit={(event) => {
          event.preventDefault();
          const typed = String(new FormData(event.currentTarget).get('zoek')).trim();
          setParams(typed ? { zoek: typed } : {});
        }}
      >
        <TextField id="zoek" name="zoek" key={search} label={t('list.search')} defaultValue={search} />
        <Button type="submit" appearance="secondary-action-button">
          {t('list.go')}
        </Button>
      </form>
      <div role="status">
        {total !== undefined && <p className="rk-soft">{t('list.total', { total })}</p>}
      </div>
      {found.error && <ErrorState error={found.error} onRetry={found.retry} />}
      {!found.error && !found.first && <LoadingState rows={4} />}
      {total === 0 && (
        <EmptyState heading={t(search ? 'list.nobody' : 'list.empty')}>
          <p>{t(search ? 'list.nobodyText' : 'list.emptyText')}</p>
        </EmptyState>
      )}
      {found.nodes.length > 0 && (
        <TaskList
          tasks={found.nodes.map((candidate) => ({
            id: candidate.id,
            title: candidate.name,
            to: `/kandidaten/${candidate.id}`,
            hint: <Wanted candidate={candidate} />,
            tag: <Standing candidate={candidate} />,
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

function Wanted({ candidate }: { candidate: Known }): ReactNode {
  const { t } = useTranslation('case-files');
  const { mboLevels, sectors, qualifications } = candidate.wish;
  const names = (qualifications.length > 0 ? qualifications : sectors).map(({ name }) => name);
  return t('list.wants', {
    levels: mboLevels.join(', '),
    work: names.length > 0 ? names.join(', ') : t('wish.anyWork').toLowerCase(),
  });
}

function Standing({ candidate }: { candidate: Known }): ReactNode {
  const { t } = useTranslation('case-files');
  const { details } = candidate;
  if (!details) return null;
  if (details.placedOn) return <StatusTag tone="positive">{t('standing.placed')}</StatusTag>;
  return details.inMatching ? (
    <StatusTag tone="info">{t('standing.looking')}</StatusTag>
  ) : (
    <StatusTag>{t('standing.out')}</StatusTag>
  );
}
