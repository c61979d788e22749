import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateInWords, today } from '../../lib/dates.js';
import { graphql, readFragment, type FragmentOf } from '../../lib/graphql.js';
import { SummaryList } from '../../ui/summary-list.js';

export const ProfileSummaryFields = graphql(`
  fragment ProfileSummaryFields on CandidateProfile {
    mboLevels
    sectors {
      code
      name
    }
    qualifications {
      creboCode
      name
    }
    withinKm
    availableFrom
    maxHoursPerWeek
    languageLevel
    brings
  }
`);

/** What an employer may know of somebody: nothing in it names a person. */
export function ProfileSummary({ profile }: { profile: FragmentOf<typeof ProfileSummaryFields> }): ReactNode {
  const { t, i18n } = useTranslation('answering');
  const { t: tStrengths } = useTranslation('strengths');
  const { mboLevels, sectors, qualifications, ...wish } = readFragment(ProfileSummaryFields, profile);
  const work = [...qualifications, ...sectors].map(({ name }) => name);
  return (
    <SummaryList
      rows={[
        { label: t('profile.levels'), value: mboLevels.join(', ') },
        { label: t('profile.work'), value: work.length > 0 ? work.join(', ') : t('profile.anyWork') },
        ...(wish.withinKm
          ? [{ label: t('profile.distance'), value: t('profile.within', { km: wish.withinKm }) }]
          : []),
        {
          label: t('profile.from'),
          value:
            wish.availableFrom && wish.availableFrom > today()
              ? dateInWords(wish.availableFrom, i18n.language)
              : t('profile.now'),
        },
        ...(wish.maxHoursPerWeek
          ? [{ label: t('profile.hours'), value: t('profile.hoursValue', { hours: wish.maxHoursPerWeek }) }]
          : []),
        ...(wish.languageLevel
          ? [{ label: t('profile.language'), value: t(`profile.languageLevel.${wish.languageLevel}`) }]
          : []),
        ...(wish.brings.length > 0
          ? [
              {
                label: tStrengths('label'),
                value: wish.brings.map((strength) => tStrengths(`of.${strength}`)).join(', '),
              },
            ]
          : []),
      ]}
    />
  );
}
