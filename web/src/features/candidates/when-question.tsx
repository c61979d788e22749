import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../ui/date-field.js';
import { ChoiceGroup, RadioChoice, SelectField } from '../../ui/fields.js';
import { languageLevels, withOwn, type LanguageLevel } from './wish-answers.js';
import type { QuestionProps } from './wish-question.js';

const hours = [16, 20, 24, 28, 32, 36, 40];

/** When, how much, and Dutch asked in tasks. All of it may be left open: then it excludes nothing. */
export default function WhenQuestion({ answers, onNext, go }: QuestionProps): ReactNode {
  const { t } = useTranslation('matching');
  const { control, register, handleSubmit } = useForm({
    defaultValues: {
      availableFrom: answers.availableFrom ?? '',
      maxHours: `${answers.maxHours ?? ''}`,
      language: answers.language ?? '',
    },
  });
  const submit = handleSubmit((given) => {
    onNext({
      ...answers,
      availableFrom: given.availableFrom || null,
      maxHours: given.maxHours ? Number(given.maxHours) : null,
      language: (given.language || null) as LanguageLevel | null,
    });
  });
  return (
    <form noValidate className="rk-stack rk-stack--wide" onSubmit={(event) => void submit(event)}>
      <Controller
        name="availableFrom"
        control={control}
        render={({ field }) => (
          <DateField
            id="vanaf"
            label={t('wanneer.from')}
            hint={t('wanneer.fromHint')}
            optional
            value={field.value}
            onChange={field.onChange}
          />
        )}
      />
      <SelectField
        id="uren"
        label={t('wanneer.hours')}
        optional
        choices={[
          { value: '', label: t('wanneer.anyHours') },
          ...withOwn(hours, answers.maxHours).map((most) => ({
            value: `${most}`,
            label: t('wanneer.hoursChoice', { hours: most }),
          })),
        ]}
        {...register('maxHours')}
      />
      <ChoiceGroup id="taal" label={t('wanneer.language')} hint={t('wanneer.languageHint')} optional>
        <RadioChoice id="taal-open" value="" label={t('wanneer.languageOpen')} {...register('language')} />
        {languageLevels.map((level) => (
          <RadioChoice
            key={level}
            id={`taal-${level}`}
            value={level}
            label={t(`language.${level}`)}
            {...register('language')}
          />
        ))}
      </ChoiceGroup>
      <p>
        <Button type="submit" appearance="primary-action-button">
          {go ?? t('toCheck')}
        </Button>
      </p>
    </form>
  );
}
