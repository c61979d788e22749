import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { CheckboxChoice, ChoiceGroup, RadioChoice } from '../../ui/fields.js';
import { DeskForm } from '../../ui/desk-form.js';

const RecordAtDesk = graphql(`
  mutation RecordAccreditationAtDesk($employerId: ID!, $input: AccreditationInput!) {
    recordAccreditation(employerId: $employerId, input: $input) {
      employer {
        id
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

const statuses = ['ACTIVE', 'STATED_BY_DESK', 'APPLIED', 'WITHDRAWN'] as const;

/** Writes down what a desk knows of an accreditation; for one that is applied for an adviser may vouch. */
export function RecordAccreditation({ employerId }: { employerId: string }): ReactNode {
  const { t } = useTranslation('desk-employers');
  const [{ error, fetching }, record] = useMutation(RecordAtDesk);
  const [status, setStatus] = useState<(typeof statuses)[number]>('STATED_BY_DESK');
  const [vouch, setVouch] = useState(false);
  return (
    <DeskForm
      id="erkenning"
      initial={{ creboCode: '' }}
      lines={[
        {
          name: 'creboCode',
          label: t('form.crebo'),
          hint: t('form.creboHint'),
          missing: t('form.creboMissing'),
          short: true,
        },
      ]}
      go={t('record')}
      done={t('saved')}
      error={error}
      busy={fetching}
      onSend={async ({ creboCode }) => {
        const { data } = await record({
          employerId,
          input: { creboCode: creboCode.trim(), status, vouch: status === 'APPLIED' && vouch },
        });
        return data?.recordAccreditation.problems;
      }}
    >
      <ChoiceGroup id="erkenning-status" label={t('accreditationStatus')}>
        {statuses.map((each) => (
          <RadioChoice
            key={each}
            id={`erkenning-${each}`}
            name="erkenning-status"
            checked={status === each}
            onChange={() => setStatus(each)}
            label={t(`accreditation.${each}`)}
          />
        ))}
      </ChoiceGroup>
      {status === 'APPLIED' && (
        <CheckboxChoice
          id="erkenning-borg"
          checked={vouch}
          onChange={() => setVouch(!vouch)}
          label={t('vouch')}
          hint={t('vouchHint')}
        />
      )}
    </DeskForm>
  );
}
