import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { DateField } from '../../ui/date-field.js';
import { ChoiceGroup, RadioChoice, SelectField } from '../../ui/fields.js';
import { CaseAction, outcomeOf } from './case-action.js';
import type { Case } from './case-fields.js';

const RecordOne = graphql(`
  mutation RecordMilestone(
    $introductionId: ID!
    $kind: IntroductionMilestoneKind!
    $status: IntroductionMilestoneStatus!
    $onDate: Date
  ) {
    recordMilestone(introductionId: $introductionId, kind: $kind, status: $status, onDate: $onDate) {
      introduction {
        id
        turnText
        turns
        moveBy
        milestones {
          kind
          status
          onDate
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

type Kind = Case['milestones'][number]['kind'];
type Status = Case['milestones'][number]['status'];

const moveOf = {
  MEETING: 'meet',
  TASTER_DAY: 'taste',
  PERMISSION: 'permit',
  AGREEMENT: 'sign',
  TALK: 'talk',
} as const satisfies Record<Kind, string>;

const statusesOf: Record<Kind, readonly Status[]> = {
  MEETING: ['PLANNED', 'DONE', 'SKIPPED'],
  TASTER_DAY: ['PLANNED', 'DONE', 'SKIPPED'],
  PERMISSION: ['PLANNED', 'DONE', 'REFUSED', 'SKIPPED'],
  AGREEMENT: ['PLANNED', 'DONE'],
  TALK: ['PLANNED', 'DONE', 'SKIPPED'],
};

/** The milestones that can be recorded now. */
export function milestonesToRecord(mayDo: Case['mayDo']): Kind[] {
  return (Object.keys(moveOf) as Kind[]).filter((kind) => mayDo.includes(moveOf[kind]));
}

/** Writes down when something is to be, or was: meeting, taster day, permission, agreement, talk. */
export function RecordMilestone({ introduction }: { introduction: Case }): ReactNode {
  const { t } = useTranslation('brokering');
  const [{ data, error, fetching }, record] = useMutation(RecordOne);
  const kinds = milestonesToRecord(introduction.mayDo);
  const [chosen, setKind] = useState<Kind>();
  const kind = chosen && kinds.includes(chosen) ? chosen : (kinds[0] ?? 'MEETING');
  const [wanted, setStatus] = useState<Status>();
  const status = wanted && statusesOf[kind].includes(wanted) ? wanted : undefined;
  const [onDate, setDate] = useState('');
  const needsDate = status !== undefined && status !== 'SKIPPED';

  const send = async (): Promise<void> => {
    if (!status) return;
    const { data: sent } = await record({
      introductionId: introduction.id,
      kind,
      status,
      onDate: needsDate ? onDate : null,
    });
    if (!sent?.recordMilestone.introduction) return;
    setStatus(undefined);
    setDate('');
  };

  return (
    <CaseAction
      id="mijlpaal"
      heading={t('milestone.heading')}
      text={t('milestone.text')}
      go={t('milestone.go')}
      busy={fetching}
      outcome={outcomeOf(error, data?.recordMilestone)}
      ids={{ kind: 'mijlpaal-wat', status: 'mijlpaal-stand', onDate: 'mijlpaal-dag' }}
      missing={[
        ...(status ? [] : [{ fieldId: 'mijlpaal-stand', message: t('milestone.missing') }]),
        ...(needsDate && !onDate ? [{ fieldId: 'mijlpaal-dag', message: t('milestone.missingDay') }] : []),
      ]}
      onSubmit={() => void send()}
    >
      <SelectField
        id="mijlpaal-wat"
        label={t('milestone.what')}
        value={kind}
        onChange={(event) => setKind(event.target.value as Kind)}
        choices={kinds.map((each) => ({ value: each, label: t(`milestone.kind.${each}`) }))}
      />
      <ChoiceGroup id="mijlpaal-stand" label={t('milestone.how')}>
        {statusesOf[kind].map((each) => (
          <RadioChoice
            key={each}
            id={`mijlpaal-${each}`}
            name="mijlpaal-stand"
            checked={status === each}
            onChange={() => setStatus(each)}
            label={t(`milestone.${kind === 'PERMISSION' ? 'permission' : 'status'}.${each}`)}
          />
        ))}
      </ChoiceGroup>
      {needsDate && (
        <DateField id="mijlpaal-dag" label={t('milestone.day')} value={onDate} onChange={setDate} />
      )}
    </CaseAction>
  );
}
