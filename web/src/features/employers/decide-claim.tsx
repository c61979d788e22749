import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { ErrorSummary, type FieldError } from '../../ui/error-summary.js';
import { ChoiceGroup, RadioChoice, TextareaField } from '../../ui/fields.js';
import { problemErrors } from '../../ui/problem-errors.js';
import { ErrorState } from '../../ui/states.js';

const DecideEmployerClaim = graphql(`
  mutation DecideEmployerClaim($id: ID!, $approve: Boolean!, $reason: String) {
    decideEmployerClaim(id: $id, approve: $approve, reason: $reason) {
      accepted
      problems {
        code
        message
        path
      }
    }
  }
`);

/** Yes or no to who asks to act for a company; a no says why, and who asked reads it. */
export function DecideClaim(props: {
  claim: { id: string; personName: string; companyName: string };
  onDecided: (words: string) => void;
}): ReactNode {
  const { t } = useTranslation('claims');
  const { id, personName, companyName } = props.claim;
  const [{ error, fetching }, decide] = useMutation(DecideEmployerClaim);
  const [choice, setChoice] = useState<'yes' | 'no'>();
  const [reason, setReason] = useState('');
  const [attempt, setAttempt] = useState<{ count: number; errors: FieldError[] }>({ count: 0, errors: [] });
  const fields = { approve: `besluit-${id}`, reason: `waarom-${id}` };
  const errorAt = (field: string) => attempt.errors.find(({ fieldId }) => fieldId === field)?.message;

  const send = async (): Promise<void> => {
    const missing = [
      ...(choice ? [] : [{ fieldId: fields.approve, message: t('decide.missing') }]),
      ...(choice === 'no' && !reason.trim()
        ? [{ fieldId: fields.reason, message: t('decide.missingReason') }]
        : []),
    ];
    if (missing.length > 0) return setAttempt({ count: attempt.count + 1, errors: missing });
    const approve = choice === 'yes';
    const { data } = await decide({ id, approve, reason: approve ? null : reason.trim() });
    const answer = data?.decideEmployerClaim;
    if (answer?.accepted)
      return props.onDecided(
        t(approve ? 'decide.doneYes' : 'decide.doneNo', { person: personName, company: companyName }),
      );
    setAttempt({
      count: attempt.count + 1,
      errors: problemErrors(answer?.problems ?? [], fields, fields.approve),
    });
  };

  return (
    <form
      noValidate
      className="rk-stack"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ErrorSummary key={attempt.count} errors={attempt.errors} />
      {error && <ErrorState error={error} />}
      <ChoiceGroup
        id={fields.approve}
        label={t('decide.what', { person: personName, company: companyName })}
        error={errorAt(fields.approve)}
      >
        {(['yes', 'no'] as const).map((each) => (
          <RadioChoice
            key={each}
            id={`${fields.approve}-${each}`}
            name={fields.approve}
            label={t(`decide.${each}`)}
            checked={choice === each}
            onChange={() => setChoice(each)}
          />
        ))}
      </ChoiceGroup>
      {choice === 'no' && (
        <TextareaField
          id={fields.reason}
          label={t('decide.reason')}
          hint={t('decide.reasonHint')}
          error={errorAt(fields.reason)}
          rows={3}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
      <p>
        <Button type="submit" appearance="secondary-action-button" busy={fetching} disabled={fetching}>
          {t('decide.go')}
        </Button>
      </p>
    </form>
  );
}
