import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { dateInWords } from '../../lib/dates.js';
import { QualificationName } from '../reference/qualification-name.js';
import { RegionChoices } from './where-question.js';
import { SectorChoices } from './work-question.js';
import type { Step, WishAnswers } from './wish-answers.js';

/** The answers in words, each with the question it was given to. */
export function useWishInWords(answers: WishAnswers): { step: Step; label: string; value: ReactNode }[] {
  const { t, i18n } = useTranslation('matching');
  const [{ data: sectors }] = useQuery({ query: SectorChoices, pause: answers.sectors.length === 0 });
  const [{ data: regions }] = useQuery({ query: RegionChoices, pause: answers.region === null });
  const nameOf = (list: readonly { code: string; name: string }[] | undefined, code: string): string =>
    list?.find((item) => item.code === code)?.name ?? code;

  const work = [
    ...answers.sectors.map((code) => <li key={code}>{nameOf(sectors?.sectors, code)}</li>),
    ...answers.crebos.map((crebo) => (
      <li key={crebo}>
        <QualificationName crebo={crebo} />
      </li>
    )),
  ];
  return [
    {
      step: 'diploma',
      label: t('check.diploma'),
      value: answers.diploma ? t(`prior.${answers.diploma}`) : t('check.open'),
    },
    { step: 'diploma', label: t('check.levels'), value: answers.levels.join(', ') },
    {
      step: 'werk',
      label: t('check.work'),
      value: work.length ? <ul className="rk-plain">{work}</ul> : t('check.anyWork'),
    },
    {
      step: 'waar',
      label: t('check.where'),
      value: answers.postcode
        ? t('check.near', { km: answers.km, postcode: answers.postcode })
        : answers.region
          ? t('check.region', { region: nameOf(regions?.regions, answers.region) })
          : t('check.anywhere'),
    },
    {
      step: 'wanneer',
      label: t('check.from'),
      value: answers.availableFrom ? dateInWords(answers.availableFrom, i18n.language) : t('check.open'),
    },
    {
      step: 'wanneer',
      label: t('check.hours'),
      value: answers.maxHours ? t('wanneer.hoursChoice', { hours: answers.maxHours }) : t('check.open'),
    },
    {
      step: 'wanneer',
      label: t('check.language'),
      value: answers.language ? t(`language.${answers.language}`) : t('check.open'),
    },
  ];
}
