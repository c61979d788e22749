import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateInWords, today } from '../../lib/dates.js';
import { graphql, readFragment, type FragmentOf } from '../../lib/graphql.js';
import { CardFacts } from '../../ui/card-list.js';

export const ProfileFields = graphql(`
  fragment ProfileFields on CandidateProfile {
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

/** What may be known of a candidate without a name, in a few words. */
export function ProfileFacts({ profile }: { profile: FragmentOf<typeof ProfileFields> }): ReactNode {
  const { t, i18n } = useTranslation('brokering');
  const { t: tStrengths } = useTranslation('strengths');
  const { mboLevels, sectors, qualifications, ...wish } = readFragment(ProfileFields, profile);
  const trades = qualifications.length > 0 ? qualifications : sectors;
  const names = trades.map(({ name }) => name);
  const shown = names.slice(0, 2).join(', ');
  const facts = [
    t('profile.levels', { levels: mboLevels.join(', '), count: mboLevels.length }),
    names.length > 2 ? t('profile.more', { shown, more: names.length - 2 }) : shown || t('profile.anyWork'),
    ...(wish.withinKm ? [t('profile.within', { km: wish.withinKm })] : []),
    wish.availableFrom && wish.availableFrom > today()
      ? t('profile.from', { date: dateInWords(wish.availableFrom, i18n.language) })
      : t('profile.now'),
    ...(wish.maxHoursPerWeek ? [t('profile.hours', { hours: wish.maxHoursPerWeek })] : []),
    ...(wish.languageLevel ? [t('profile.language', { level: wish.languageLevel })] : []),
    ...wish.brings.map((strength) => tStrengths(`of.${strength}`)),
  ];
  return <CardFacts label={t('profile.label')} facts={facts} />;
}
