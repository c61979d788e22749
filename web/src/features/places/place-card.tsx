import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateInWords } from '../../lib/dates.js';
import { graphql, readFragment, type FragmentOf } from '../../lib/graphql.js';
import { Card, CardFacts } from '../../ui/card-list.js';
import { LapseTag } from '../../ui/dates.js';
import { AppLink } from '../../ui/link.js';

export const PlaceCardFields = graphql(`
  fragment PlaceCardFields on Place {
    id
    title
    mboLevel
    seatsLeft
    hoursPerWeek
    startsFrom
    startsOn
    lapsesOn
    employer {
      id
      name
    }
    town
    qualification {
      creboCode
      name
    }
  }
`);

/** Gives the words for when one can begin. */
export function useStart(): (place: { startsFrom: string | null; startsOn: string }) => string {
  const { t, i18n } = useTranslation('places');
  const words = (date: string): string => dateInWords(date, i18n.language);
  return ({ startsFrom, startsOn }) =>
    startsFrom && startsFrom !== startsOn
      ? t('startsBetween', { from: words(startsFrom), date: words(startsOn) })
      : t('startsOn', { date: words(startsOn) });
}

/** A place in a list; `distanceKm` is in kilometres, as the crow flies. `address` is what its page should remember. */
export function PlaceCard(props: {
  place: FragmentOf<typeof PlaceCardFields>;
  distanceKm?: number | null;
  level?: 2 | 3;
  address?: string;
  /** Stands beside the facts: reasons, or what misses. */
  aside?: ReactNode;
}): ReactNode {
  const { t } = useTranslation('places');
  const start = useStart();
  const place = readFragment(PlaceCardFields, props.place);
  const facts = [
    ...(typeof props.distanceKm === 'number'
      ? [
          <strong key="distance">
            {props.distanceKm < 1 ? t('near') : t('km', { km: props.distanceKm })}
          </strong>,
        ]
      : []),
    t('level', { level: place.mboLevel }),
    t('hours', { hours: place.hoursPerWeek }),
    t('seatsLeft', { seatsLeft: place.seatsLeft }),
  ];
  return (
    <Card
      level={props.level}
      aside={props.aside}
      heading={
        <AppLink to={{ pathname: `/leerbanen/${place.id}`, search: props.address ?? '' }}>
          {place.title}
        </AppLink>
      }
      under={t('card.where', { employer: place.employer.name, town: place.town })}
    >
      <CardFacts label={t('card.facts')} facts={facts} />
      <p>{t('card.start', { start: start(place) })}</p>
      <p>
        <LapseTag lapsesOn={place.lapsesOn} />
      </p>
    </Card>
  );
}
