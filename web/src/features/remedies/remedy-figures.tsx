import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { DataTable } from '../../ui/data-table.js';
import { ErrorState } from '../../ui/states.js';

const Figures = graphql(`
  query RemedyFigures($regionCode: ID!) {
    remedyFigures(regionCode: $regionCode) {
      hesitation
      kind
      offered
      taken
      declined
      helped
      didNotHelp
    }
  }
`);

/** Which remedy helped against which hesitation; what is too small to tell is left open. */
export function RemedyFigures({ regionCode }: { regionCode: string }): ReactNode {
  const { t } = useTranslation('remedies');
  const [{ data, error }, again] = useQuery({ query: Figures, variables: { regionCode } });
  if (error) return <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (!data) return null;
  const told = (count: number | null): string => (count === null ? t('figures.few') : String(count));
  return (
    <section className="rk-stack" aria-labelledby="wat-hielp">
      <h2 id="wat-hielp" className="utrecht-heading-2">
        {t('figures.heading')}
      </h2>
      <p>{t('figures.lead')}</p>
      {data.remedyFigures.length === 0 ? (
        <p className="rk-soft">{t('figures.none')}</p>
      ) : (
        <DataTable
          caption={t('figures.heading')}
          columns={[
            { label: t('figures.against') },
            { label: t('figures.what') },
            ...(['offered', 'taken', 'declined', 'helped', 'didNotHelp'] as const).map((column) => ({
              label: t(`figures.${column}`),
              isNumber: true,
            })),
          ]}
          rows={data.remedyFigures.map((line) => ({
            key: `${line.hesitation}-${line.kind}`,
            cells: [
              t(`kind.${line.hesitation}`),
              t(`what.${line.kind}`),
              line.offered,
              told(line.taken),
              told(line.declined),
              told(line.helped),
              told(line.didNotHelp),
            ],
          }))}
        />
      )}
    </section>
  );
}
