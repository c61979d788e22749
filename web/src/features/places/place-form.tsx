import { Button } from '@utrecht/component-library-react';
import { useEffect, type ReactNode } from 'react';
import { Controller, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { DateField } from '../../ui/date-field.js';
import { ErrorSummary, type FieldError } from '../../ui/error-summary.js';
import { ChoiceGroup, RadioChoice, TextareaField, TextField } from '../../ui/fields.js';
import { languageLevels } from '../../../../src/places/language-level.js';
import { LapseField } from './lapse-field.js';
import type { PlaceAnswers, PlaceField } from './place-answers.js';
import { OutlookWhileTyping } from './place-outlook.js';
import '../../ui/place-form.css';
import { QualificationField } from '../reference/qualification-field.js';
import { WageField } from './wage-field.js';

/** All that is asked of a place, in four parts. `refused` is what the server said of an earlier attempt. */
export function PlaceForm(props: {
  form: UseFormReturn<PlaceAnswers>;
  refused: readonly FieldError[];
  attempt: number;
  /** Stands under the qualification: whether the employer is accredited for it. */
  accreditation: ReactNode;
  onNext: () => void;
}): ReactNode {
  const { form, refused, attempt, accreditation, onNext } = props;
  const { t } = useTranslation('place-form');
  const { register, control, watch, formState, handleSubmit } = form;
  const { errors, submitCount } = formState;
  const answers = watch();
  useFocusOnField();

  const typedWrong = (Object.keys(errors) as PlaceField[]).flatMap((field) => {
    const message = errors[field]?.message;
    return message ? [{ fieldId: field, message }] : [];
  });
  const all = [...typedWrong, ...refused.filter(({ fieldId }) => !errors[fieldId as PlaceField])];
  const errorOf = (field: PlaceField): string | undefined =>
    all.find(({ fieldId }) => fieldId === field)?.message;
  const text = (field: PlaceField, more: { hint?: string; optional?: boolean } = {}) => ({
    id: field,
    label: t(field as 'title'),
    error: errorOf(field),
    ...more,
    ...register(field),
  });
  const date = (field: 'startsFrom' | 'startsOn', optional: boolean): ReactNode => (
    <Controller
      name={field}
      control={control}
      render={({ field: { value, onChange } }) => (
        <DateField
          id={field}
          label={t(field)}
          hint={t(`${field}Hint`)}
          error={errorOf(field)}
          optional={optional}
          value={value}
          onChange={onChange}
        />
      )}
    />
  );

  return (
    <form
      noValidate
      className="rk-place-form"
      onSubmit={(event) => {
        event.preventDefault();
        void handleSubmit(onNext)();
      }}
    >
      <ErrorSummary key={`${submitCount}-${attempt}`} errors={all} />
      <Part id="werk" title={t('part.work')}>
        <TextField {...text('title', { hint: t('titleHint') })} />
        <TextareaField {...text('description', { hint: t('descriptionHint') })} rows={6} />
        <div className="rk-stack rk-stack--tight">
          <Controller
            name="creboCode"
            control={control}
            render={({ field: { value, onChange } }) => (
              <QualificationField
                id="creboCode"
                value={value}
                error={errorOf('creboCode')}
                onChange={onChange}
              />
            )}
          />
          {accreditation}
        </div>
      </Part>
      <Part id="waar" title={t('part.where')}>
        <TextField
          {...text('postcode4', { hint: t('postcodeHint') })}
          inputMode="numeric"
          autoComplete="postal-code"
          short
        />
        <TextField {...text('hoursPerWeek', { hint: t('hoursHint') })} inputMode="decimal" short />
        <div className="rk-place-form__pair">
          {date('startsFrom', true)}
          {date('startsOn', false)}
        </div>
      </Part>
      <Part id="vragen" title={t('part.questions')} lead={t('part.questionsLead')}>
        <WageField
          typed={answers.wagePerHour}
          error={errorOf('wagePerHour')}
          field={register('wagePerHour')}
        />
        <div className="rk-place-form__pair">
          <TextField {...text('schoolDay', { optional: true, hint: t('schoolDayHint') })} />
          <TextField {...text('schoolTown', { optional: true, hint: t('schoolTownHint') })} />
        </div>
        <TextField {...text('usualStartTime', { optional: true, hint: t('startTimeHint') })} short />
        <TextField {...text('drivingLicence', { optional: true, hint: t('licenceHint') })} />
        <TextareaField {...text('howToGetThere', { optional: true, hint: t('travelHint') })} rows={3} />
        <ChoiceGroup
          id="languageLevel"
          label={t('languageLevel')}
          hint={t('languageHint')}
          error={errorOf('languageLevel')}
          optional
        >
          <RadioChoice id="taal-open" value="" label={t('languageOpen')} {...register('languageLevel')} />
          {languageLevels.map((level) => (
            <RadioChoice
              key={level}
              id={`taal-${level}`}
              value={level}
              label={t(`language.${level}`)}
              {...register('languageLevel')}
            />
          ))}
        </ChoiceGroup>
      </Part>
      <Part id="plekken" title={t('part.seats')}>
        <TextField {...text('seats', { hint: t('seatsHint') })} inputMode="numeric" short />
        <Controller
          name="lapsesOn"
          control={control}
          render={({ field: { value, onChange } }) => (
            <LapseField answers={answers} value={value} error={errorOf('lapsesOn')} onChange={onChange} />
          )}
        />
      </Part>
      <OutlookWhileTyping
        answers={answers}
        onTake={(field, value) =>
          form.setValue(field, value, { shouldDirty: true, shouldValidate: submitCount > 0 })
        }
      />
      <p>
        <Button type="submit" appearance="primary-action-button">
          {t('toCheck')}
        </Button>
      </p>
    </form>
  );
}

function Part(props: { id: string; title: string; lead?: string; children: ReactNode }): ReactNode {
  return (
    <section aria-labelledby={`deel-${props.id}`} className="rk-stack rk-stack--wide">
      <div>
        <h2 id={`deel-${props.id}`} className="utrecht-heading-2">
          {props.title}
        </h2>
        {props.lead && <p className="rk-soft">{props.lead}</p>}
      </div>
      {props.children}
    </section>
  );
}

/** Coming from "check your answers" one lands at the answer to change. */
function useFocusOnField(): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (!hash) return undefined;
    const frame = requestAnimationFrame(() => {
      const field = document.getElementById(hash.slice(1));
      field?.scrollIntoView({ block: 'center' });
      (field?.querySelector<HTMLElement>('[role=spinbutton]') ?? field)?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [hash]);
}
