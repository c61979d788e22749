import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { ButtonLink } from '../../ui/link.js';
import { Page } from '../../ui/page.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { StatusTag } from '../../ui/status-tag.js';
import { TaskList } from '../../ui/task-list.js';

const Staffing = graphql(`
  query RegionStaffing {
    regionStaffing {
      regionCode
      coordinators
      advisers
      region {
        code
        name
      }
    }
  }
`);

/** An operator's regions: which has a coordinator and which has none, those first. */
export default function RegionsPage(): ReactNode {
  const { t } = useTranslation('people');
  const [{ data, error }, again] = useQuery({ query: Staffing, requestPolicy: 'cache-and-network' });
  const regions = [...(data?.regionStaffing ?? [])].sort(
    (one, other) => Number(one.coordinators > 0) - Number(other.coordinators > 0),
  );
  return (
    <Page title={t('regions')} lead={t('regionsLead')} width="full">
      <p>
        <ButtonLink to="/mensen-en-rollen">{t('operators')}</ButtonLink>
      </p>
      {error && <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />}
      {!data && !error && <LoadingState rows={6} />}
      {regions.length > 0 && (
        <TaskList
          tasks={regions.map(({ regionCode, coordinators, advisers, region }) => ({
            id: regionCode,
            title: region.name,
            to: `/mensen-en-rollen?regio=${regionCode}`,
            hint: t('staff', { coordinators, advisers }),
            tag: coordinators === 0 && <StatusTag tone="urgent">{t('noCoordinator')}</StatusTag>,
          }))}
        />
      )}
    </Page>
  );
}
