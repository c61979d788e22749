import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { usePagedQuery } from '../../lib/paged-query.js';
import { TextField } from '../../ui/fields.js';
import { ButtonLink } from '../../ui/link.js';
import { Page } from '../../ui/page.js';
import '../../ui/search-line.css';
import { ShowMore } from '../../ui/show-more.js';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.js';
import { StatusTag } from '../../ui/status-tag.js';
import { TaskList } from '../../ui/task-list.js';

const DeskEmployers = graphql(`
  query DeskEmployers($search: String, $after: String) {
    searchEmployers(search: $search, first: 20, after: $after) {
      totalCount
      nodes {
        id
        name
        kvkNumber
        status
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const employersOf = (data: ResultOf<typeof DeskEmployers>) => data.searchEmployers;

/** The employers of a desk, by words in the name or by number. */
export default function EmployerSearchPage(): ReactNode {
  const { t } = useTranslation('desk-employers');
  const [params, setParams] = useSearchParams();
  const search = params.get('zoek') ?? '';
  const found = usePagedQuery({
    query: DeskEmployers,
    variables: { search: search || null },
    connectionOf: employersOf,
  });
  const total = found.first?.searchEmployers.totalCount;
  return (
    <Page title={t('title')} lead={t('lead')} width="full">
      <p>
        <ButtonLink to="/leerbedrijven/nieuw">{t('new')}</ButtonLink>
      </p>
      <form
        role="search"
        className="rk-search-line"
        onSubmit={(event) => {
          event.preventDefault();
          const typed = String(new FormData(event.currentTarget).get('zoek')).trim();
          setParams(typed ? { zoek: typed } : {});
        }}
      >
        <TextField id="zoek" name="zoek" key={search} label={t('search')} defaultValue={search} />
        <Button type="submit" appearance="secondary-action-button">
          {t('go')}
        </Button>
      </form>
      <div role="status">{total !== undefined && <p className="rk-soft">{t('total', { total })}</p>}</div>
      {found.error && <ErrorState error={found.error} onRetry={found.retry} />}
      {!found.error && !found.first && <LoadingState rows={4} />}
      {total === 0 && (
        <EmptyState heading={t('none')}>
          <p>{t('noneText')}</p>
        </EmptyState>
      )}
      {found.nodes.length > 0 && (
        <TaskList
          tasks={found.nodes.map(({ id, name, kvkNumber, status }) => ({
            id,
            title: name,
            to: `/leerbedrijven/${id}`,
            hint: t('kvkOf', { number: kvkNumber }),
            tag: status === 'TO_BE_CONFIRMED' && <StatusTag tone="info">{t(`status.${status}`)}</StatusTag>,
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
