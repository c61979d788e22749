import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { dateInWords } from '../../lib/dates.js';
import { graphql } from '../../lib/graphql.js';
import { DateField } from '../../ui/date-field.js';
import { ChoiceGroup, RadioChoice } from '../../ui/fields.js';
import { CaseAction, outcomeOf } from './case-action.js';
import type { Case } from './case-fields.js';

const End = graphql(`
  mutation EndPlacement($introductionId: ID!, $endedOn: Date!, $reason: PlacementEndReason!) {
    endPlacement(introductionId: $introductionId, endedOn: $endedOn, reason: $reason) {
      introduction {
        id
        turnText
        turns
        moveBy
        placement {
          id
          endedOn
          endReason
        }
        place {
          id
          seatsLeft
          status
        }
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

type Reason = NonNullable<NonNullable<Case['placement']>['endReason']>;
const reasons: readonly Reason[] = [
  'NEVER_BEGAN',
  'CANDIDATE_STOPPED',
  'EMPLOYER_STOPPED',
  'SCHOOL_STOPPED',
  'OTHER',
];

/** Records that a placement ended before its time. */
export function EndPlacement({ id }: { id: string }): ReactNode {
  const { t } = useTranslation('brokering');
  const [{ data, error, fetching }, end] = useMutation(End);
  const [endedOn, setDay] = useState('');
  const [reason, setReason] = useState<Reason>();
  return (
    <CaseAction
      id="stoppen"
      heading={t('early.heading')}
      text={t('early.text')}
      go={t('early.go')}
      busy={fetching}
      outcome={outcomeOf(error, data?.endPlacement)}
      ids={{ endedOn: 'laatste-dag', reason: 'stoppen-waarom' }}
      missing={[
        ...(endedOn ? [] : [{ fieldId: 'laatste-dag', message: t('early.missingDay') }]),
        ...(reason ? [] : [{ fieldId: 'stoppen-waarom', message: t('early.missingReason') }]),
      ]}
      onSubmit={() => void (reason && end({ introductionId: id, endedOn, reason }))}
    >
      <DateField
        id="laatste-dag"
        label={t('early.lastDay')}
        hint={t('early.lastDayHint')}
        value={endedOn}
        onChange={setDay}
      />
      <ChoiceGroup id="stoppen-waarom" label={t('early.why')}>
        {reasons.map((each) => (
          <RadioChoice
            key={each}
            id={`stoppen-${each}`}
            name="stoppen-waarom"
            checked={reason === each}
            onChange={() => setReason(each)}
            label={t(`early.reason.${each}`)}
          />
        ))}
      </ChoiceGroup>
    </CaseAction>
  );
}

/** That a placement ended before its time, and why; nothing while it runs. */
export function EarlyEnded({ placement }: { placement: Case['placement'] }): ReactNode {
  const { t, i18n } = useTranslation('brokering');
  if (!placement?.endedOn) return null;
  const reason = t(`early.reason.${placement.endReason ?? 'OTHER'}`);
  return <p>{t('early.ended', { date: dateInWords(placement.endedOn, i18n.language), reason })}</p>;
}
