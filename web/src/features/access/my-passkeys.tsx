import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { calendarDateOf, dateInWords } from '../../lib/dates.js';
import { graphql } from '../../lib/graphql.js';
import { Disclosure } from '../../ui/disclosure.js';
import { Notice } from '../../ui/notice.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { TaskList } from '../../ui/task-list.js';
import { AddPasskey } from './add-passkey.js';
import { knowsPasskeys } from './passkey.js';

const MyPasskeysQuery = graphql(`
  query MyPasskeys {
    viewer {
      id
      passkeys {
        id
        name
        createdAt
        lastUsedAt
      }
    }
  }
`);

const RemovePasskey = graphql(`
  mutation RemovePasskey($id: ID!) {
    removePasskey(id: $id) {
      viewer {
        id
      }
      problems {
        code
        message
      }
    }
  }
`);

/** One's own passkeys: to add, and to remove. */
export function MyPasskeys(): ReactNode {
  const { t, i18n } = useTranslation('account');
  const [{ data, error }, again] = useQuery({ query: MyPasskeysQuery });
  const [removed, remove] = useMutation(RemovePasskey);
  const [added, setAdded] = useState(false);
  const renew = (): void => again({ requestPolicy: 'network-only' });
  const day = (instant: string): string => dateInWords(calendarDateOf(new Date(instant)), i18n.language);
  const problem = removed.data?.removePasskey.problems[0];
  const passkeys = data?.viewer?.passkeys ?? [];

  const takeAway = async (id: string): Promise<void> => {
    setAdded(false);
    await remove({ id });
    renew();
  };
  return (
    <section aria-labelledby="passkeys" className="rk-stack">
      <h2 id="passkeys" className="utrecht-heading-2">
        {t('passkeys.heading')}
      </h2>
      <p>{t('passkeys.what')}</p>
      {error && <ErrorState error={error} onRetry={renew} />}
      {removed.error && <ErrorState error={removed.error} />}
      {problem && (
        <Notice tone="error" live>
          <p>{problem.message}</p>
        </Notice>
      )}
      {added && (
        <Notice tone="ok" live>
          <p>{t('passkeys.added')}</p>
        </Notice>
      )}
      {!data && !error && <LoadingState rows={1} />}
      {data && passkeys.length === 0 && <p className="rk-soft">{t('passkeys.none')}</p>}
      {passkeys.length > 0 && (
        <TaskList
          tasks={passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
            id,
            title: name,
            hint: lastUsedAt
              ? t('passkeys.used', { made: day(createdAt), used: day(lastUsedAt) })
              : t('passkeys.unused', { made: day(createdAt) }),
            tag: (
              <Button
                appearance="subtle-button"
                disabled={removed.fetching}
                onClick={() => void takeAway(id)}
              >
                {t('passkeys.remove')}
                <span className="rk-visually-hidden"> {name}</span>
              </Button>
            ),
          }))}
        />
      )}
      {knowsPasskeys() ? (
        <Disclosure summary={t('passkeys.add')}>
          <AddPasskey
            onAdded={() => {
              setAdded(true);
              renew();
            }}
          />
        </Disclosure>
      ) : (
        <p className="rk-soft">{t('passkeys.unknown')}</p>
      )}
    </section>
  );
}
