import { Button, FormFieldDescription, FormLabel } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { instantInWords } from '../../lib/dates.js';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { usePagedQuery } from '../../lib/paged-query.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { Page } from '../../ui/page.js';
import { ShowMore } from '../../ui/show-more.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { StatusTag } from '../../ui/status-tag.js';
import { TaskList } from '../../ui/task-list.js';
import { handInList } from './hand-in-list.js';
import './exchange.css';

const PlaceLists = graphql(`
  query PlaceLists($after: String) {
    placeLists(first: 10, after: $after) {
      totalCount
      nodes {
        id
        fileName
        status
        receivedAt
        good
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const listsOf = (data: ResultOf<typeof PlaceLists>) => data.placeLists;

/** Hands in a desk's own list of places; what was handed in before stands below. */
export default function PlaceListsPage(): ReactNode {
  const { t, i18n } = useTranslation('exchange');
  const navigate = useNavigate();
  const [file, setFile] = useState<File>();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ attempt: number; messages: string[] }>({
    attempt: 0,
    messages: [],
  });
  const lists = usePagedQuery({ query: PlaceLists, variables: {}, connectionOf: listsOf });
  const refuse = (messages: string[]): void => setRefused({ attempt: refused.attempt + 1, messages });

  const send = async (): Promise<void> => {
    if (!file) return refuse([t('upload.missing')]);
    setBusy(true);
    try {
      const { id, problems } = await handInList(file, i18n.language);
      if (id) await navigate(`/importeren/${id}`);
      else refuse(problems ?? []);
    } catch {
      refuse([t('upload.offline')]);
    } finally {
      setBusy(false);
    }
  };

  const total = lists.first?.placeLists.totalCount;
  return (
    <Page title={t('title')} lead={t('lead')}>
      <ErrorSummary
        key={refused.attempt}
        errors={refused.messages.map((message) => ({ fieldId: 'bestand', message }))}
      />
      <form
        noValidate
        className="rk-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <div className="rk-field">
          <FormLabel htmlFor="bestand">{t('upload.file')}</FormLabel>
          <FormFieldDescription id="bestand-hint">{t('upload.hint')}</FormFieldDescription>
          <input
            id="bestand"
            type="file"
            className="rk-file"
            accept=".csv,.txt,.xlsx,text/csv"
            aria-describedby="bestand-hint"
            onChange={(event) => setFile(event.target.files?.[0])}
          />
        </div>
        <p>
          <Button type="submit" appearance="primary-action-button" busy={busy} disabled={busy}>
            {t('upload.go')}
          </Button>
        </p>
      </form>
      <section className="rk-stack" aria-labelledby="eerder">
        <h2 id="eerder" className="utrecht-heading-2">
          {t('before.heading')}
        </h2>
        {lists.error && <ErrorState error={lists.error} onRetry={lists.retry} />}
        {!lists.error && !lists.first && <LoadingState rows={2} />}
        {total === 0 && <p>{t('before.none')}</p>}
        {lists.nodes.length > 0 && (
          <TaskList
            tasks={lists.nodes.map(({ id, fileName, status, receivedAt }) => ({
              id,
              title: fileName,
              to: `/importeren/${id}`,
              hint: instantInWords(receivedAt, i18n.language),
              tag: (
                <StatusTag tone={status === 'IMPORTED' ? 'positive' : 'info'}>
                  {t(`status.${status}`)}
                </StatusTag>
              ),
            }))}
          />
        )}
        {total !== undefined && (
          <ShowMore
            shown={lists.nodes.length}
            total={total}
            hasMore={lists.hasMore}
            busy={lists.fetching}
            onMore={lists.showMore}
          />
        )}
      </section>
    </Page>
  );
}
