import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { TextareaField } from '../../ui/fields.js';
import { CaseAction, outcomeOf } from './case-action.js';

const Withdraw = graphql(`
  mutation WithdrawIntroduction($id: ID!, $reason: String) {
    withdrawIntroduction(id: $id, reason: $reason) {
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

/** Takes an introduction back, for whoever changed their mind. */
export function WithdrawIntroduction({ id }: { id: string }): ReactNode {
  const { t } = useTranslation('brokering');
  const [{ data, error, fetching }, withdraw] = useMutation(Withdraw);
  const [reason, setReason] = useState('');
  return (
    <CaseAction
      id="intrekken"
      heading={t('withdraw.heading')}
      text={t('withdraw.text')}
      go={t('withdraw.go')}
      busy={fetching}
      outcome={outcomeOf(error, data?.withdrawIntroduction)}
      ids={{ reason: 'reden' }}
      missing={[]}
      onSubmit={() => void withdraw({ id, reason: reason.trim() || null })}
    >
      <TextareaField
        id="reden"
        label={t('withdraw.reason')}
        hint={t('withdraw.reasonHint')}
        optional
        rows={3}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </CaseAction>
  );
}
