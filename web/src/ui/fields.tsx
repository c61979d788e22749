import {
  Checkbox,
  FormFieldDescription,
  FormFieldErrorMessage,
  FormLabel,
  RadioButton,
  Select,
  SelectOption,
  Textarea,
  Textbox,
  type CheckboxProps,
  type RadioButtonProps,
  type SelectProps,
  type TextareaProps,
  type TextboxProps,
} from '@utrecht/component-library-react';
import { clsx } from 'clsx';
import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import './fields.css';

/** What every field has: a visible label, a hint under it, and what is wrong with the answer. */
interface FieldWords {
  /** Also the anchor an error summary links to. */
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  /** Adds "(niet verplicht)" to the label: what is asked must be answered unless it says so. */
  optional?: boolean;
}

function describedBy({ id, hint, error }: FieldWords): string | undefined {
  return clsx(hint && `${id}-hint`, error && `${id}-error`) || undefined;
}

function Field({ words, children }: { words: FieldWords; children: ReactNode }): ReactNode {
  const { t } = useTranslation();
  return (
    <div className={clsx('utrecht-form-field rk-field', words.error && 'utrecht-form-field--invalid')}>
      <FormLabel htmlFor={words.id}>
        {words.label}
        {words.optional && <span className="rk-field__optional"> {t('form.optional')}</span>}
      </FormLabel>
      <Explanation words={words} />
      {children}
    </div>
  );
}

function Explanation({ words: { id, hint, error } }: { words: FieldWords }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      {hint && <FormFieldDescription id={`${id}-hint`}>{hint}</FormFieldDescription>}
      {error && (
        <FormFieldErrorMessage id={`${id}-error`}>
          <span className="rk-visually-hidden">{t('form.error')} </span>
          {error}
        </FormFieldErrorMessage>
      )}
    </>
  );
}

/** One line of text, a number, a date. */
export function TextField({
  label,
  hint,
  error,
  optional,
  ref,
  short,
  className,
  ...rest
}: FieldWords & Omit<TextboxProps, 'id'> & { ref?: Ref<HTMLInputElement>; short?: boolean }): ReactNode {
  const words = { id: rest.id, label, hint, error, optional };
  return (
    <Field words={words}>
      <Textbox
        {...rest}
        ref={ref}
        className={clsx(short && 'rk-field__short', className)}
        invalid={Boolean(error)}
        aria-describedby={describedBy(words)}
      />
    </Field>
  );
}

/** Several lines of text. */
export function TextareaField({
  label,
  hint,
  error,
  optional,
  ref,
  ...rest
}: FieldWords & Omit<TextareaProps, 'id'> & { ref?: Ref<HTMLTextAreaElement> }): ReactNode {
  const words = { id: rest.id, label, hint, error, optional };
  return (
    <Field words={words}>
      <Textarea {...rest} ref={ref} invalid={Boolean(error)} aria-describedby={describedBy(words)} />
    </Field>
  );
}

/** One out of a list that is too long for radio buttons. */
export function SelectField({
  label,
  hint,
  error,
  optional,
  ref,
  choices,
  ...rest
}: FieldWords &
  Omit<SelectProps, 'id'> & {
    ref?: Ref<HTMLSelectElement>;
    choices: readonly { value: string; label: string }[];
  }): ReactNode {
  const words = { id: rest.id, label, hint, error, optional };
  return (
    <Field words={words}>
      <Select {...rest} ref={ref} invalid={Boolean(error)} aria-describedby={describedBy(words)}>
        {choices.map((choice) => (
          <SelectOption key={choice.value} value={choice.value}>
            {choice.label}
          </SelectOption>
        ))}
      </Select>
    </Field>
  );
}

/**
 * A question with choices. When the question is the page's heading, pass the heading's text as `label` with
 * `hideLegend`: it is then heard once by a screen reader on entering the group and not shown twice.
 */
export function ChoiceGroup({
  hideLegend,
  children,
  ...words
}: FieldWords & { hideLegend?: boolean; children: ReactNode }): ReactNode {
  const { t } = useTranslation();
  return (
    <fieldset
      id={words.id}
      tabIndex={-1}
      className={clsx('rk-choices', words.error && 'utrecht-form-field--invalid')}
      aria-describedby={describedBy(words)}
    >
      <legend className={hideLegend ? 'rk-visually-hidden' : 'rk-choices__legend'}>
        {words.label}
        {words.optional && <span className="rk-field__optional"> {t('form.optional')}</span>}
      </legend>
      <Explanation words={words} />
      <div className="rk-choices__list">{children}</div>
    </fieldset>
  );
}

interface ChoiceWords {
  label: ReactNode;
  hint?: ReactNode;
}

/** One of several; give all of a group the same `name`. */
export function RadioChoice({
  label,
  hint,
  ref,
  ...rest
}: ChoiceWords & RadioButtonProps & { id: string; ref?: Ref<HTMLInputElement> }): ReactNode {
  return (
    <div className="rk-choice">
      <RadioButton {...rest} ref={ref} aria-describedby={hint ? `${rest.id}-hint` : undefined} />
      <FormLabel htmlFor={rest.id} type="radio">
        {label}
      </FormLabel>
      {hint && <FormFieldDescription id={`${rest.id}-hint`}>{hint}</FormFieldDescription>}
    </div>
  );
}

/** Yes or not yes; alone, or several of a group. */
export function CheckboxChoice({
  label,
  hint,
  ref,
  ...rest
}: ChoiceWords & Omit<CheckboxProps, 'appearance'> & { id: string; ref?: Ref<HTMLInputElement> }): ReactNode {
  return (
    <div className="rk-choice">
      <Checkbox
        {...rest}
        ref={ref}
        appearance="custom"
        aria-describedby={hint ? `${rest.id}-hint` : undefined}
      />
      <FormLabel htmlFor={rest.id} type="checkbox">
        {label}
      </FormLabel>
      {hint && <FormFieldDescription id={`${rest.id}-hint`}>{hint}</FormFieldDescription>}
    </div>
  );
}
