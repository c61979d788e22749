import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { dateInWords } from '../lib/dates.js';
import { graphql, type ResultOf } from '../lib/graphql.js';
import { CardList } from '../ui/card-list.js';
import { AppLink, ButtonLink } from '../ui/link.js';
import { Notice } from '../ui/notice.js';
import { Page } from '../ui/page.js';
import { ReasonList } from '../ui/reason-list.js';
import { ShowMore } from '../ui/show-more.js';
import { EmptyState, ErrorState, LoadingState } from '../ui/states.js';
import { AskToMeet } from '../features/asks/ask-to-meet.js';
import { AskedOfMe } from '../features/introductions/asked-of-me.js';
import { answersOfWish, KeptWishFields } from '../features/candidates/kept-wish.js';
import { paramsOfAnswers } from '../features/candidates/wish-answers.js';
import { changedAnswers } from '../features/matching/changed-answers.js';
import { BesideWish, WidenChoice } from '../features/matching/widen.js';
import { OpenDoors, WishChangeFields } from '../features/matching/open-doors.js';
import { PlaceCard, PlaceCardFields } from '../features/places/place-card.js';

const MyMatches = graphql(
  `
    query MyMatches($first: Int!, $widen: Boolean!) {
      asks(isOpen: true) {
        id
        place {
          id
        }
      }
      viewer {
        id
        candidate {
          id
          version
          wish {
            ...KeptWishFields
          }
          details {
            postcode4
            inMatching
            placedOn
            earliestStartOn
            legalBasis {
              basis
            }
          }
          matches(first: $first, widen: $widen) {
            total
            nodes {
              place {
                id
                title
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
              entryWarning {
                text
                wayRound
              }
            }
            oneChangeAway {
              ...WishChangeFields
            }
            nearMisses(first: 10) {
              place {
                id
                ...PlaceCardFields
              }
              criterion
              text
            }
          }
        }
      }
    }
  `,
  [KeptWishFields, PlaceCardFields, WishChangeFields],
);

type Candidate = NonNullable<NonNullable<ResultOf<typeof MyMatches>['viewer']>['candidate']>;
const STEP = 10;
const MOST = 100;

/** The places that fit the candidate's wish, best first and with the reasons; then what fits but for one thing. */
export default function MyMatchesPage(): ReactNode {
  const { t } = useTranslation('my-search');
  const [first, setFirst] = useState(STEP);
  const [widen, setWiden] = useState(false);
  const [{ data, error, fetching, stale }, again] = useQuery({
    query: MyMatches,
    variables: { first, widen },
  });
  const [known, setKnown] = useState<Candidate>();
  const candidate = data?.viewer?.candidate ?? known;
  if (data?.viewer?.candidate && data.viewer.candidate !== known) setKnown(data.viewer.candidate);
  const asked = new Set(data?.asks.map(({ place }) => place.id));
  const isOut = candidate?.details?.inMatching === false;

  return (
    <Page
      title={t('matches.title')}
      lead={candidate && !isOut ? t('matches.lead', { total: candidate.matches.total }) : undefined}
      width="full"
    >
      <AskedOfMe side="CANDIDATE" />
      {error && <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />}
      {!candidate && !error && <LoadingState rows={4} />}
      {candidate && isOut && <OutOfMatching details={candidate.details} />}
      {candidate && !isOut && (
        <Matches
          candidate={candidate}
          asked={asked}
          busy={fetching || stale}
          widen={widen}
          onWiden={setWiden}
          onMore={() => setFirst(Math.min(MOST, first + STEP))}
        />
      )}
    </Page>
  );
}

