import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { dateInWords } from '../lib/dates.js';
import { graphql, type ResultOf } from '../lib/graphql.js';
import { CardList } from '../ui/card-list.js';
import { LapseTag } from '../ui/dates.js';
import { AppLink, ButtonLink } from '../ui/link.js';
import { Notice } from '../ui/notice.js';
import NotFoundPage from '../ui/not-found-page.js';
import { Page } from '../ui/page.js';
import { ErrorState, LoadingState } from '../ui/states.js';
import { SummaryList } from '../ui/summary-list.js';
import { UnnamedCandidates } from '../features/asks/unnamed-candidates.js';
import { IntroductionRow, IntroductionRowFields } from '../features/introductions/introduction-row.js';
import { ClonePlace } from '../features/places/clone-place.js';
import { ExtendPlace } from '../features/places/extend-place.js';
import '../features/places/my-place.css';
import { usePlaceInWords } from '../features/places/place-answers-in-words.js';
import { answersOfPlace } from '../features/places/place-answers.js';
import { PublishPlace } from '../features/places/place-check.js';
import { PlaceOutlook, PlaceOutlookFields } from '../features/places/place-outlook.js';
import { PlaceStatusTag, usePlaceNext } from '../features/places/place-status.js';
import { WithdrawPlace } from '../features/places/withdraw-place.js';

const MyPlace = graphql(
  `
    query MyPlace($id: ID!) {
      place(id: $id) {
        id
        version
        status
        managedByViewer
        withdrawReason
        enrolmentWarning
        title
        town
        description
        postcode4
        hoursPerWeek
        startsFrom
        startsOn
        wagePerHour
        schoolDay
        schoolTown
        usualStartTime
        drivingLicence
        howToGetThere
        seats
        seatsLeft
        languageLevel
        lapsesOn
        outlook {
          ...PlaceOutlookFields
        }
        qualification {
          creboCode
        }
        employer {
          id
          name
        }
      }
      introductions(placeId: $id, first: 50) {
        nodes {
          id
          ...IntroductionRowFields
        }
      }
    }
  `,
  [IntroductionRowFields, PlaceOutlookFields],
);

type Data = ResultOf<typeof MyPlace>;
export type MyPlaceOf = NonNullable<Data['place']>;

/** What an action on this page, or the form one comes from, brought about. */
interface Outcome {
  outcome: 'draft' | 'published' | 'changed' | 'kept-as-draft' | 'extended' | 'withdrawn' | 'cloned';
  refusals?: readonly string[];
}

/** One place of an employer: where it stands, what happens next, and what can be done with it. */
export default function MyPlacePage(): ReactNode {
  const { t } = useTranslation('my-places');
  const { id = '' } = useParams();
  const [{ data, error, fetching }, again] = useQuery({ query: MyPlace, variables: { id } });
  const back = { to: '/mijn-leerbanen', label: t('place.back') };
  if (data?.place?.managedByViewer)
    return <Managed key={id} place={data.place} introductions={data.introductions.nodes} />;
  if (data && !fetching) return <NotFoundPage />;
  return (
    <Page title={t('title')} back={back} step="loading">
      {error ? (
        <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
      ) : (
        <LoadingState />
      )}
    </Page>
  );
}

