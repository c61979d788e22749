import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { calendarDateOf, dateInWords } from '../../lib/dates.js';
import { SummaryList, type SummaryRow } from '../../ui/summary-list.js';
import type { CaseFile } from './case-file-fields.js';

/** What is known of a candidate, the wish, and the ground on which they are in matching. */
export function CaseFileSummary({ candidate }: { candidate: CaseFile }): ReactNode {
  const { t, i18n } = useTranslation('case-files');
  const { t: words } = useTranslation('matching');
  const { t: tStrengths } = useTranslation('strengths');
  const { wish, details, region } = candidate;
  const day = (date: string): string => dateInWords(date, i18n.language);
  const work = [...wish.qualifications.map(({ name }) => name), ...wish.sectors.map(({ name }) => name)];
  const basis = details?.legalBasis;

  const person: SummaryRow[] = details
    ? [
        {
          label: t('register.phone'),
          value: details.phone ? (
            <a className="utrecht-link utrecht-link--html-a" href={`tel:${details.phone}`}>
              {details.phone}
            </a>
          ) : (
            t('open')
          ),
        },
        {
          label: t('register.email'),
          value: details.email ? (
            <a className="utrecht-link utrecht-link--html-a" href={`mailto:${details.email}`}>
              {details.email}
            </a>
          ) : (
            t('open')
          ),
        },
        { label: t('register.birthDate'), value: day(details.birthDate) },
        {
          label: t('case.home'),
          value: t('case.homeValue', { postcode: details.postcode4, region: region.name }),
        },
        {
          label: t('register.diploma'),
          value: details.priorEducation ? words(`prior.${details.priorEducation}`) : t('open'),
        },
        {
          label: tStrengths('label'),
          value:
            details.brings.map((strength) => tStrengths(`of.${strength}`)).join(', ') || tStrengths('none'),
        },
        ...(details.earlyStartReason
          ? [{ label: t('case.early'), value: details.earlyStartReason }]
          : details.earliestStartOn
            ? [{ label: t('case.earliest'), value: day(details.earliestStartOn) }]
            : []),
      ]
    : [];

  const rows: SummaryRow[] = [
    ...person,
    { label: t('wish.levels'), value: wish.mboLevels.join(', ') },
    { label: t('wish.work'), value: work.length > 0 ? work.join(', ') : t('wish.anyWork') },
    {
      label: t('wish.where'),
      value:
        [
          ...(wish.maxTravelKm ? [t('wish.within', { km: wish.maxTravelKm })] : []),
          ...(wish.postcode4 ? [t('case.travelFrom', { postcode: wish.postcode4 })] : []),
          ...(wish.region ? [wish.region.name] : []),
        ].join(', ') || t('wish.anywhere'),
    },
    {
      label: t('wish.available'),
      value: wish.availableFrom ? day(wish.availableFrom) : t('wish.atOnce'),
    },
    {
      label: t('wish.hours'),
      value: wish.maxHoursPerWeek ? t('wish.hoursChoice', { hours: wish.maxHoursPerWeek }) : t('wish.any'),
    },
    {
      label: t('wish.language'),
      value: wish.languageLevel ? t(`languageLevel.${wish.languageLevel}`) : t('wish.unknown'),
    },
    ...(details
      ? [
          {
            label: t('basis.heading'),
            value: basis ? (
              <>
                <p>{t(`basis.ground.${basis.basis}`)}</p>
                <p className="rk-soft">
                  {t('basis.recorded', {
                    date: day(calendarDateOf(new Date(basis.givenAt))),
                    by: basis.informedBy,
                    how: t(`informedHow.${basis.informedHow}`),
                    version: basis.textVersion,
                  })}
                </p>
              </>
            ) : (
              t('basis.ground.NONE')
            ),
          },
          {
            label: t('case.team'),
            value: details.caseTeam.length > 0 ? details.caseTeam.join(', ') : t('case.nobody'),
          },
        ]
      : []),
  ];
  return <SummaryList rows={rows} />;
}
