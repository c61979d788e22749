import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { ErrorSummary, type FieldError } from './error-summary.js';
import { ErrorState } from './states.js';

/** The presses on a form's button: what the last one was refused for, and where each refusal belongs. */
export interface Attempt {
  count: number;
  errors: readonly FieldError[];
  errorAt: (fieldId: string) => string | undefined;
  /** Says what came of a press; nothing is wrong when there are no errors. */
  ended: (errors: readonly FieldError[]) => void;
}

export function useAttempt(): Attempt {
  const [{ count, errors }, setAttempt] = useState<Pick<Attempt, 'count' | 'errors'>>({
    count: 0,
    errors: [],
  });
  return {
    count,
    errors,
    errorAt: (fieldId) => errors.find((each) => each.fieldId === fieldId)?.message,
    ended: (next) => setAttempt((last) => ({ count: last.count + 1, errors: next })),
  };
}

/** A form with its errors above it and one button under it; what was typed stays when it is refused. */
export function AskForm(props: {
  attempt: Attempt;
  /** Of the last sending: that it did not arrive. */
  error: CombinedError | undefined;
  busy: boolean;
  go: string;
  /** It is one of several things on the page. */
  secondary?: boolean;
  onSend: () => Promise<void> | void;
  children: ReactNode;
}): ReactNode {
  const { attempt, error, busy, go, secondary, onSend, children } = props;
  return (
    <form
      noValidate
      className="rk-stack"
      onSubmit={(event) => {
        event.preventDefault();
        void onSend();
      }}
    >
      <ErrorSummary key={attempt.count} errors={attempt.errors} />
      {error && <ErrorState error={error} />}
      {children}
      <p>
        <Button
          type="submit"
          appearance={secondary ? 'secondary-action-button' : 'primary-action-button'}
          busy={busy}
          disabled={busy}
        >
          {go}
        </Button>
      </p>
    </form>
  );
}
