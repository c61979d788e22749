import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useQuery } from 'urql';
import { readFragment } from '../../lib/graphql.js';
import NotFoundPage from '../../ui/not-found-page.js';
import { Page } from '../../ui/page.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { Catalogue, DeskOfCatalogue, EntryFields } from './catalogue-fields.js';
import { RemedyForm } from './remedy-form.js';

/** A line of the catalogue for its coordinator: a new one, or one to change. */
export default function RemedyPage(): ReactNode {
  const { t } = useTranslation('remedies');
  const { id: named = '' } = useParams();
  // The address of a new line is a word where another has its id.
  const id = named === 'nieuw' ? undefined : named;
  const [{ data: of, error: failed }] = useQuery({ query: DeskOfCatalogue });
  const regionCode = of?.desk?.regionCode ?? '';
  const [{ data, error, fetching }, again] = useQuery({
    query: Catalogue,
    variables: { regionCode },
    pause: regionCode === '',
  });
  const entry = data && readFragment(EntryFields, data.remedies).find(({ remedy }) => remedy.id === id);
  const isReady = data && !fetching;
  if (id && isReady && !entry) return <NotFoundPage />;
  const wrong = failed ?? error;
  return (
    <Page
      title={t(id ? 'form.change' : 'form.add')}
      lead={t('form.lead')}
      back={{ to: '/ontzorging', label: t('form.back') }}
      step={entry?.remedy.id ?? 'new'}
    >
      {wrong && <ErrorState error={wrong} onRetry={() => again({ requestPolicy: 'network-only' })} />}
      {!isReady && !wrong && <LoadingState rows={4} />}
      {isReady && <RemedyForm key={entry?.version ?? 0} regionCode={regionCode} entry={entry ?? null} />}
    </Page>
  );
}
