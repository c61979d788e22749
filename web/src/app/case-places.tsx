import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../lib/graphql.js';
import { useSession } from '../lib/session.js';
import { CardList } from '../ui/card-list.js';
import { AppLink } from '../ui/link.js';
import { Notice } from '../ui/notice.js';
import { ReasonList } from '../ui/reason-list.js';
import { EmptyState, ErrorState, LoadingState } from '../ui/states.js';
import { TaskList } from '../ui/task-list.js';
import { ProposeIntroduction } from '../features/introductions/propose-introduction.js';
import { BesideWish, WidenChoice } from '../features/matching/widen.js';
import { OpenDoors, WishChangeFields } from '../features/matching/open-doors.js';
import { PlaceCard, PlaceCardFields } from '../features/places/place-card.js';

const PlacesOfCase = graphql(
  `
    query PlacesOfCase($id: ID!, $widen: Boolean!) {
      candidate(id: $id) {
        id
        wish {
          qualifications {
            creboCode
          }
        }
        matches(first: 10, widen: $widen) {
          total
          nodes {
            distanceKm
            score
            besideWish {
              text
            }
            entryWarning {
              text
              wayRound
            }
            reasons {
              criterion
              score
              weight
              text
            }
            place {
              id
              title
              ...PlaceCardFields
            }
          }
          oneChangeAway {
            ...WishChangeFields
          }
          nearMisses(first: 5) {
            criterion
            text
            place {
              id
              ...PlaceCardFields
            }
          }
        }
      }
      introductions(candidateId: $id, first: 50) {
        totalCount
        nodes {
          id
          status
          turnText
          endText
          place {
            id
            title
            employer {
              id
              name
            }
          }
        }
      }
    }
  `,
  [PlaceCardFields, WishChangeFields],
);

const withIntroductions = { additionalTypenames: ['Introduction', 'Candidate'] };

/** The introductions of a candidate, the places that fit with their reasons, and those that nearly do. */
export function CasePlaces({ candidate }: { candidate: { id: string; name: string } }): ReactNode {
  const { t } = useTranslation('case-files');
  const { t: words } = useTranslation('brokering');
  const { t: tDoors } = useTranslation('doors');
  const { viewer } = useSession();
  const [widen, setWiden] = useState(false);
  const [{ data, error }, again] = useQuery({
    query: PlacesOfCase,
    variables: { id: candidate.id, widen },
    context: withIntroductions,
  });
  if (error && !data)
    return <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (!data?.candidate) return <LoadingState />;
  const { matches } = data.candidate;
  const introductions = data.introductions.nodes;
  const running = new Map(
    introductions.flatMap(({ id, status, place }) =>
      status === 'PROPOSED' || status === 'ACCEPTED' ? [[place.id, id] as const] : [],
    ),
  );
  const mayPropose = viewer?.roles.includes('ADVISER') ?? false;

  return (
    <>
      {introductions.length > 0 && (
        <section className="rk-stack" aria-labelledby="voorstellen">
          <h2 id="voorstellen" className="utrecht-heading-2">
            {t('places.introductions')}
          </h2>
          <TaskList
            tasks={introductions.map(({ id, status, place, turnText, endText }) => ({
              id,
              title: `${place.title}, ${place.employer.name}`,
              to: `/voorstellen/${id}`,
              hint: turnText ?? endText ?? words(`status.${status}`),
            }))}
          />
        </section>
      )}
      <section className="rk-stack" aria-labelledby="passend">
        <h2 id="passend" className="utrecht-heading-2">
          {t('places.matches', { total: matches.total })}
        </h2>
        {data.candidate.wish.qualifications.length > 0 && (
          <WidenChoice hint={tDoors('widen.hintCase')} checked={widen} onChange={setWiden} />
        )}
        {matches.total === 0 && (
          <EmptyState heading={t('places.none')}>
            <p>{t('places.noneText')}</p>
          </EmptyState>
        )}
        <CardList label={t('places.matches', { total: matches.total })}>
          {matches.nodes.map(({ place, distanceKm, reasons, entryWarning, besideWish }) => {
            const introductionId = running.get(place.id);
            return (
              <PlaceCard
                key={place.id}
                place={place}
                distanceKm={distanceKm}
                level={3}
                aside={
                  <div className="rk-stack">
                    <BesideWish beside={besideWish} />
                    <ReasonList reasons={reasons} limit={4} />
                    {entryWarning && (
                      <Notice tone="warning">
                        <p>{entryWarning.text}</p>
                        <p>{entryWarning.wayRound}</p>
                      </Notice>
                    )}
                    {introductionId ? (
                      <p>
                        <AppLink to={`/voorstellen/${introductionId}`}>{words('match.introduced')}</AppLink>
                      </p>
                    ) : (
                      mayPropose && (
                        <ProposeIntroduction
                          candidateId={candidate.id}
                          placeId={place.id}
                          who={candidate.name}
                          what={place.title}
                        />
                      )
                    )}
                  </div>
                }
              />
            );
          })}
        </CardList>
      </section>
      <OpenDoors
        changes={matches.oneChangeAway}
        lead={tDoors('wish.leadCase')}
        action=""
        linkOf={() => null}
      />
      {matches.nearMisses.length > 0 && (
        <section className="rk-stack" aria-labelledby="bijna">
          <h2 id="bijna" className="utrecht-heading-2">
            {t('places.near')}
          </h2>
          <p className="rk-measure">{t('places.nearText')}</p>
          <CardList label={t('places.near')}>
            {matches.nearMisses.map(({ place, criterion, text }) => (
              <PlaceCard key={`${place.id}-${criterion}`} place={place} level={3} aside={<p>{text}</p>} />
            ))}
          </CardList>
        </section>
      )}
    </>
  );
}
