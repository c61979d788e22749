import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { AskForm, useAttempt } from '../../ui/ask-form.js';
import { ChoiceGroup, RadioChoice, TextareaField } from '../../ui/fields.js';
import { problemErrors } from '../../ui/problem-errors.js';

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
  const attempt = useAttempt();
  const fields = { approve: `besluit-${id}`, reason: `waarom-${id}` };
  const { errorAt } = attempt;

  const send = async (): Promise<void> => {
    const missing = [
      ...(choice ? [] : [{ fieldId: fields.approve, message: t('decide.missing') }]),
      ...(choice === 'no' && !reason.trim()
        ? [{ fieldId: fields.reason, message: t('decide.missingReason') }]
        : []),
    ];
    if (missing.length > 0) return attempt.ended(missing);
    const approve = choice === 'yes';
    const { data } = await decide({ id, approve, reason: approve ? null : reason.trim() });
    const answer = data?.decideEmployerClaim;
    if (answer?.accepted)
      return props.onDecided(
        t(approve ? 'decide.doneYes' : 'decide.doneNo', { person: personName, company: companyName }),
      );
    attempt.ended(problemErrors(answer?.problems ?? [], fields, fields.approve));
  };

  return (
    <AskForm attempt={attempt} error={error} busy={fetching} go={t('decide.go')} secondary onSend={send}>
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
    </AskForm>
  );
}
