import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { instantInWords } from '../../lib/dates.js';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.js';

const DeadLetters = graphql(`
  query DeadLetters {
    deadLetters {
      kind
      id
      name
      failedAt
      attempts
      why
      canRetry
    }
  }
`);

const Retry = graphql(`
  mutation RetryDeadLetter($kind: DeadLetterKind!, $id: ID!) {
    retryDeadLetter(kind: $kind, id: $id) {
      deadLetters {
        id
      }
      problems {
        code
        message
      }
    }
  }
`);

type Letter = ResultOf<typeof DeadLetters>['deadLetters'][number];

/** What was put aside after its last attempt, with a button that tries it again. */
export default function DeadLettersPage(): ReactNode {
  const { t, i18n } = useTranslation('operations');
  const [{ data, error }, again] = useQuery({ query: DeadLetters, requestPolicy: 'cache-and-network' });
  const [{ error: failure, fetching }, retry] = useMutation(Retry);
  const [said, say] = useState<{ tone: 'ok' | 'error'; text: string }>();
  const renew = (): void => again({ requestPolicy: 'network-only' });
  const tryAgain = async ({ kind, id }: Letter): Promise<void> => {
    const answer = await retry({ kind, id });
    const problem = answer.data?.retryDeadLetter.problems[0];
    if (answer.data)
      say(problem ? { tone: 'error', text: problem.message } : { tone: 'ok', text: t('aside.retried') });
    renew();
  };
  return (
    <Page title={t('aside.title')} lead={t('aside.lead')}>
      <p>
        {/* Another page of this server, not a screen of this application. */}
        <a className="utrecht-link" href="/beheer/wachtrijen">
          {t('aside.queues')}
        </a>
      </p>
      {(error ?? failure) && <ErrorState error={(error ?? failure)!} onRetry={renew} />}
      {said && (
        <Notice tone={said.tone} live>
          <p>{said.text}</p>
        </Notice>
      )}
      {!data && !error && <LoadingState rows={3} />}
      {data?.deadLetters.length === 0 && (
        <EmptyState heading={t('aside.nothing')}>
          <p>{t('aside.nothingNext')}</p>
        </EmptyState>
      )}
      <ul className="rk-stack">
        {data?.deadLetters.map((letter) => (
          <li key={`${letter.kind}-${letter.id}`} className="rk-stack rk-stack--tight">
            <strong>{t(`aside.kind.${letter.kind}`, { name: letter.name })}</strong>
            <span>
              {t('aside.when', {
                when: instantInWords(letter.failedAt, i18n.language),
                count: letter.attempts,
              })}
            </span>
            {letter.why && <span>{t('aside.why', { why: letter.why })}</span>}
            {letter.canRetry ? (
              <span>
                <Button
                  appearance="secondary-action-button"
                  disabled={fetching}
                  aria-label={t('aside.retryOf', { name: letter.name })}
                  onClick={() => void tryAgain(letter)}
                >
                  {t('aside.retry')}
                </Button>
              </span>
            ) : (
              <span>{t('aside.noRetry')}</span>
            )}
          </li>
        ))}
      </ul>
    </Page>
  );
}
