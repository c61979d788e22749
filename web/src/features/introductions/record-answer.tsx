import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { CheckboxChoice, ChoiceGroup, RadioChoice, SelectField, TextareaField } from '../../ui/fields.js';
import { CaseAction, outcomeOf } from './case-action.js';
import type { Case } from './case-fields.js';
import { declineReasonsOf, type DeclineReason } from './decline-reasons.js';

const Answer = graphql(`
  mutation AnswerForSide(
    $id: ID!
    $accept: Boolean!
    $onBehalfOf: Party
    $hesitation: HesitationKind
    $adviserOnly: Boolean!
    $message: String
    $reason: DeclineReason
  ) {
    answerIntroduction(
      id: $id
      accept: $accept
      onBehalfOf: $onBehalfOf
      hesitation: $hesitation
      adviserOnly: $adviserOnly
      message: $message
      reason: $reason
    ) {
      introduction {
        id
        status
      }
      warnings
      problems {
        code
        message
        path
      }
    }
  }
`);

const kinds = [
  'TRAVEL',
  'LANGUAGE',
  'SCHOOL',
  'SUPERVISION',
  'COST',
  'PAPERWORK',
  'CONFIDENCE',
  'ILLNESS_RISK',
  'OTHER',
] as const;
type Kind = (typeof kinds)[number];
type Side = 'CANDIDATE' | 'EMPLOYER';

/** Writes down what a side said by phone or at the desk, with the hesitation that was heard. */
export function RecordAnswer({ introduction }: { introduction: Case }): ReactNode {
  const { t } = useTranslation('brokering');
  const [{ data, error, fetching }, answer] = useMutation(Answer);
  const open = (['CANDIDATE', 'EMPLOYER'] as const).filter(
    (side) =>
      (side === 'CANDIDATE' ? introduction.candidateAccepted : introduction.employerAccepted) === null,
  );
  const [chosen, setChosen] = useState<Side>();
  const [accept, setAccept] = useState<boolean>();
  const [hesitation, setHesitation] = useState<Kind | ''>('');
  const [adviserOnly, setAdviserOnly] = useState(false);
  const [message, setMessage] = useState('');
  const [reason, setReason] = useState<DeclineReason | ''>('');
  const side = chosen && open.includes(chosen) ? chosen : open.length === 1 ? open[0] : undefined;

  const send = async (): Promise<void> => {
    const { data: sent } = await answer({
      id: introduction.id,
      accept: accept === true,
      onBehalfOf: side,
      hesitation: hesitation || null,
      adviserOnly,
      message: message.trim() || null,
      reason: accept === false ? reason || null : null,
    });
    if (!sent?.answerIntroduction.introduction) return;
    setChosen(undefined);
    setAccept(undefined);
    setHesitation('');
    setAdviserOnly(false);
    setMessage('');
    setReason('');
  };

  return (
    <CaseAction
      id="antwoord"
      heading={t('answer.heading')}
      text={t('answer.text')}
      go={t('answer.go')}
      primary
      busy={fetching}
      outcome={outcomeOf(error, data?.answerIntroduction)}
      ids={{ onBehalfOf: 'wie', reason: 'waarom-niet', message: 'toelichting', hesitation: 'twijfel' }}
      missing={[
        ...(side ? [] : [{ fieldId: 'wie', message: t('answer.missingSide') }]),
        ...(accept === undefined ? [{ fieldId: 'ja-nee', message: t('answer.missingAnswer') }] : []),
        ...(accept === false && !reason
          ? [{ fieldId: 'waarom-niet', message: t('answer.missingReason') }]
          : []),
      ]}
      onSubmit={() => void send()}
    >
      <ChoiceGroup id="wie" label={t('answer.whose')}>
        {open.map((each) => (
          <RadioChoice
            key={each}
            id={`wie-${each}`}
            name="wie"
            checked={side === each}
            onChange={() => setChosen(each)}
            label={t(`answer.side.${each}`)}
          />
        ))}
      </ChoiceGroup>
      <ChoiceGroup id="ja-nee" label={t('answer.what')}>
        <RadioChoice
          id="ja"
          name="ja-nee"
          checked={accept === true}
          onChange={() => setAccept(true)}
          label={t('answer.yes')}
        />
        <RadioChoice
          id="nee"
          name="ja-nee"
          checked={accept === false}
          onChange={() => setAccept(false)}
          label={t('answer.no')}
        />
      </ChoiceGroup>
      {accept === false && side && (
        <SelectField
          id="waarom-niet"
          label={t('answer.reason')}
          value={reason}
          onChange={(event) => setReason(event.target.value as DeclineReason | '')}
          choices={[
            { value: '', label: t('answer.noReason') },
            ...declineReasonsOf[side].map((each) => ({ value: each, label: t(`declineReason.${each}`) })),
          ]}
        />
      )}
      <SelectField
        id="twijfel"
        label={t('answer.hesitation')}
        optional
        value={hesitation}
        onChange={(event) => setHesitation(event.target.value as Kind | '')}
        choices={[
          { value: '', label: t('answer.none') },
          ...kinds.map((kind) => ({ value: kind, label: t(`hesitationKind.${kind}`) })),
        ]}
      />
      {hesitation && (
        <CheckboxChoice
          id="vertrouwelijk"
          checked={adviserOnly}
          onChange={() => setAdviserOnly(!adviserOnly)}
          label={t('answer.adviserOnly')}
        />
      )}
      <TextareaField
        id="toelichting"
        label={t('answer.message')}
        optional
        rows={3}
        maxLength={2000}
        value={message}
        onChange={(event) => setMessage(event.target.value)}
      />
    </CaseAction>
  );
}
