import { parseDate } from '@internationalized/date';
import { FormFieldDescription, FormFieldErrorMessage, FormLabel } from '@utrecht/component-library-react';
import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { DateField as AriaDateField, DateInput, DateSegment, I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import './date-field.css';

/**
 * A calendar date, typed as day, month and year in the order of the page's language, whatever the browser speaks.
 * `value` and what `onChange` gives are ISO dates, or '' when it is not (wholly) filled in.
 */
export function DateField(props: {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  value: string;
  onChange: (date: string) => void;
}): ReactNode {
  const { id, label, hint, error, optional, value, onChange } = props;
  const { t, i18n } = useTranslation();
  return (
    <I18nProvider locale={i18n.language === 'en' ? 'en-GB' : i18n.language}>
      <div className={clsx('rk-field', error && 'utrecht-form-field--invalid')}>
        <FormLabel id={`${id}-label`}>
          {label}
          {optional && <span className="rk-field__optional"> {t('form.optional')}</span>}
        </FormLabel>
        {hint && <FormFieldDescription id={`${id}-hint`}>{hint}</FormFieldDescription>}
        {error && (
          <FormFieldErrorMessage id={`${id}-error`}>
            <span className="rk-visually-hidden">{t('form.error')} </span>
            {error}
          </FormFieldErrorMessage>
        )}
        <AriaDateField
          id={id}
          aria-labelledby={`${id}-label`}
          aria-describedby={clsx(hint && `${id}-hint`, error && `${id}-error`) || undefined}
          isInvalid={Boolean(error)}
          shouldForceLeadingZeros
          value={value ? parseDate(value) : null}
          onChange={(date) => onChange(date?.toString() ?? '')}
        >
          <DateInput className="rk-date">
            {(segment) => <DateSegment segment={segment} className="rk-date__part" />}
          </DateInput>
        </AriaDateField>
      </div>
    </I18nProvider>
  );
}
