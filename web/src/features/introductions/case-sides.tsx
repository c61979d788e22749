import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateInWords } from '../../lib/dates.js';
import { LapseText } from '../../ui/dates.js';
import { AppLink } from '../../ui/link.js';
import { SummaryList, type SummaryRow } from '../../ui/summary-list.js';
import { ProfileFacts } from '../candidates/profile-facts.js';
import type { Case } from './case-fields.js';

/** Who and what an introduction brings together, and how to reach them. */
export function CaseSides({ introduction }: { introduction: Case }): ReactNode {
  const { t, i18n } = useTranslation('brokering');
  const { candidate, place } = introduction;
  const rows: SummaryRow[] = [
    {
      label: t('case.candidate'),
      value: candidate ? (
        <AppLink to={`/kandidaten/${candidate.id}`}>{candidate.name}</AppLink>
      ) : (
        t('case.unknownCandidate')
      ),
    },
    ...(candidate?.details?.phone
      ? [
          {
            label: t('case.phone'),
            value: (
              <a className="utrecht-link utrecht-link--html-a" href={`tel:${candidate.details.phone}`}>
                {candidate.details.phone}
              </a>
            ),
          },
        ]
      : []),
    ...(candidate?.details?.email
      ? [
          {
            label: t('case.email'),
            value: (
              <a className="utrecht-link utrecht-link--html-a" href={`mailto:${candidate.details.email}`}>
                {candidate.details.email}
              </a>
            ),
          },
        ]
      : []),
    { label: t('case.profile'), value: <ProfileFacts profile={introduction.profile} /> },
    {
      label: t('case.place'),
      value: (
        <>
          <p>
            <AppLink to={`/leerbanen-beheren/${place.id}`}>
              {t('placeIn', { title: place.title, town: place.town })}
            </AppLink>
          </p>
          <p>
            {t('case.seatsLeft', { seats: place.seatsLeft })}; <LapseText lapsesOn={place.lapsesOn} />
          </p>
        </>
      ),
    },
    {
      label: t('case.employer'),
      value: <AppLink to={`/leerbedrijven/${place.employer.id}`}>{place.employer.name}</AppLink>,
    },
    {
      label: t('case.start'),
      value: dateInWords(place.startsOn, i18n.language),
    },
  ];
  return <SummaryList rows={rows} />;
}
