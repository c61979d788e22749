import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { instantInWords } from '../../lib/dates.js';
import { graphql } from '../../lib/graphql.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { StatusTag } from '../../ui/status-tag.js';
import { TaskList } from '../../ui/task-list.js';

const MySessionsQuery = graphql(`
  query MySessions {
    viewer {
      id
      sessions {
        id
        browser
        by
        createdAt
        lastSeenAt
        isThisOne
      }
    }
  }
`);

const EndOneSession = graphql(`
  mutation EndOneSession($id: ID!) {
    endOneSession(id: $id) {
      problems {
        code
      }
    }
  }
`);

const EndOtherSessions = graphql(`
  mutation EndOtherSessions {
    endOtherSessions {
      problems {
        code
      }
    }
  }
`);

/** Where one is signed in: each can be ended, and all others at once. */
export function MySessions(): ReactNode {
  const { t, i18n } = useTranslation('account');
  const [{ data, error }, again] = useQuery({ query: MySessionsQuery, requestPolicy: 'cache-and-network' });
  const [ended, end] = useMutation(EndOneSession);
  const [endedAll, endOthers] = useMutation(EndOtherSessions);
  const renew = (): void => again({ requestPolicy: 'network-only' });
  const sessions = data?.viewer?.sessions ?? [];
  const failure = error ?? ended.error ?? endedAll.error;
  const moment = (instant: string): string => instantInWords(instant, i18n.language);
  const isBusy = ended.fetching || endedAll.fetching;
  return (
    <section aria-labelledby="sessies" className="rk-stack">
      <h2 id="sessies" className="utrecht-heading-2">
        {t('sessions.heading')}
      </h2>
      <p>{t('sessions.what')}</p>
      {failure && <ErrorState error={failure} onRetry={renew} />}
      {!data && !error && <LoadingState rows={1} />}
      {sessions.length > 0 && (
        <TaskList
          tasks={sessions.map(({ id, browser, by, createdAt, lastSeenAt, isThisOne }) => ({
            id,
            title: browser || t('sessions.unknown'),
            hint: t(`sessions.${by}`, { began: moment(createdAt), seen: moment(lastSeenAt) }),
            tag: isThisOne ? (
              <StatusTag tone="positive">{t('sessions.this')}</StatusTag>
            ) : (
              <Button
                appearance="subtle-button"
                disabled={isBusy}
                onClick={() => void end({ id }).then(renew)}
              >
                {t('sessions.end')}
                <span className="rk-visually-hidden"> {browser}</span>
              </Button>
            ),
          }))}
        />
      )}
      {sessions.length > 1 && (
        <p>
          <Button
            appearance="secondary-action-button"
            disabled={isBusy}
            onClick={() => void endOthers({}).then(renew)}
          >
            {t('sessions.endOthers')}
          </Button>
        </p>
      )}
    </section>
  );
}
