import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { CardList } from '../../ui/card-list.js';
import NotFoundPage from '../../ui/not-found-page.js';
import { Page } from '../../ui/page.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { CandidateAlertCard, CandidateAlertFields } from './candidate-alerts.js';
import './today-page.css';

const OneCandidateAlert = graphql(
  `
    query OneCandidateAlert($id: ID!) {
      candidateAlert(id: $id) {
        id
        ...CandidateAlertFields
      }
    }
  `,
  [CandidateAlertFields],
);

/** Where a link in the mail about a candidate lands. Opening it changes nothing; the button does. */
export default function CandidateAlertPage(): ReactNode {
  const { t } = useTranslation('lapse-alerts');
  const { id = '' } = useParams();
  const [{ data, error, fetching }, again] = useQuery({ query: OneCandidateAlert, variables: { id } });
  const renew = (): void => again({ requestPolicy: 'network-only' });
  if (data && !data.candidateAlert && !fetching) return <NotFoundPage />;
  return (
    <Page title={t('people.title')} back={{ to: '/vandaag', label: t('alert.back') }} width="full">
      {error && <ErrorState error={error} onRetry={renew} />}
      {!data && !error && <LoadingState />}
      {data?.candidateAlert && (
        <CardList label={t('people.title')}>
          <CandidateAlertCard alert={data.candidateAlert} onMoved={renew} />
        </CardList>
      )}
    </Page>
  );
}
