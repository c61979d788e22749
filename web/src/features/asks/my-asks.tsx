import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { graphql, readFragment, type FragmentOf } from '../../lib/graphql.js';
import { Card, CardList } from '../../ui/card-list.js';
import { AppLink } from '../../ui/link.js';
import { Notice } from '../../ui/notice.js';
import { ErrorState } from '../../ui/states.js';
import { StatusTag } from '../../ui/status-tag.js';
import { AskFields } from './ask-fields.js';

const MyAsksQuery = graphql(
  `
    query MyAsks($placeId: ID) {
      asks(placeId: $placeId) {
        ...AskFields
      }
    }
  `,
  [AskFields],
);

const Withdraw = graphql(
  `
    mutation WithdrawAsk($id: ID!) {
      withdrawAsk(id: $id) {
        ask {
          ...AskFields
        }
        problems {
          code
          message
          path
        }
      }
    }
  `,
  [AskFields],
);

/** What somebody asked, as candidate or as employer at one place: whose turn it is and by when, or how it ended. */
export function MyAsks({ side, placeId }: { side: 'CANDIDATE' | 'EMPLOYER'; placeId?: string }): ReactNode {
  const { t } = useTranslation('asks');
  const [{ data, error }, again] = useQuery({ query: MyAsksQuery, variables: { placeId: placeId ?? null } });
  const renew = (): void => again({ requestPolicy: 'network-only' });
  if (error) return <ErrorState error={error} onRetry={renew} />;
  if (!data || data.asks.length === 0) return null;
  return (
    <section aria-labelledby="mijn-vragen" className="rk-stack">
      <h2 id="mijn-vragen" className="utrecht-heading-2">
        {t(`mine.${side}`)}
      </h2>
      <CardList label={t(`mine.${side}`)}>
        {data.asks.map((ask, index) => (
          <MyAsk
            key={readFragment(AskFields, ask).id}
            ask={ask}
            side={side}
            rank={index + 1}
            onChanged={renew}
          />
        ))}
      </CardList>
    </section>
  );
}

function MyAsk(props: {
  ask: FragmentOf<typeof AskFields>;
  side: 'CANDIDATE' | 'EMPLOYER';
  rank: number;
  onChanged: () => void;
}): ReactNode {
  const { side, rank, onChanged } = props;
  const { t } = useTranslation('asks');
  const ask = readFragment(AskFields, props.ask);
  const [{ data, error, fetching }, withdraw] = useMutation(Withdraw);
  const problems = data?.withdrawAsk.problems ?? [];
  const { place, status } = ask;
  const title = side === 'CANDIDATE' ? place.title : t('mine.invitation', { rank });
  return (
    <Card
      level={3}
      heading={side === 'CANDIDATE' ? <AppLink to={`/leerbanen/${place.id}`}>{title}</AppLink> : title}
      under={
        side === 'CANDIDATE'
          ? t('mine.where', { employer: place.employer.name, town: place.town })
          : undefined
      }
      tag={
        <StatusTag tone={status === 'OPEN' ? 'info' : status === 'INTRODUCED' ? 'positive' : 'neutral'}>
          {t(`status.${status}`)}
        </StatusTag>
      }
    >
      <p>{ask.turnText ?? ask.endText}</p>
      {ask.words && <p className="rk-soft">{t(`mine.words.${side}`, { words: ask.words })}</p>}
      {ask.introduction && (
        <p>
          <AppLink to={`/voorstellen/${ask.introduction.id}`}>{t('toIntroduction')}</AppLink>
        </p>
      )}
      {error && <ErrorState error={error} />}
      {problems.length > 0 && (
        <Notice tone="error" live>
          {problems.map(({ message }) => (
            <p key={message}>{message}</p>
          ))}
        </Notice>
      )}
      {ask.mayWithdraw && (
        <p>
          <Button
            appearance="subtle-button"
            busy={fetching}
            disabled={fetching}
            onClick={() => void withdraw({ id: ask.id }).then(onChanged)}
          >
            {t('withdraw')}
            <span className="rk-visually-hidden"> {title}</span>
          </Button>
        </p>
      )}
    </Card>
  );
}
