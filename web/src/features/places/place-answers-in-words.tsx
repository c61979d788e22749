import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateInWords } from '../../lib/dates.js';
import { QualificationName } from '../reference/qualification-name.js';
import type { LanguageLevel } from '../../../../src/places/language-level.js';
import { numberOf, timeOf, type PlaceAnswers, type PlaceField } from './place-answers.js';
import '../../ui/place-form.css';

/** The answers in words, each with the field it was typed in. What was left open says so. */
export function usePlaceInWords(
  answers: PlaceAnswers,
): { field: PlaceField; label: string; value: ReactNode }[] {
  const { t, i18n } = useTranslation('place-form');
  const date = (iso: string): string | null => iso && dateInWords(iso, i18n.language, { weekday: true });
  const wage = numberOf(answers.wagePerHour);
  const values: [PlaceField, ReactNode][] = [
    ['title', answers.title],
    [
      'description',
      <span key="description" className="rk-typed">
        {answers.description}
      </span>,
    ],
    [
      'creboCode',
      <Fragment key="crebo">
        <QualificationName crebo={answers.creboCode} /> ({t('crebo', { crebo: answers.creboCode })})
      </Fragment>,
    ],
    ['postcode4', answers.postcode4],
    ['hoursPerWeek', t('hours', { hours: numberOf(answers.hoursPerWeek) ?? 0 })],
    ['startsFrom', date(answers.startsFrom)],
    ['startsOn', date(answers.startsOn)],
    ['wagePerHour', wage === null ? null : t('wageAmount', { amount: wage })],
    ['schoolDay', answers.schoolDay],
    ['schoolTown', answers.schoolTown],
    ['usualStartTime', timeOf(answers.usualStartTime)],
    ['drivingLicence', answers.drivingLicence],
    ['howToGetThere', answers.howToGetThere],
    ['languageLevel', answers.languageLevel && t(`language.${answers.languageLevel as LanguageLevel}`)],
    ['seats', answers.seats],
    ['lapsesOn', date(answers.lapsesOn)],
  ];
  return values.map(([field, value]) => ({
    field,
    label: t(field as 'title'),
    value: value || <span className="rk-soft">{t('open')}</span>,
  }));
}
