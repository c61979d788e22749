import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { dateInWords } from '../../lib/dates.js';
import { graphql } from '../../lib/graphql.js';
import { useSession } from '../../lib/session.js';
import { DataTable } from '../../ui/data-table.js';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.js';

const LostSeats = graphql(`
  query LostSeats($regionCode: ID!) {
    lostSeats(regionCode: $regionCode) {
      since
      causes {
        cause
        seats
      }
      replay {
        verdict
        seats
      }
    }
  }
`);

/** Seats by cause, and by what would have been in time; small numbers are not in it. */
export function LostSeatsFigures(): ReactNode {
  const { t, i18n } = useTranslation('lost-seats');
  const { viewer } = useSession();
  const [{ data, error }, again] = useQuery({
    query: LostSeats,
    variables: { regionCode: viewer?.region?.code ?? '' },
  });
  if (error) return <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (!data) return <LoadingState />;
  const report = data.lostSeats;
  if (!report || report.causes.length + report.replay.length === 0)
    return (
      <EmptyState heading={t('figures.none')}>
        <p>{t('figures.noneText')}</p>
      </EmptyState>
    );
  return (
    <>
      <p>{t('figures.text', { date: dateInWords(report.since, i18n.language) })}</p>
      <section className="rk-stack" aria-labelledby="oorzaken">
        <h2 id="oorzaken" className="utrecht-heading-2">
          {t('figures.causes')}
        </h2>
        <DataTable
          caption={t('figures.causes')}
          columns={[{ label: t('figures.cause') }, { label: t('figures.seats'), isNumber: true }]}
          rows={report.causes.map(({ cause, seats }) => ({
            key: cause ?? 'ask',
            cells: [cause ? t(`cause.${cause}`) : t('figures.notTold'), seats],
          }))}
        />
      </section>
      <section className="rk-stack" aria-labelledby="op-tijd">
        <h2 id="op-tijd" className="utrecht-heading-2">
          {t('figures.replay')}
        </h2>
        <DataTable
          caption={t('figures.replay')}
          columns={[{ label: t('figures.found') }, { label: t('figures.seats'), isNumber: true }]}
          rows={report.replay.map(({ verdict, seats }) => ({
            key: verdict,
            cells: [t(`verdict.${verdict}`), seats],
          }))}
        />
      </section>
    </>
  );
}