function Managed(props: { place: MyPlaceOf; introductions: Data['introductions']['nodes'] }): ReactNode {
  const { place, introductions } = props;
  const { t, i18n } = useTranslation('my-places');
  const next = usePlaceNext();
  const rows = usePlaceInWords(answersOfPlace(place));
  const came = useLocation().state as Outcome | null;
  const [done, setDone] = useState<Outcome | null>(came?.outcome ? came : null);
  const { status } = place;
  return (
    <Page
      title={place.title}
      lead={t('under', { employer: place.employer.name, town: place.town })}
      back={{ to: '/mijn-leerbanen', label: t('place.back') }}
      step={place.id}
    >
      <div role="status">
        {done && (
          <Notice tone={done.outcome === 'kept-as-draft' ? 'warning' : 'ok'}>
            <p>
              <strong>
                {t(`outcome.${done.outcome}`, { date: dateInWords(place.lapsesOn, i18n.language) })}
              </strong>
            </p>
            {done.refusals?.map((message) => (
              <p key={message}>{message}</p>
            ))}
            {done.refusals && done.refusals.length > 0 && (
              <p>
                <AppLink to="/mijn-bedrijf">{t('place.toCompany')}</AppLink>
              </p>
            )}
          </Notice>
        )}
      </div>
      <section aria-labelledby="nu" className="rk-stack">
        <h2 id="nu" className="utrecht-heading-2">
          {t('place.next')}
        </h2>
        <p className="rk-row">
          <PlaceStatusTag status={status} />
          {status === 'PUBLISHED' && <LapseTag lapsesOn={place.lapsesOn} />}
        </p>
        <p>{next(place)}</p>
        {place.enrolmentWarning && (status === 'PUBLISHED' || status === 'DRAFT') && (
          <Notice tone="warning">
            <p>{place.enrolmentWarning}</p>
          </Notice>
        )}
        {status === 'DRAFT' && <Publish place={place} onDone={setDone} />}
        <p className="rk-row">
          {(status === 'PUBLISHED' || status === 'DRAFT') && (
            <ButtonLink to={`/leerbanen/${place.id}/wijzigen`} appearance="secondary">
              {t('place.change')}
            </ButtonLink>
          )}
          {status === 'PUBLISHED' && <AppLink to={`/leerbanen/${place.id}`}>{t('place.see')}</AppLink>}
        </p>
      </section>
      {place.outlook && <PlaceOutlook outlook={place.outlook} />}
      {status !== 'DRAFT' && <UnnamedCandidates placeId={place.id} />}
      {status !== 'DRAFT' && (
        <section aria-labelledby="voorstellen" className="rk-stack">
          <h2 id="voorstellen" className="utrecht-heading-2">
            {t('place.introductions')}
          </h2>
          {introductions.length === 0 && <p>{t('place.noIntroductions')}</p>}
          {introductions.length > 0 && (
            <CardList label={t('place.introductions')}>
              {introductions.map((introduction) => (
                <IntroductionRow key={introduction.id} introduction={introduction} side="EMPLOYER" />
              ))}
            </CardList>
          )}
        </section>
      )}
      <section aria-labelledby="kan" className="rk-stack">
        <h2 id="kan" className="utrecht-heading-2">
          {t('place.do')}
        </h2>
        <div className="rk-actions">
          {(status === 'PUBLISHED' || status === 'LAPSED') && (
            <ExtendPlace key={place.lapsesOn} place={place} onDone={() => setDone({ outcome: 'extended' })} />
          )}
          <ClonePlace placeId={place.id} />
          {(status === 'DRAFT' || status === 'PUBLISHED' || status === 'LAPSED') && (
            <WithdrawPlace place={place} onDone={() => setDone({ outcome: 'withdrawn' })} />
          )}
        </div>
      </section>
      <section aria-labelledby="wat" className="rk-stack">
        <h2 id="wat" className="utrecht-heading-2">
          {t('place.what')}
        </h2>
        <SummaryList rows={rows.map(({ label, value }) => ({ label, value }))} />
      </section>
    </Page>
  );
}

function Publish({ place, onDone }: { place: MyPlaceOf; onDone: (done: Outcome) => void }): ReactNode {
  const { t } = useTranslation('my-places');
  const [{ error, fetching }, publish] = useMutation(PublishPlace);
  const go = async (): Promise<void> => {
    const { data } = await publish({ id: place.id, version: place.version });
    if (!data) return;
    const refusals = data.publishPlace.problems.map(({ message }) => message);
    onDone(refusals.length > 0 ? { outcome: 'kept-as-draft', refusals } : { outcome: 'published' });
    window.scrollTo(0, 0);
  };
  return (
    <>
      {error && <ErrorState error={error} onRetry={() => void go()} />}
      <p>
        <Button
          appearance="primary-action-button"
          busy={fetching}
          disabled={fetching}
          onClick={() => void go()}
        >
          {t('place.publish')}
        </Button>
      </p>
    </>
  );
}
