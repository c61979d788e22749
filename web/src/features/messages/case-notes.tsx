import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { instantInWords } from '../../lib/dates.js';
import { graphql } from '../../lib/graphql.js';
import { AskForm, useAttempt } from '../../ui/ask-form.js';
import { Disclosure } from '../../ui/disclosure.js';
import { TextareaField } from '../../ui/fields.js';
import { problemErrors } from '../../ui/problem-errors.js';

const Notes = graphql(`
  query CaseNotes($id: ID!) {
    introduction(id: $id) {
      id
      caseNotes {
        text
        writtenAt
        by {
          accountId
          name
        }
      }
    }
  }
`);

const Keep = graphql(`
  mutation KeepCaseNote($introductionId: ID!, $text: String!) {
    keepCaseNote(introductionId: $introductionId, text: $text) {
      introduction {
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

/** Notes of the case team, apart from the thread; nothing for who is not in it. */
export function CaseNotes({ id }: { id: string }): ReactNode {
  const { t, i18n } = useTranslation('messages');
  const [{ data }, again] = useQuery({ query: Notes, variables: { id } });
  const [{ error, fetching }, keep] = useMutation(Keep);
  const [text, setText] = useState('');
  const attempt = useAttempt();
  const notes = data?.introduction?.caseNotes;
  if (!notes) return null;
  const send = async (): Promise<void> => {
    if (!text.trim()) return attempt.ended([{ fieldId: 'teamnotitie', message: t('note.missing') }]);
    const answer = await keep({ introductionId: id, text });
    if (!answer.data) return;
    const { problems } = answer.data.keepCaseNote;
    attempt.ended(problemErrors(problems, { text: 'teamnotitie' }, 'teamnotitie'));
    if (problems.length > 0) return;
    setText('');
    again({ requestPolicy: 'network-only' });
  };
  return (
    <Disclosure summary={t('note.title', { count: notes.length })}>
      <div className="rk-stack">
        <p>{t('note.lead')}</p>
        {notes.length > 0 && (
          <ul className="rk-thread" aria-label={t('note.list')}>
            {notes.map((note) => (
              <li key={note.writtenAt} className="rk-thread__one">
                <p className="rk-thread__head">
                  <strong>{note.by?.name ?? t('note.somebody')}</strong>{' '}
                  <span className="rk-soft">{instantInWords(note.writtenAt, i18n.language)}</span>
                </p>
                <p className="rk-typed">{note.text}</p>
              </li>
            ))}
          </ul>
        )}
        <AskForm attempt={attempt} error={error} busy={fetching} go={t('note.go')} secondary onSend={send}>
          <TextareaField
            id="teamnotitie"
            label={t('note.write')}
            hint={t('note.hint')}
            error={attempt.errorAt('teamnotitie')}
            rows={3}
            maxLength={2000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </AskForm>
      </div>
    </Disclosure>
  );
}
