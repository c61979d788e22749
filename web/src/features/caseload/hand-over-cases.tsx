import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { AskForm, useAttempt } from '../../ui/ask-form.js';
import { SelectField, TextareaField } from '../../ui/fields.js';
import { Notice } from '../../ui/notice.js';
import { problemErrors } from '../../ui/problem-errors.js';

const Colleagues = graphql(`
  query ColleaguesForCases {
    desk {
      regionCode
      advisers {
        accountId
        name
        awayUntil
      }
    }
  }
`);

const HandOver = graphql(`
  mutation HandOverCases($introductionIds: [ID!]!, $toAccountId: ID!, $note: String) {
    handOverIntroductions(introductionIds: $introductionIds, toAccountId: $toAccountId, note: $note) {
      introductions {
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

/** Gives the cases that were ticked to a colleague, with the whole story. */
export function HandOverCases({ ids, onDone }: { ids: readonly string[]; onDone: () => void }): ReactNode {
  const { t } = useTranslation('caseload');
  const [{ data }] = useQuery({ query: Colleagues });
  const [{ error, fetching }, handOver] = useMutation(HandOver);
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const attempt = useAttempt();
  const isDone = attempt.count > 0 && attempt.errors.length === 0;
  const advisers = data?.desk?.advisers ?? [];

  const send = async (): Promise<void> => {
    const wrong = [
      ...(ids.length === 0 ? [{ fieldId: 'overdragen-aan', message: t('handOver.missing') }] : []),
      ...(to ? [] : [{ fieldId: 'overdragen-aan', message: t('handOver.missingWho') }]),
    ];
    if (wrong.length > 0) return attempt.ended(wrong.slice(0, 1));
    const answer = await handOver({ introductionIds: [...ids], toAccountId: to, note: note.trim() || null });
    if (!answer.data) return;
    const { problems } = answer.data.handOverIntroductions;
    attempt.ended(
      problemErrors(
        problems,
        { toAccountId: 'overdragen-aan', note: 'overdragen-notitie' },
        'overdragen-aan',
      ),
    );
    if (problems.length > 0) return;
    setNote('');
    onDone();
  };

  return (
    <section className="rk-stack rk-measure" aria-labelledby="overdragen">
      <h2 id="overdragen" className="utrecht-heading-2">
        {t('handOver.heading')}
      </h2>
      <p role="status">{t('handOver.chosen', { count: ids.length })}</p>
      <AskForm attempt={attempt} error={error} busy={fetching} go={t('handOver.go')} secondary onSend={send}>
        {isDone && (
          <Notice tone="ok" live>
            <p>{t('handOver.done')}</p>
          </Notice>
        )}
        <SelectField
          id="overdragen-aan"
          label={t('handOver.to')}
          hint={t('handOver.toHint')}
          error={attempt.errorAt('overdragen-aan')}
          value={to}
          onChange={(event) => setTo(event.target.value)}
          choices={[
            { value: '', label: t('handOver.pick') },
            ...advisers.map(({ accountId, name, awayUntil }) => ({
              value: accountId,
              label: awayUntil ? t('handOver.away', { name }) : name,
            })),
          ]}
        />
        <TextareaField
          id="overdragen-notitie"
          label={t('handOver.note')}
          hint={t('handOver.noteHint')}
          error={attempt.errorAt('overdragen-notitie')}
          optional
          rows={3}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </AskForm>
    </section>
  );
}
