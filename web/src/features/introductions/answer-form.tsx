import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { CheckboxChoice, ChoiceGroup, RadioChoice, SelectField, TextareaField } from '../../ui/fields.js';
import { problemErrors } from '../../ui/problem-errors.js';
import { ErrorState } from '../../ui/states.js';
import '../../ui/answer-form.css';
import { declineReasonsOf, type DeclineReason } from './decline-reasons.js';
import type { Side } from './introduction-row.js';

const AnswerIntroduction = graphql(`
  mutation AnswerIntroduction(
    $id: ID!
    $accept: Boolean!
    $hesitation: HesitationKind
    $adviserOnly: Boolean!
    $message: String
    $reason: DeclineReason
  ) {
    answerIntroduction(
      id: $id
      accept: $accept
      hesitation: $hesitation
      adviserOnly: $adviserOnly
      message: $message
      reason: $reason
    ) {
      introduction {
        id
        status
        candidateAccepted
        employerAccepted
        turnText
        turns
        mayDo
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

export type HesitationKind = ReturnType<typeof graphql.scalar<'HesitationKind'>>;

/** What makes a side hesitate, the likeliest first. */
const hesitationsOf: Record<Side, readonly HesitationKind[]> = {
  CANDIDATE: ['TRAVEL', 'LANGUAGE', 'SCHOOL', 'CONFIDENCE', 'COST', 'PAPERWORK', 'OTHER'],
  EMPLOYER: ['SUPERVISION', 'COST', 'PAPERWORK', 'ILLNESS_RISK', 'LANGUAGE', 'TRAVEL', 'SCHOOL', 'OTHER'],
};

/** Yes or no, and a button: two taps. What makes one hesitate may be added, to both sides or to the adviser alone. */
export function AnswerForm({ id, side, onDone }: { id: string; side: Side; onDone: () => void }): ReactNode {
  const { t } = useTranslation('answering');
  const [accept, setAccept] = useState<boolean>();
  const [hesitation, setHesitation] = useState<HesitationKind | ''>('');
  const [adviserOnly, setAdviserOnly] = useState(false);
  const [message, setMessage] = useState('');
  const [reason, setReason] = useState<DeclineReason>();
  const [attempts, setAttempts] = useState(0);
  const [{ data, error, fetching }, answer] = useMutation(AnswerIntroduction);

  const missing = attempts > 0 && accept === undefined ? t('answer.missing') : undefined;
  const needsReason =
    attempts > 0 && accept === false && reason === undefined ? t('answer.missingReason') : undefined;
  const errors = missing
    ? [{ fieldId: 'antwoord', message: missing }]
    : needsReason
      ? [{ fieldId: 'reden', message: needsReason }]
      : problemErrors(
          data?.answerIntroduction.problems ?? [],
          { message: 'bericht', reason: 'reden' },
          'antwoord',
        );

  const send = async (): Promise<void> => {
    setAttempts(attempts + 1);
    if (accept === undefined || (!accept && reason === undefined)) return;
    const { data: given } = await answer({
      id,
      accept,
      hesitation: hesitation || null,
      adviserOnly: hesitation !== '' && adviserOnly,
      message: message.trim() || null,
      reason: accept ? null : (reason ?? null),
    });
    if (given && given.answerIntroduction.problems.length === 0) onDone();
  };

  return (
    <form
      noValidate
      className="rk-answer rk-stack"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ErrorSummary key={`${attempts}-${errors.length}`} errors={errors} />
      {error && <ErrorState error={error} />}
      <ChoiceGroup
        id="antwoord"
        label={t(`answer.question.${side}`)}
        hint={t(`answer.hint.${side}`)}
        error={missing}
      >
        <RadioChoice
          id="antwoord-ja"
          name="antwoord"
          checked={accept === true}
          onChange={() => setAccept(true)}
          label={t(`answer.yes.${side}`)}
        />
        <RadioChoice
          id="antwoord-nee"
          name="antwoord"
          checked={accept === false}
          onChange={() => setAccept(false)}
          label={t(`answer.no.${side}`)}
        />
      </ChoiceGroup>
      {accept === false && (
        <ChoiceGroup
          id="reden"
          label={t(`answer.why.${side}`)}
          hint={t(`answer.whyHint.${side}`)}
          error={needsReason}
        >
          {declineReasonsOf[side].map((each) => (
            <RadioChoice
              key={each}
              id={`reden-${each}`}
              name="reden"
              checked={reason === each}
              onChange={() => setReason(each)}
              label={t(`reason.${each}`)}
            />
          ))}
        </ChoiceGroup>
      )}
      <details className="rk-answer__more">
        <summary>{t(`answer.doubt.${side}`)}</summary>
        <div className="rk-stack">
          <SelectField
            id="twijfel"
            label={t(`answer.doubtAbout.${side}`)}
            hint={t('answer.doubtHint')}
            optional
            value={hesitation}
            onChange={(event) => setHesitation(event.currentTarget.value as HesitationKind | '')}
            choices={[
              { value: '', label: t('answer.noDoubt') },
              ...hesitationsOf[side].map((kind) => ({ value: kind, label: t(`hesitation.${side}.${kind}`) })),
            ]}
          />
          {hesitation && (
            <CheckboxChoice
              id="onder-ons"
              checked={adviserOnly}
              onChange={() => setAdviserOnly(!adviserOnly)}
              label={t('answer.adviserOnly')}
            />
          )}
          <TextareaField
            id="bericht"
            label={t(`answer.message.${side}`)}
            hint={t('answer.messageHint')}
            optional
            rows={3}
            maxLength={2000}
            value={message}
            onChange={(event) => setMessage(event.currentTarget.value)}
          />
        </div>
      </details>
      <p>
        <Button type="submit" appearance="primary-action-button" busy={fetching} disabled={fetching}>
          {t('answer.send')}
        </Button>
      </p>
    </form>
  );
}
