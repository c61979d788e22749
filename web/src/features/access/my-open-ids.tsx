import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { calendarDateOf, dateInWords } from '../../lib/dates.js';
import { graphql } from '../../lib/graphql.js';
import { useSession } from '../../lib/session.js';
import { Card, CardList } from '../../ui/card-list.js';
import { Notice } from '../../ui/notice.js';
import { ErrorState } from '../../ui/states.js';
import { useOpenId } from './use-open-id.js';

const OpenIdsOfMine = graphql(`
  query OpenIdsOfMine {
    signInProviders {
      id
      name
    }
    viewer {
      id
      openIdConnections {
        id
        connectedAt
        lastUsedAt
        provider {
          id
          name
        }
      }
    }
  }
`);
const Disconnect = graphql(`
  mutation DisconnectOpenId($id: ID!) {
    disconnectOpenId(id: $id) {
      disconnected
      problems {
        code
        message
      }
    }
  }
`);

/** The providers that belong to one's account; nothing where the installation has none and nothing is connected. */
export function MyOpenIds(): ReactNode {
  const { t, i18n } = useTranslation('openid');
  const { renew } = useSession();
  const [{ data, error }, again] = useQuery({ query: OpenIdsOfMine });
  const [{ error: failed, fetching }, disconnect] = useMutation(Disconnect);
  const [asking, setAsking] = useState<string>();
  const { go, going, messages } = useOpenId();
  const connections = data?.viewer?.openIdConnections ?? [];
  const rest = (data?.signInProviders ?? []).filter(
    ({ id }) => !connections.some(({ provider }) => provider?.id === id),
  );
  if (data && connections.length === 0 && rest.length === 0) return null;

  const takeAway = async (id: string): Promise<void> => {
    const { data: done } = await disconnect({ id });
    setAsking(undefined);
    if (!done?.disconnectOpenId.disconnected) return;
    again({ requestPolicy: 'network-only' });
    // The session itself may have been one that this way of signing in began.
    renew();
  };
  const day = (instant: string): string => dateInWords(calendarDateOf(new Date(instant)), i18n.language);
  return (
    <section aria-labelledby="manieren" className="rk-stack">
      <h2 id="manieren" className="utrecht-heading-2">
        {t('mine.heading')}
      </h2>
      {(error ?? failed) && (
        <ErrorState error={(error ?? failed)!} onRetry={() => again({ requestPolicy: 'network-only' })} />
      )}
      {messages.length > 0 && (
        <Notice tone="error" live>
          {messages.map((message) => (
            <p key={message}>{message}</p>
          ))}
        </Notice>
      )}
      {data && connections.length === 0 && <p>{t('mine.none')}</p>}
      {connections.length > 0 && (
        <CardList label={t('mine.heading')}>
          {connections.map(({ id, provider, connectedAt, lastUsedAt }) => {
            const name = provider?.name ?? t('mine.gone');
            return (
              <Card
                key={id}
                level={3}
                heading={name}
                under={t('mine.since', { connected: day(connectedAt), used: day(lastUsedAt) })}
              >
                {asking === id ? (
                  <div className="rk-stack rk-stack--tight">
                    <p>{t('mine.sure', { name })}</p>
                    <p className="rk-row">
                      <Button
                        appearance="primary-action-button"
                        busy={fetching}
                        disabled={fetching}
                        onClick={() => void takeAway(id)}
                      >
                        {t('mine.yes')}
                      </Button>
                      <Button appearance="secondary-action-button" onClick={() => setAsking(undefined)}>
                        {t('mine.no')}
                      </Button>
                    </p>
                  </div>
                ) : (
                  <p>
                    <Button
                      appearance="secondary-action-button"
                      aria-label={t('mine.disconnectFull', { name })}
                      onClick={() => setAsking(id)}
                    >
                      {t('mine.disconnect')}
                    </Button>
                  </p>
                )}
              </Card>
            );
          })}
        </CardList>
      )}
      {rest.map(({ id, name }) => (
        <p key={id}>
          <Button
            appearance="secondary-action-button"
            busy={going === id}
            disabled={going !== undefined}
            onClick={() => void go(id, { returnPath: '/account' })}
          >
            {t('mine.add', { name })}
          </Button>
        </p>
      ))}
    </section>
  );
}
