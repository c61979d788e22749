import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { Disclosure } from '../../ui/disclosure.js';
import { AskForm, useAttempt } from '../../ui/ask-form.js';
import { TextareaField } from '../../ui/fields.js';
import { Notice } from '../../ui/notice.js';
import { problemErrors } from '../../ui/problem-errors.js';
import { SureButton } from '../../ui/sure-button.js';

const LeaveCase = graphql(`
  mutation LeaveCase($candidateId: ID!) {
    leaveCase(candidateId: $candidateId) {
      problems {
        code
        message
      }
    }
  }
`);

const EraseCandidate = graphql(`
  mutation EraseCandidate($candidateId: ID!, $reason: String!) {
    eraseCandidate(candidateId: $candidateId, reason: $reason) {
      asked
      problems {
        code
        message
        path
      }
    }
  }
`);

/** What an adviser of the case team does with a case as a whole: leave it, or erase who it is about at their request. */
export function ManageCase(props: { candidateId: string; name: string }): ReactNode {
  const { t } = useTranslation('case-files');
  const navigate = useNavigate();
  const [, leave] = useMutation(LeaveCase);
  return (
    <section className="rk-stack rk-measure" aria-labelledby="beheer-dossier">
      <h2 id="beheer-dossier" className="utrecht-heading-2">
        {t('manage.title')}
      </h2>
      <Disclosure summary={t('manage.leave')}>
        <p>{t('manage.leaveText')}</p>
        <SureButton
          label={t('manage.leaveGo')}
          sure={<p>{t('manage.leaveSure', { name: props.name })}</p>}
          yes={t('manage.leaveYes')}
          act={async () => {
            const { data, error } = await leave({ candidateId: props.candidateId });
            const problems = data?.leaveCase.problems ?? [];
            if (!error && problems.length === 0) void navigate('/kandidaten', { replace: true });
            return { problems, error };
          }}
        />
      </Disclosure>
      <Disclosure summary={t('manage.erase')}>
        <EraseForm {...props} />
      </Disclosure>
    </section>
  );
}

function EraseForm({ candidateId, name }: { candidateId: string; name: string }): ReactNode {
  const { t } = useTranslation('case-files');
  const [{ data, error, fetching }, erase] = useMutation(EraseCandidate);
  const [reason, setReason] = useState('');
  const attempt = useAttempt();
  if (data?.eraseCandidate.asked)
    return (
      <Notice tone="ok" live>
        <p>{t('manage.erased')}</p>
      </Notice>
    );
  const send = async (): Promise<void> => {
    const missing = [{ fieldId: 'wisreden', message: t('reason.missing') }];
    if (!reason.trim()) return attempt.ended(missing);
    const { data: sent } = await erase({ candidateId, reason: reason.trim() });
    const problems = sent?.eraseCandidate.problems ?? [];
    attempt.ended(problemErrors(problems, { reason: 'wisreden' }, 'wisreden'));
  };
  return (
    <AskForm attempt={attempt} error={error} busy={fetching} go={t('manage.eraseGo')} onSend={send}>
      <Notice tone="warning">
        <p>{t('manage.eraseText', { name })}</p>
      </Notice>
      <TextareaField
        id="wisreden"
        label={t('manage.eraseReason')}
        hint={t('manage.eraseHint')}
        error={attempt.errorAt('wisreden')}
        rows={3}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </AskForm>
  );
}
