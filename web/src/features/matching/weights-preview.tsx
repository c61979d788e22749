import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.js';
import type { Weights } from './weights.js';
import './weights.css';

const PreviewedWeights = graphql(`
  query PreviewedWeights($regionCode: ID!, $weights: MatchingWeightsInput!, $asOf: Date!) {
    weightsPreview(regionCode: $regionCode, weights: $weights, asOf: $asOf) {
      changed
      lists {
        total
        place {
          id
          title
          town
        }
        moves {
          before
          after
          match {
            candidateId
            score
            profile {
              mboLevels
              withinKm
            }
            candidate {
              id
              name
            }
          }
        }
      }
    }
  }
`);

type List = NonNullable<ResultOf<typeof PreviewedWeights>['weightsPreview']>['lists'][number];

/** The lists of the region as other weights would have them, beside what they are. */
export function WeightsPreview(props: { regionCode: string; weights: Weights; asOf: string }): ReactNode {
  const { t } = useTranslation('weights');
  const heading = useRef<HTMLHeadingElement>(null);
  const [{ data, error, fetching }, again] = useQuery({ query: PreviewedWeights, variables: props });
  useEffect(() => heading.current?.focus(), []);
  const preview = fetching ? undefined : data?.weightsPreview;
  return (
    <section aria-labelledby="vooraf" className="rk-stack">
      <h2 id="vooraf" ref={heading} tabIndex={-1} className="utrecht-heading-2">
        {t('previewTitle')}
      </h2>
      {error && <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />}
      {!preview && !error && <LoadingState rows={3} />}
      {preview && preview.lists.length > 0 && (
        <p role="status">{t('changed', { changed: preview.changed, total: preview.lists.length })}</p>
      )}
      {preview?.lists.length === 0 && (
        <EmptyState heading={t('none')}>
          <p>{t('noneText')}</p>
        </EmptyState>
      )}
      <div className="rk-weights__lists">
        {preview?.lists.map((list) => (
          <Moves key={list.place.id} list={list} />
        ))}
      </div>
    </section>
  );
}

function Moves({ list }: { list: List }): ReactNode {
  const { t } = useTranslation('weights');
  const { place, total, moves } = list;
  const isSame = moves.every(({ before, after }) => before === after);
  const says = ({ before, after }: List['moves'][number]): string =>
    before === after
      ? t('same')
      : after < before
        ? t('up', { steps: before - after })
        : t('down', { steps: after - before });
  return (
    <table className="rk-weights__list utrecht-table">
      <caption>{t('list', { title: place.title, town: place.town, total })}</caption>
      {isSame ? (
        <tbody>
          <tr>
            <td className="rk-soft">{t('unchanged')}</td>
          </tr>
        </tbody>
      ) : (
        <>
          <thead>
            <tr>
              <th scope="col">{t('then')}</th>
              <th scope="col">{t('who')}</th>
              <th scope="col">{t('now')}</th>
            </tr>
          </thead>
          <tbody>
            {moves.map((move) => (
              <tr key={move.match.candidateId}>
                <td>{move.after}</td>
                <td>{move.match.candidate?.name ?? <Unnamed move={move} />}</td>
                <td>
                  {move.before} <span className="rk-soft">({says(move)})</span>
                </td>
              </tr>
            ))}
          </tbody>
        </>
      )}
    </table>
  );
}

/** Who does not know the case sees what is sought and how far away, and no name. */
function Unnamed({ move }: { move: List['moves'][number] }): ReactNode {
  const { t } = useTranslation('weights');
  const { mboLevels, withinKm } = move.match.profile;
  return (
    <>
      {t('who')}, {t('levels', { levels: mboLevels.join(', ') })},{' '}
      {withinKm === null ? t('far') : t('km', { km: withinKm })}
    </>
  );
}
