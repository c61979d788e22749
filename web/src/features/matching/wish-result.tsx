import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { usePagedQuery } from '../../lib/paged-query.js';
import { CardList } from '../../ui/card-list.js';
import { AppLink, ButtonLink } from '../../ui/link.js';
import { Page } from '../../ui/page.js';
import { ReasonList } from '../../ui/reason-list.js';
import { ShowMore } from '../../ui/show-more.js';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.js';
import { changedAnswers } from './changed-answers.js';
import { OpenDoors, WishChangeFields } from './open-doors.js';
import { BesideWish, WidenChoice } from './widen.js';
import { PlaceCard, PlaceCardFields } from '../places/place-card.js';
import { stepAddress } from '../candidates/wish-address.js';
import { paramsOfAnswers, wishOf, type WishAnswers } from '../candidates/wish-answers.js';

export const PlacesForWish = graphql(
  `
    query PlacesForWish($wish: WishInput!, $after: String, $widen: Boolean!) {
      placesForWish(wish: $wish, first: 10, after: $after, widen: $widen) {
        total
        nodes {
          place {
            id
            ...PlaceCardFields
          }
          distanceKm
          score
          besideWish {
            text
          }
          reasons {
            criterion
            score
            weight
            text
          }
        }
        nearMisses(first: 10) {
          place {
            id
            ...PlaceCardFields
          }
          criterion
          text
        }
        oneChangeAway {
          ...WishChangeFields
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [PlaceCardFields, WishChangeFields],
);

const matchesOf = (data: ResultOf<typeof PlacesForWish>) => data.placesForWish;

/** The places that fit, best first and with the reasons; then what fits but for one thing. Nothing is stored. */
export function WishResult({ answers }: { answers: WishAnswers }): ReactNode {
  const { t } = useTranslation('matching');
  const { t: tDoors } = useTranslation('doors');
  const [params, setParams] = useSearchParams();
  const widen = params.get('ruim') === '1' && answers.crebos.length > 0;
  const found = usePagedQuery({
    query: PlacesForWish,
    variables: { wish: wishOf(answers), widen },
    connectionOf: matchesOf,
  });
  const total = found.first?.placesForWish.total;
  const nearMisses = found.first?.placesForWish.nearMisses ?? [];
  const address = answers.postcode ? `postcode=${answers.postcode}` : '';

  return (
    <Page
      title={t('result.title')}
      lead={total === undefined ? undefined : t('result.lead', { total })}
      step="resultaat"
      width="full"
    >
      <p className="rk-row">
        <AppLink to={stepAddress('controle', answers)}>{t('result.change')}</AppLink>
      </p>
      {answers.crebos.length > 0 && (
        <WidenChoice
          hint={tDoors('widen.hint')}
          checked={widen}
          onChange={(wanted) => {
            const next = paramsOfAnswers(answers);
            if (wanted) next.set('ruim', '1');
            setParams(next, { replace: true });
          }}
        />
      )}
      {found.error && <ErrorState error={found.error} onRetry={found.retry} />}
      {!found.error && !found.first && <LoadingState rows={4} />}
      {total === 0 && <NoMatches answers={answers} nearMisses={nearMisses.length} />}
      {found.nodes.length > 0 && (
        <CardList label={t('result.matches')}>
          {found.nodes.map(({ place, distanceKm, reasons, besideWish }) => (
            <PlaceCard
              key={place.id}
              place={place}
              distanceKm={distanceKm}
              address={address}
              aside={
                <div className="rk-stack rk-stack--tight">
                  <BesideWish beside={besideWish} />
                  <ReasonList reasons={reasons} />
                </div>
              }
            />
          ))}
        </CardList>
      )}
      {total !== undefined && (
        <ShowMore
          shown={found.nodes.length}
          total={total}
          hasMore={found.hasMore}
          busy={found.fetching}
          onMore={found.showMore}
        />
      )}
      {found.first && (
        <OpenDoors
          changes={found.first.placesForWish.oneChangeAway}
          lead={tDoors('wish.lead')}
          action={tDoors('wish.look')}
          linkOf={(change) => {
            const changed = changedAnswers(answers, change);
            return changed && stepAddress('resultaat', changed);
          }}
        />
      )}
      {found.first && <NextStep answers={answers} />}
      {nearMisses.length > 0 && (
        <section className="rk-stack" aria-labelledby="near">
          <h2 id="near" className="utrecht-heading-2">
            {t('result.near')}
          </h2>
          <p className="rk-measure">{t('result.nearText')}</p>
          <CardList label={t('result.near')}>
            {nearMisses.map(({ place, criterion, text }) => (
              <PlaceCard
                key={`${place.id}-${criterion}`}
                place={place}
                level={3}
                address={address}
                aside={<p>{text}</p>}
              />
            ))}
          </CardList>
        </section>
      )}
    </Page>
  );
}

function NoMatches({ answers, nearMisses }: { answers: WishAnswers; nearMisses: number }): ReactNode {
  const { t } = useTranslation('matching');
  return (
    <EmptyState heading={t('result.none')}>
      <p>{t('result.noneText', { nearMisses })}</p>
      <ul>
        {answers.postcode && (
          <li>
            <AppLink to={stepAddress('waar', answers)} state={{ checking: true }}>
              {t('result.further')}
            </AppLink>
          </li>
        )}
        {answers.sectors.length + answers.crebos.length > 0 && (
          <li>
            <AppLink to={stepAddress('werk', answers)} state={{ checking: true }}>
              {t('result.otherWork')}
            </AppLink>
          </li>
        )}
        <li>
          <AppLink to={stepAddress('diploma', answers)} state={{ checking: true }}>
            {t('result.otherLevel')}
          </AppLink>
        </li>
      </ul>
    </EmptyState>
  );
}

function NextStep({ answers }: { answers: WishAnswers }): ReactNode {
  const { t } = useTranslation('matching');
  return (
    <section className="rk-result__next rk-stack" aria-labelledby="next">
      <h2 id="next" className="utrecht-heading-2">
        {t('result.next')}
      </h2>
      <p className="rk-measure">{t('result.nextText')}</p>
      <p>
        <ButtonLink to={{ pathname: '/inschrijven', search: paramsOfAnswers(answers).toString() }}>
          {t('result.register')}
        </ButtonLink>
      </p>
    </section>
  );
}
