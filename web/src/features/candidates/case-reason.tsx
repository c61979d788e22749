import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { TextareaField } from '../../ui/fields.js';
import { problemErrors } from '../../ui/problem-errors.js';
import { ErrorState } from '../../ui/states.js';

export const OpenCase = graphql(`
  mutation OpenCase($candidateId: ID!, $reason: String!) {
    act: openCase(candidateId: $candidateId, reason: $reason) {
      candidate {
        id
        name
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

export const AllowEarlyStart = graphql(`
  mutation AllowEarlyStart($candidateId: ID!, $reason: String!) {
    act: allowEarlyStart(candidateId: $candidateId, reason: $reason) {
      candidate {
        id
        name
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

/** Something that is done in a case only with a reason, which is kept. */
export function WithReason(props: {
  candidateId: string;
  action: typeof OpenCase | typeof AllowEarlyStart;
  label: string;
  hint: string;
  go: string;
  onDone?: () => void;
}): ReactNode {
  const { candidateId, action, label, hint, go, onDone } = props;
  const { t } = useTranslation('case-files');
  const [{ data, error, fetching }, act] = useMutation(action);
  const [reason, setReason] = useState('');
  const [attempt, setAttempt] = useState({ count: 0, missing: false });
  const errors = attempt.missing
    ? [{ fieldId: 'reden', message: t('reason.missing') }]
    : problemErrors(data?.act.problems ?? [], { reason: 'reden' }, 'reden');
  const send = async (): Promise<void> => {
    const { data: sent } = await act({ candidateId, reason: reason.trim() });
    if (sent?.act.candidate) onDone?.();
  };
  return (
    <form
      noValidate
      className="rk-stack"
      onSubmit={(event) => {
        event.preventDefault();
        const missing = reason.trim().length === 0;
        setAttempt({ count: attempt.count + 1, missing });
        if (!missing) void send();
      }}
    >
      <ErrorSummary key={`${attempt.count}-${errors.length}`} errors={errors} />
      {error && <ErrorState error={error} />}
      <TextareaField
        id="reden"
        label={label}
        hint={hint}
        error={errors[0]?.message}
        rows={3}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <p>
        <Button type="submit" appearance="primary-action-button" busy={fetching} disabled={fetching}>
          {go}
        </Button>
      </p>
    </form>
  );
}
