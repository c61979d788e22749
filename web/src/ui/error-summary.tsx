import { useEffect, useRef, type MouseEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from './notice.js';

export interface FieldError {
  /** The id of the field, or of its group. */
  fieldId: string;
  message: string;
}

/**
 * What keeps a form from being sent, each with a link to its field. Takes the focus when it appears. Give it a new `key`
 * with every attempt, so that the same errors are heard again.
 */
export function ErrorSummary({ errors }: { errors: readonly FieldError[] }): ReactNode {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const shown = errors.length > 0;
  useEffect(() => {
    if (shown) box.current?.focus();
  }, [shown]);
  if (!shown) return null;

  const goTo = (event: MouseEvent, fieldId: string): void => {
    event.preventDefault();
    const field = document.getElementById(fieldId);
    field?.scrollIntoView({ block: 'center' });
    // A date is a group of parts: the first of them takes the focus.
    (field?.querySelector<HTMLElement>('[role=spinbutton]') ?? field)?.focus({ preventScroll: true });
  };

  return (
    <div ref={box} tabIndex={-1} role="group" aria-labelledby="form-errors">
      <Notice tone="error">
        <h2 id="form-errors" className="utrecht-heading-3">
          {t('form.summary', { count: errors.length })}
        </h2>
        <ul className="utrecht-unordered-list">
          {errors.map(({ fieldId, message }) => (
            <li key={fieldId + message} className="utrecht-unordered-list__item">
              <a
                className="utrecht-link utrecht-link--html-a"
                href={`#${fieldId}`}
                onClick={(event) => goTo(event, fieldId)}
              >
                {message}
              </a>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
