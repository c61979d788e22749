import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { LapseTag } from '../../ui/dates.js';
import { ButtonLink } from '../../ui/link.js';
import NotFoundPage from '../../ui/not-found-page.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { AcknowledgeAlert } from './acknowledge-alert.js';
import { ActOnAlert, CallEmployer } from './act-on-alert.js';
import {
  AlertCandidates,
  AlertFields,
  alertOf,
  AlmostFits,
  ClassOfPlace,
  GapNotice,
  LastChoice,
  PassedOn,
  type Alert,
} from './alert-body.js';
import { TriedBefore } from './tried.js';
import './today-page.css';

const OneAlert = graphql(
  `
    query OneAlert($id: ID!) {
      lapseAlert(id: $id) {
        id
        ...AlertFields
      }
    }
  `,
  [AlertFields],
);

/** Where a link in an alert's mail lands. Opening it changes nothing; the button does. */
export default function AlertPage(): ReactNode {
  const { t } = useTranslation('lapse-alerts');
  const { id = '' } = useParams();
  const [{ data, error, fetching }, again] = useQuery({ query: OneAlert, variables: { id } });
  const renew = (): void => again({ requestPolicy: 'network-only' });
  if (data?.lapseAlert) return <AlertInFull alert={alertOf(data.lapseAlert)} onMoved={renew} />;
  if (data && !fetching) return <NotFoundPage />;
  return (
    <Page title={t('alert.loading')} back={{ to: '/vandaag', label: t('alert.back') }} step="loading">
      {error ? <ErrorState error={error} onRetry={renew} /> : <LoadingState />}
    </Page>
  );
}

function AlertInFull({ alert, onMoved }: { alert: Alert; onMoved: () => void }): ReactNode {
  const { t } = useTranslation('lapse-alerts');
  const { place } = alert;
  return (
    <Page
      title={t('alert.title', { place: place.title })}
      lead={t('where', { employer: place.employer.name, town: place.town })}
      back={{ to: '/vandaag', label: t('alert.back') }}
      step={alert.id}
      width="full"
    >
      {alert.current ? (
        <>
          <p>
            <LapseTag lapsesOn={alert.lapsesOn} />
          </p>
          <ClassOfPlace place={place} />
          <PassedOn alert={alert} />
          <GapNotice alert={alert} />
          <LastChoice alert={alert} />
          <AlmostFits alert={alert} />
          <p>{t('alert.why')}</p>
          <AcknowledgeAlert alert={alert} what={place.title} primary />
          <TriedBefore tried={alert.tried} />
          <div className="rk-alert__more">
            <CallEmployer place={place} onDone={onMoved} />
            <ActOnAlert alert={alert} what={place.title} onMoved={onMoved} />
          </div>
          <AlertCandidates alert={alert} known={noneKnown} level={2} />
        </>
      ) : (
        <Notice>
          <p>{t('alert.over')}</p>
        </Notice>
      )}
      <p>
        <ButtonLink to={`/leerbanen-beheren/${place.id}`} appearance="secondary">
          {t('alert.toPlace')}
        </ButtonLink>
      </p>
    </Page>
  );
}

const noneKnown: ReadonlyMap<string, string> = new Map();
