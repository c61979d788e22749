import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { ErrorSummary, type FieldError } from '../../ui/error-summary.js';
import { Notice } from '../../ui/notice.js';
import { problemErrors } from '../../ui/problem-errors.js';
import { ErrorState } from '../../ui/states.js';

interface Problem {
  message: string;
  path: readonly string[];
}

/** What a mutation on an introduction gave. */
export interface Outcome {
  error?: CombinedError | undefined;
  problems: readonly Problem[];
  warnings: readonly string[];
}

/** Reads the outcome of a mutation whose payload is an introduction's. */
export function outcomeOf(
  error: CombinedError | undefined,
  payload: { problems: readonly Problem[]; warnings: readonly string[] } | undefined,
): Outcome {
  return { error, problems: payload?.problems ?? [], warnings: payload?.warnings ?? [] };
}

const unsent = { count: 0, missing: [] };

/**
 * One thing an adviser can record in a case. `onSubmit` gives what is missing, or null when it was sent; `ids` tells
 * the summary where each argument's field is.
 */
export function CaseAction(props: {
  id: string;
  heading: string;
  text?: string;
  go: string;
  primary?: boolean;
  busy: boolean;
  outcome: Outcome;
  ids: Readonly<Record<string, string>>;
  missing: readonly FieldError[];
  onSubmit: () => void;
  children: ReactNode;
}): ReactNode {
  const { id, heading, text, go, primary, busy, outcome, ids, missing, onSubmit, children } = props;
  const { t } = useTranslation('brokering');
  const [attempt, setAttempt] = useState<{ count: number; missing: readonly FieldError[] }>(unsent);
  const refused = attempt.missing.length > 0 ? [] : problemErrors(outcome.problems, ids, `${id}-go`);
  const errors = [...attempt.missing, ...refused];
  return (
    <form
      noValidate
      className="rk-stack"
      aria-labelledby={`${id}-heading`}
      onSubmit={(event) => {
        event.preventDefault();
        setAttempt({ count: attempt.count + 1, missing });
        if (missing.length === 0) onSubmit();
      }}
    >
      <h3 id={`${id}-heading`} className="utrecht-heading-3">
        {heading}
      </h3>
      {text && <p>{text}</p>}
      <ErrorSummary key={`${attempt.count}-${refused.length}`} errors={errors} />
      {outcome.error && <ErrorState error={outcome.error} />}
      {outcome.warnings.length > 0 && (
        <Notice tone="warning" live>
          <p>{t('case.warning')}</p>
          {outcome.warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </Notice>
      )}
      {children}
      <p>
        <Button
          id={`${id}-go`}
          type="submit"
          appearance={primary ? 'primary-action-button' : 'secondary-action-button'}
          busy={busy}
          disabled={busy}
        >
          {go}
        </Button>
      </p>
    </form>
  );
}
