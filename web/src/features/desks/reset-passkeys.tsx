import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { useSession } from '../../lib/session.js';
import { TextareaField } from '../../ui/fields.js';
import { Notice } from '../../ui/notice.js';
import { SureButton } from '../../ui/sure-button.js';
import type { Person } from './people-of.js';

const Reset = graphql(`
  mutation ResetSecondStep($accountId: ID!, $reason: String!) {
    resetSecondStep(accountId: $accountId, reason: $reason) {
      done
      problems {
        message
      }
    }
  }
`);

const deskRoles = ['ADVISER', 'COORDINATOR', 'OPERATOR'];

/** Takes away the passkeys of a colleague who lost them, after asking how that person was recognised. */
export function ResetPasskeys({ person, onReset }: { person: Person; onReset: () => void }): ReactNode {
  const { t } = useTranslation('people');
  const { viewer } = useSession();
  const [, reset] = useMutation(Reset);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [done, setDone] = useState(false);
  const { accountId, name, role, hasSecondStep } = person;
  if (done) {
    return (
      <Notice tone="ok" live>
        <p>{t('resetDone', { name })}</p>
      </Notice>
    );
  }
  if (!hasSecondStep || !deskRoles.includes(role) || viewer?.id === accountId) return null;
  return (
    <SureButton
      label={t('resetPasskeys')}
      spoken={t('resetPasskeysOf', { name })}
      yes={t('resetYes')}
      sure={
        <>
          <p>{t('resetSure', { name })}</p>
          <TextareaField
            id={`herkend-${role}-${accountId}`}
            label={t('resetReason', { name })}
            hint={t('resetReasonHint')}
            error={missing ? t('resetReasonMissing') : undefined}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </>
      }
      act={async () => {
        const isEmpty = reason.trim() === '';
        setMissing(isEmpty);
        if (isEmpty) return { problems: [{ message: t('resetReasonMissing') }], error: undefined };
        const { data, error } = await reset({ accountId, reason });
        const problems = data?.resetSecondStep.problems ?? [];
        if (data?.resetSecondStep.done) {
          setDone(true);
          onReset();
        }
        return { problems, error };
      }}
    />
  );
}
