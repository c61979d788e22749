import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { ErrorState } from '../../ui/states.js';
import './remedies.css';

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
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways is reached by keyboard
        <div className="rk-remedies__scroll" role="region" aria-labelledby="wat-hielp" tabIndex={0}>
          <table className="utrecht-table">
            <caption className="rk-visually-hidden">{t('figures.heading')}</caption>
            <thead>
              <tr>
                {(['against', 'what', 'offered', 'taken', 'declined', 'helped', 'didNotHelp'] as const).map(
                  (column) => (
                    <th key={column} scope="col">
                      {t(`figures.${column}`)}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {data.remedyFigures.map((line) => (
                <tr key={`${line.hesitation}-${line.kind}`}>
                  <th scope="row">{t(`kind.${line.hesitation}`)}</th>
                  <td>{t(`what.${line.kind}`)}</td>
                  <td>{line.offered}</td>
                  <td>{told(line.taken)}</td>
                  <td>{told(line.declined)}</td>
                  <td>{told(line.helped)}</td>
                  <td>{told(line.didNotHelp)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
