import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateInWords } from '../../lib/dates.js';
import { graphql, readFragment, type FragmentOf } from '../../lib/graphql.js';
import { Card, CardFacts } from '../../ui/card-list.js';
import { LapseTag, LapseText } from '../../ui/dates.js';
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
    municipality {
      code
      name
    }
    qualification {
      creboCode
      name
    }
  }
`);

/** When one can begin, in words. */
export function StartText({
  startsFrom,
  startsOn,
}: {
  startsFrom: string | null;
  startsOn: string;
}): ReactNode {
  const { t, i18n } = useTranslation('places');
  const date = dateInWords(startsOn, i18n.language);
  return startsFrom && startsFrom !== startsOn
    ? t('startsBetween', { from: dateInWords(startsFrom, i18n.language), date })
    : t('startsOn', { date });
}

/** A place in a list; `distanceKm` is in kilometres, as the crow flies. `address` is what its page should remember. */
export function PlaceCard(props: {
  place: FragmentOf<typeof PlaceCardFields>;
  distanceKm?: number | null;
  level?: 2 | 3;
  address?: string;
  children?: ReactNode;
}): ReactNode {
  const { t } = useTranslation('places');
  const place = readFragment(PlaceCardFields, props.place);
  const facts = [
    { label: t('card.level'), value: place.mboLevel },
    { label: t('card.hours'), value: t('hours', { hours: place.hoursPerWeek }) },
    {
      label: t('card.starts'),
      value: <StartText startsFrom={place.startsFrom} startsOn={place.startsOn} />,
    },
    { label: t('card.seats'), value: t('seatsLeft', { seatsLeft: place.seatsLeft }) },
    ...(typeof props.distanceKm === 'number'
      ? [{ label: t('card.distance'), value: t('km', { km: props.distanceKm }) }]
      : []),
  ];
  return (
    <Card
      level={props.level}
      heading={
        <AppLink to={{ pathname: `/leerbanen/${place.id}`, search: props.address ?? '' }}>
          {place.title}
        </AppLink>
      }
      under={t('card.where', { employer: place.employer.name, town: place.municipality.name })}
      tag={<LapseTag lapsesOn={place.lapsesOn} />}
    >
      <CardFacts facts={facts} />
      <p className="rk-soft rk-card__lapse">
        <LapseText lapsesOn={place.lapsesOn} />
      </p>
      {props.children}
    </Card>
  );
}
