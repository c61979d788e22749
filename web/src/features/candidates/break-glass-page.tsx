import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { dateInWords } from '../../lib/dates.js';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { AskForm, useAttempt } from '../../ui/ask-form.js';
import { TextareaField, TextField } from '../../ui/fields.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { problemErrors } from '../../ui/problem-errors.js';
import { SummaryList } from '../../ui/summary-list.js';

const BreakGlass = graphql(`
  mutation BreakGlass($candidateId: ID!, $reason: String!) {
    breakGlass(candidateId: $candidateId, reason: $reason) {
      candidate {
        id
        name
        region {
          code
          name
        }
        details {
          email
          phone
          birthDate
          caseTeam
        }
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

type Case = NonNullable<ResultOf<typeof BreakGlass>['breakGlass']['candidate']>;

const fields = { candidateId: 'kenmerk', reason: 'reden' };

/** An operator reads a case in an emergency, with a reason that others read too. */
export default function BreakGlassPage(): ReactNode {
  const { t } = useTranslation('my-privacy');
  const [{ data, error, fetching }, act] = useMutation(BreakGlass);
  const [candidate, setCandidate] = useState('');
  const [reason, setReason] = useState('');
  const attempt = useAttempt();
  const { errorAt } = attempt;
  const opened = data?.breakGlass.candidate;
  if (opened) return <OpenedCase candidate={opened} />;

  const send = async (): Promise<void> => {
    // The reference, or the address of the case as it stands in a report.
    const candidateId = candidate.trim().split('/').at(-1) ?? '';
    const missing = [
      ...(candidateId === '' ? [{ fieldId: fields.candidateId, message: t('glass.missing.candidate') }] : []),
      ...(reason.trim() === '' ? [{ fieldId: fields.reason, message: t('glass.missing.reason') }] : []),
    ];
    if (missing.length > 0) return attempt.ended(missing);
    const answer = await act({ candidateId, reason: reason.trim() });
    const problems = answer.data?.breakGlass.problems ?? [];
    attempt.ended(problemErrors(problems, fields, fields.candidateId));
  };

  return (
    <Page title={t('glass.title')} lead={t('glass.lead')} step="ask">
      <AskForm attempt={attempt} error={error} busy={fetching} go={t('glass.go')} onSend={send}>
        <TextField
          id={fields.candidateId}
          label={t('glass.candidate')}
          hint={t('glass.candidateHint')}
          error={errorAt(fields.candidateId)}
          autoComplete="off"
          value={candidate}
          onChange={(event) => setCandidate(event.target.value)}
        />
        <TextareaField
          id={fields.reason}
          label={t('glass.reason')}
          hint={t('glass.reasonHint')}
          error={errorAt(fields.reason)}
          rows={3}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </AskForm>
    </Page>
  );
}

function OpenedCase({ candidate: { name, region, details } }: { candidate: Case }): ReactNode {
  const { t, i18n } = useTranslation('my-privacy');
  const unknown = t('glass.unknown');
  return (
    <Page title={t('glass.open', { name })} step="opened">
      <Notice tone="warning" live>
        <p>{t('glass.until')}</p>
      </Notice>
      <SummaryList
        rows={[
          { label: t('glass.region'), value: region.name },
          { label: t('glass.email'), value: details?.email ?? unknown },
          { label: t('glass.phone'), value: details?.phone ?? unknown },
          {
            label: t('glass.birthDate'),
            value: details ? dateInWords(details.birthDate, i18n.language) : unknown,
          },
          { label: t('glass.team'), value: details?.caseTeam.join(', ') || unknown },
        ]}
      />
    </Page>
  );
}