function Matches(props: {
  candidate: Candidate;
  asked: ReadonlySet<string>;
  busy: boolean;
  widen: boolean;
  onWiden: (widen: boolean) => void;
  onMore: () => void;
}): ReactNode {
  const { t, i18n } = useTranslation('my-search');
  const { t: tDoors } = useTranslation('doors');
  const { asked } = props;
  const { matches, details, wish, version } = props.candidate;
  const { total, nodes, nearMisses, oneChangeAway } = matches;
  const answers = answersOfWish(wish, details?.postcode4 ?? '');
  const early = details?.earliestStartOn ?? null;
  return (
    <>
      <p className="rk-row">
        <AppLink to="/mijn-wens">{t('matches.wish')}</AppLink>
      </p>
      {wish.qualifications.length > 0 && (
        <WidenChoice hint={tDoors('widen.hint')} checked={props.widen} onChange={props.onWiden} />
      )}
      {total === 0 && (
        <EmptyState heading={t('matches.none')}>
          <p>{t('matches.noneText', { nearMisses: nearMisses.length })}</p>
          {early && <p>{t('matches.early', { date: dateInWords(early, i18n.language) })}</p>}
          <ButtonLink to="/mijn-wens">{t('matches.change')}</ButtonLink>
        </EmptyState>
      )}
      {nodes.length > 0 && (
        <section aria-labelledby="passend" className="rk-stack">
          <h2 id="passend" className="utrecht-heading-2">
            {t('matches.fit')}
          </h2>
          <p className="rk-measure">{t('matches.how')}</p>
          <CardList label={t('matches.fit')}>
            {nodes.map(({ place, distanceKm, reasons, entryWarning, besideWish }) => (
              <PlaceCard
                key={place.id}
                place={place}
                level={3}
                distanceKm={distanceKm}
                aside={
                  <div className="rk-stack">
                    <BesideWish beside={besideWish} />
                    <ReasonList reasons={reasons} />
                    <AskToMeet placeId={place.id} title={place.title} isAsked={asked.has(place.id)} />
                    {entryWarning && (
                      <Notice tone="info">
                        <p>{entryWarning.text}</p>
                        <p>{entryWarning.wayRound}</p>
                      </Notice>
                    )}
                  </div>
                }
              />
            ))}
          </CardList>
          <ShowMore
            shown={nodes.length}
            total={Math.min(total, MOST)}
            hasMore={nodes.length < Math.min(total, MOST)}
            busy={props.busy}
            onMore={props.onMore}
          />
          {total > MOST && <p className="rk-soft">{t('matches.many', { total, most: MOST })}</p>}
        </section>
      )}
      <OpenDoors
        changes={oneChangeAway}
        lead={tDoors('wish.lead')}
        action={tDoors('wish.take')}
        linkOf={(change) => {
          const changed = changedAnswers(answers, change);
          if (!changed) return null;
          const search = paramsOfAnswers(changed);
          search.set('versie', `${version}`);
          return { pathname: '/mijn-wens', search: search.toString() };
        }}
      />
      {nearMisses.length > 0 && (
        <section className="rk-stack" aria-labelledby="bijna">
          <h2 id="bijna" className="utrecht-heading-2">
            {t('matches.near')}
          </h2>
          <p className="rk-measure">{t('matches.nearText')}</p>
          <CardList label={t('matches.near')}>
            {nearMisses.map(({ place, criterion, text }) => (
              <PlaceCard key={`${place.id}-${criterion}`} place={place} level={3} aside={<p>{text}</p>} />
            ))}
          </CardList>
        </section>
      )}
    </>
  );
}

/** Why there is nothing to see, and the way back. */
function OutOfMatching({ details }: { details: Candidate['details'] }): ReactNode {
  const { t, i18n } = useTranslation('my-search');
  if (details?.placedOn) {
    return (
      <EmptyState heading={t('out.placed')}>
        <p>{t('out.placedText', { date: dateInWords(details.placedOn, i18n.language) })}</p>
        <ButtonLink to="/mijn-voorstellen">{t('out.route')}</ButtonLink>
      </EmptyState>
    );
  }
  return (
    <EmptyState heading={t('out.noConsent')}>
      <p>{t('out.noConsentText')}</p>
      <ButtonLink to="/mijn-gegevens">{t('out.consent')}</ButtonLink>
    </EmptyState>
  );
}
