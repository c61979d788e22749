import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import NotFoundPage from '../../ui/not-found-page.js';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { LapseTag } from '../../ui/dates.js';
import { AppLink, ButtonLink } from '../../ui/link.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { SummaryList } from '../../ui/summary-list.js';
import { ClassStarts, ClassStartFields } from './class-starts.js';
import { PlaceDistance } from './place-distance.js';
import { useStart } from './place-card.js';
import './place-page.css';

const OnePlace = graphql(
  `
    query OnePlace($id: ID!) {
      place(id: $id) {
        id
        title
        description
        status
        mboLevel
        seats
        seatsLeft
        hoursPerWeek
        startsFrom
        startsOn
        lapsesOn
        languageLevel
        postcode4
        town
        wagePerHour
        schoolDay
        schoolTown
        usualStartTime
        drivingLicence
        howToGetThere
        employer {
          id
          name
        }
        sector {
          code
          name
        }
        qualification {
          creboCode
          name
        }
        classStarts {
          id
          ...ClassStartFields
        }
      }
    }
  `,
  [ClassStartFields],
);

type Place = NonNullable<ResultOf<typeof OnePlace>['place']>;

/** Everything somebody wants to know before saying "this could be mine", and what to do next. */
export default function PlacePage(): ReactNode {
  const { t } = useTranslation('places');
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const [{ data, error, fetching }, again] = useQuery({ query: OnePlace, variables: { id } });
  const back = { to: '/leerbanen', label: t('place.back') };

  if (data?.place) return <PlaceInFull place={data.place} postcode={params.get('postcode') ?? ''} />;
  if (data && !fetching) return <NotFoundPage />;
  return (
    <Page title={t('search.title')} back={back} step="loading">
      {error ? (
        <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
      ) : (
        <LoadingState />
      )}
    </Page>
  );
}

function PlaceInFull({ place, postcode }: { place: Place; postcode: string }): ReactNode {
  const { t } = useTranslation('places');
  const open = place.status === 'PUBLISHED' && place.seatsLeft > 0;
  return (
    <Page
      title={place.title}
      lead={t('card.where', { employer: place.employer.name, town: place.town })}
      back={{ to: '/leerbanen', label: t('place.back') }}
      step={place.id}
      width="full"
    >
      {!open && <NoLongerOpen status={place.status} />}
      <div className="rk-place">
        <div className="rk-stack rk-stack--wide">
          <section className="rk-stack">
            <h2 className="utrecht-heading-2">{t('place.about')}</h2>
            <p className="rk-place__description">{place.description}</p>
          </section>
          <section className="rk-stack">
            <h2 className="utrecht-heading-2">{t('place.facts')}</h2>
            <SummaryList rows={useFacts(place)} />
          </section>
          <ClassStarts starts={place.classStarts} />
          <PlaceDistance placeId={place.id} postcode={postcode} />
        </div>
        {open && (
          <aside className="rk-place__next rk-stack" aria-labelledby="next">
            <h2 id="next" className="utrecht-heading-2">
              {t('place.next')}
            </h2>
            <p>
              <LapseTag lapsesOn={place.lapsesOn} />
            </p>
            <p>{t('place.lapse')}</p>
            <h3 className="utrecht-heading-3">{t('place.fits')}</h3>
            <p>{t('place.fitsText')}</p>
            <p>
              <ButtonLink to="/welke-plek-past">{t('place.fitsGo')}</ButtonLink>
            </p>
            <p>{t('place.askText')}</p>
            <p>
              <AppLink to="/inschrijven">{t('place.ask')}</AppLink>
            </p>
          </aside>
        )}
      </div>
    </Page>
  );
}

/** What a seventeen-year-old asks; what the employer did not tell is left out. */
function useFacts(place: Place): { label: string; value: ReactNode }[] {
  const { t } = useTranslation('places');
  const start = useStart();
  const { name, creboCode } = place.qualification;
  const facts: [label: string, value: string | null][] = [
    [t('place.learn'), t('place.learnValue', { name, level: place.mboLevel, crebo: creboCode })],
    [t('search.sector'), place.sector.name],
    [t('place.employer'), place.employer.name],
    [t('place.where'), t('place.whereValue', { town: place.town, postcode: place.postcode4 })],
    [t('place.travel'), place.howToGetThere],
    [t('place.starts'), start(place)],
    [t('place.hours'), t('hours', { hours: place.hoursPerWeek })],
    [t('place.startTime'), place.usualStartTime],
    [t('place.wage'), place.wagePerHour === null ? null : t('place.wageValue', { wage: place.wagePerHour })],
    [t('place.school'), schoolOf(place)],
    [t('place.licence'), place.drivingLicence],
    [t('place.language'), place.languageLevel && t(`place.languageLevel.${place.languageLevel}`)],
    [t('place.seats'), t('seatsLeft', { seatsLeft: place.seatsLeft })],
  ];
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

function schoolOf({ schoolDay, schoolTown }: Place): string | null {
  return [schoolDay, schoolTown].filter(Boolean).join(', ') || null;
}

function NoLongerOpen({ status }: { status: Place['status'] }): ReactNode {
  const { t } = useTranslation('places');
  return (
    <Notice tone="info">
      <p>
        <strong>{t('place.closed')}.</strong> {t(`place.closedStatus.${status}`)}
      </p>
      <p>
        <AppLink to="/leerbanen">{t('place.closedGo')}</AppLink>
      </p>
    </Notice>
  );
}
