import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { instantInWords } from '../../lib/dates.js';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { AskForm, useAttempt } from '../../ui/ask-form.js';
import { TextareaField } from '../../ui/fields.js';
import { Notice } from '../../ui/notice.js';
import { problemErrors } from '../../ui/problem-errors.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import './messages.css';

const Thread = graphql(`
  query MessageThread($id: ID!) {
    introduction(id: $id) {
      id
      status
      mayWrite
      unreadMessages
      candidateAccepted
      thread(first: 100) {
        totalCount
        nodes {
          position
          from
          isMine
          isForEmployer
          text
          readBy
          writtenAt
        }
      }
    }
  }
`);

const Write = graphql(`
  mutation WriteMessage($introductionId: ID!, $text: String!) {
    writeMessage(introductionId: $introductionId, text: $text) {
      introduction {
        id
        unreadMessages
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

const Read = graphql(`
  mutation ReadMessages($introductionId: ID!) {
    readMessages(introductionId: $introductionId) {
      introduction {
        id
        unreadMessages
      }
      problems {
        code
        message
      }
    }
  }
`);

type Introduction = NonNullable<ResultOf<typeof Thread>['introduction']>;
type Message = Introduction['thread']['nodes'][number];
export type Who = 'CANDIDATE' | 'EMPLOYER' | 'ADVISER';

/** What candidate, employer and adviser write to each other about an introduction. Looking at it marks it as read. */
export function MessageThread({ id, who }: { id: string; who: Who }): ReactNode {
  const { t } = useTranslation('messages');
  const [{ data, error }, again] = useQuery({ query: Thread, variables: { id } });
  const [, read] = useMutation(Read);
  const introduction = data?.introduction;
  const unread = introduction?.unreadMessages ?? 0;
  useEffect(() => {
    if (unread > 0) void read({ introductionId: id });
  }, [unread, id, read]);
  const renew = (): void => again({ requestPolicy: 'network-only' });
  return (
    <section className="rk-stack" aria-labelledby="berichten">
      <h2 id="berichten" className="utrecht-heading-2">
        {t('title')}
      </h2>
      {error && <ErrorState error={error} onRetry={renew} />}
      {!introduction && !error && <LoadingState />}
      {introduction && <Written introduction={introduction} who={who} />}
      {introduction?.mayWrite && <WriteForm id={id} who={who} introduction={introduction} onSent={renew} />}
    </section>
  );
}

function Written({ introduction, who }: { introduction: Introduction; who: Who }): ReactNode {
  const { t } = useTranslation('messages');
  const { thread, mayWrite, candidateAccepted, status } = introduction;
  const isEnded = ['DECLINED', 'WITHDRAWN', 'EXPIRED'].includes(status);
  const waits = who === 'EMPLOYER' && !mayWrite && !isEnded && candidateAccepted !== true;
  return (
    <>
      {thread.nodes.length === 0 && <p>{t(waits ? 'waits' : isEnded ? 'closedEmpty' : 'none')}</p>}
      {thread.totalCount > thread.nodes.length && (
        <p className="rk-soft">{t('older', { count: thread.totalCount - thread.nodes.length })}</p>
      )}
      {thread.nodes.length > 0 && (
        <ol className="rk-thread" aria-label={t('list')}>
          {[...thread.nodes].reverse().map((message) => (
            <OneMessage key={message.position} message={message} who={who} />
          ))}
        </ol>
      )}
      {isEnded && thread.nodes.length > 0 && <p>{t('closed')}</p>}
    </>
  );
}

function OneMessage({ message, who }: { message: Message; who: Who }): ReactNode {
  const { t, i18n } = useTranslation('messages');
  const { from, isMine, isForEmployer, text, readBy, writtenAt } = message;
  const others = readBy.filter((party) => party !== who);
  return (
    <li className={isMine ? 'rk-thread__one rk-thread__one--mine' : 'rk-thread__one'}>
      <p className="rk-thread__head">
        <strong>{isMine ? t('you') : t(`from.${from as Who}`)}</strong>{' '}
        <span className="rk-soft">
          <time dateTime={writtenAt}>{instantInWords(writtenAt, i18n.language)}</time>
        </span>
      </p>
      <p className="rk-typed">{text}</p>
      {!isForEmployer && who !== 'EMPLOYER' && <p className="rk-soft">{t('notForEmployer')}</p>}
      {isMine && (
        <p className="rk-soft">
          {others.length === 0
            ? t('notRead')
            : t('readBy', { who: others.map((party) => t(`reader.${party as Who}`)).join(', ') })}
        </p>
      )}
    </li>
  );
}

function WriteForm(props: {
  id: string;
  who: Who;
  introduction: Introduction;
  onSent: () => void;
}): ReactNode {
  const { id, who, introduction, onSent } = props;
  const { t } = useTranslation('messages');
  const [{ error, fetching }, write] = useMutation(Write);
  const [text, setText] = useState('');
  const attempt = useAttempt();
  const isSent = attempt.count > 0 && attempt.errors.length === 0;
  const hears = introduction.candidateAccepted === true ? 'all' : 'before';
  const send = async (): Promise<void> => {
    if (!text.trim()) return attempt.ended([{ fieldId: 'nieuw-bericht', message: t('missing') }]);
    const answer = await write({ introductionId: id, text });
    if (!answer.data) return;
    const { problems } = answer.data.writeMessage;
    attempt.ended(problemErrors(problems, { text: 'nieuw-bericht' }, 'nieuw-bericht'));
    if (problems.length > 0) return;
    setText('');
    onSent();
  };
  return (
    <AskForm attempt={attempt} error={error} busy={fetching} go={t('send')} secondary onSend={send}>
      {isSent && (
        <Notice tone="ok" live>
          <p>{t('sent')}</p>
        </Notice>
      )}
      <TextareaField
        id="nieuw-bericht"
        label={t('write')}
        hint={`${t(`hears.${who}.${hears}`)} ${t('plain')}`}
        error={attempt.errorAt('nieuw-bericht')}
        rows={4}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </AskForm>
  );
}
