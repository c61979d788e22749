import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { SilenceFields, SilenceLedger } from './silence-ledger.js';
import { useSession } from '../../lib/session.js';
import { DataTable } from '../../ui/data-table.js';
import { AppLink } from '../../ui/link.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.js';

const WhereItStands = graphql(
  `
    query WhereItStands($regionCode: ID!) {
      regionRoute(regionCode: $regionCode) {
        jamsAt
        stops {
          name
          title
          waiting
          late
        }
      }
      silenceLedger(regionCode: $regionCode) {
        ...SilenceFields
      }
    }
  `,
  [SilenceFields],
);

/** How many introductions of the region stand at each milestone, and where it jams. */
export default function RegionRoutePage(): ReactNode {
  const { t } = useTranslation('region-route');
  const { viewer } = useSession();
  const regionCode = viewer?.region?.code ?? '';
  const [{ data, error }, again] = useQuery({ query: WhereItStands, variables: { regionCode } });
  const route = data?.regionRoute;
  const isEmpty = route?.stops.every(({ waiting }) => waiting === 0) ?? false;
  const jam = route?.stops.find(({ name }) => name === route.jamsAt);
  return (
    <Page title={t('title')} lead={t('lead')} step={route ? 'route' : 'loading'}>
      {!route && error && (
        <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
      )}
      {!route && !error && <LoadingState />}
      {route && isEmpty && (
        <EmptyState heading={t('none')}>
          <p>{t('noneText')}</p>
        </EmptyState>
      )}
      {route && !isEmpty && (
        <>
          <Notice tone={jam ? 'warning' : 'ok'}>
            <p>{jam ? t('jams', { stop: jam.title }) : t('smooth')}</p>
          </Notice>
          <DataTable
            caption={t('caption')}
            columns={[
              { label: t('stop') },
              { label: t('waiting'), isNumber: true },
              { label: t('late'), isNumber: true },
            ]}
            rows={route.stops.map(({ name, title, waiting, late }) => ({
              key: name,
              cells: [title, waiting, late],
            }))}
          />
          <p>
            <AppLink to="/voorstellen">{t('go')}</AppLink>
          </p>
        </>
      )}
      {data?.silenceLedger && <SilenceLedger lines={data.silenceLedger} />}
    </Page>
  );
}
