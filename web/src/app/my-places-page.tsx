import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateInWords } from '../lib/dates.js';
import { graphql, type ResultOf } from '../lib/graphql.js';
import { usePagedQuery } from '../lib/paged-query.js';
import { Card, CardFacts } from '../ui/card-list.js';
import { LapseTag } from '../ui/dates.js';
import { AppLink, ButtonLink } from '../ui/link.js';
import { Page } from '../ui/page.js';
import { AskedOfMe } from '../features/introductions/asked-of-me.js';
import { OwnPlaces } from '../features/places/own-places.js';
import { PlaceStatusTag, usePlaceNext } from '../features/places/place-status.js';

const MyPlaces = graphql(`
  query MyPlaces($after: String) {
    managedPlaces(first: 20, after: $after) {
      totalCount
      nodes {
        id
        title
        status
        town
        seats
        seatsLeft
        hoursPerWeek
        lapsesOn
        startsOn
        withdrawReason
        enrolmentWarning
        employer {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const placesOf = (data: ResultOf<typeof MyPlaces>) => data.managedPlaces;

/** An employer's own places: first what waits for an answer, then every place with what happens next. */
export default function MyPlacesPage(): ReactNode {
  const { t, i18n } = useTranslation('my-places');
  const next = usePlaceNext();
  const found = usePagedQuery({
    query: MyPlaces,
    variables: {},
    connectionOf: placesOf,
  });
  const total = found.first?.managedPlaces.totalCount;
  return (
    <Page title={t('title')} lead={t('lead')} width="full">
      <AskedOfMe side="EMPLOYER" />
      {total !== 0 && (
        <p>
          <ButtonLink to="/leerbanen/nieuw">{t('add')}</ButtonLink>
        </p>
      )}
      <OwnPlaces
        found={found}
        id="plekken"
        heading={t('places')}
        empty={{ heading: t('empty.heading'), text: t('empty.text'), go: t('empty.go') }}
        renderCard={(place) => (
          <Card
            key={place.id}
            level={3}
            heading={<AppLink to={`/mijn-leerbanen/${place.id}`}>{place.title}</AppLink>}
            under={t('under', { employer: place.employer.name, town: place.town })}
            tag={<PlaceStatusTag status={place.status} />}
          >
            <CardFacts
              label={t('facts')}
              facts={[
                t('seats', { left: place.seatsLeft, seats: place.seats }),
                t('hours', { hours: place.hoursPerWeek }),
              ]}
            />
            {place.status === 'PUBLISHED' && (
              <p>
                <LapseTag lapsesOn={place.lapsesOn} />
              </p>
            )}
            <p>
              {place.status === 'PUBLISHED'
                ? t('inShort', { date: dateInWords(place.lapsesOn, i18n.language) })
                : next(place)}
            </p>
            {place.enrolmentWarning && place.status === 'PUBLISHED' && (
              <p className="rk-soft">{place.enrolmentWarning}</p>
            )}
          </Card>
        )}
      />
    </Page>
  );
}
