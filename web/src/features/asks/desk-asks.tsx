import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql, readFragment, type ResultOf } from '../../lib/graphql.js';
import { Card, CardList } from '../../ui/card-list.js';
import { AppLink } from '../../ui/link.js';
import { Notice } from '../../ui/notice.js';
import { ErrorState } from '../../ui/states.js';
import { StatusTag } from '../../ui/status-tag.js';
import { ProfileFacts, ProfileFields } from '../candidates/profile-facts.js';
import { AnswerAsk, type Answered } from './answer-ask.js';
import { AskFields } from './ask-fields.js';

const DeskAsksQuery = graphql(
  `
    query DeskAsks {
      asks(isOpen: true) {
        ...AskFields
        isMutual
        otherWords
        candidate {
          id
          name
        }
        profile {
          ...ProfileFields
        }
      }
    }
  `,
  [AskFields, ProfileFields],
);

/** What waits for an answer of the desk, the earliest day first; nothing while nobody asks. */
export function DeskAsks(): ReactNode {
  const { t } = useTranslation('asks');
  const [{ data, error }, again] = useQuery({ query: DeskAsksQuery, requestPolicy: 'cache-and-network' });
  const [answered, setAnswered] = useState<Answered | null>(null);
  const renew = (): void => again({ requestPolicy: 'network-only' });
  if (error) return <ErrorState error={error} onRetry={renew} />;
  if (!data || (data.asks.length === 0 && !answered)) return null;
  return (
    <section aria-labelledby="vragen" className="rk-stack">
      <h2 id="vragen" className="utrecht-heading-2">
        {t('desk.title', { count: data.asks.length })}
      </h2>
      <div role="status">{answered && <Told {...answered} />}</div>
      {data.asks.length > 0 && <p className="rk-measure">{t('desk.how')}</p>}
      <CardList label={t('desk.title', { count: data.asks.length })}>
        {data.asks.map((ask) => (
          <DeskAsk
            key={readFragment(AskFields, ask).id}
            ask={ask}
            onAnswered={(done) => {
              setAnswered(done);
              renew();
            }}
          />
        ))}
      </CardList>
    </section>
  );
}

/** What came of the last answer; the ask itself is gone from the list. */
function Told({ what, introduction }: Answered): ReactNode {
  const { t } = useTranslation('asks');
  return (
    <Notice tone="ok">
      <p>{introduction ? t('desk.introduced', { what }) : t('desk.declined')}</p>
      {introduction?.turnText && <p>{introduction.turnText}</p>}
      {introduction && (
        <p>
          <AppLink to={`/voorstellen/${introduction.id}`}>{t('toIntroduction')}</AppLink>
        </p>
      )}
    </Notice>
  );
}

function DeskAsk(props: {
  ask: ResultOf<typeof DeskAsksQuery>['asks'][number];
  onAnswered: (done: Answered) => void;
}): ReactNode {
  const { t } = useTranslation('asks');
  const { isMutual, otherWords, candidate, profile } = props.ask;
  const ask = readFragment(AskFields, props.ask);
  const { place, askedBy } = ask;
  const who = candidate?.name ?? t('desk.unnamed');
  const kind = isMutual ? 'BOTH' : askedBy === 'EMPLOYER' ? 'EMPLOYER' : 'CANDIDATE';
  const [first, second] =
    askedBy === 'EMPLOYER' ? (['EMPLOYER', 'CANDIDATE'] as const) : (['CANDIDATE', 'EMPLOYER'] as const);
  const heading = t(`desk.asks.${kind}`, { who, employer: place.employer.name });
  return (
    <Card
      level={3}
      heading={heading.charAt(0).toUpperCase() + heading.slice(1)}
      under={
        <>
          <AppLink to={`/leerbanen-beheren/${place.id}`}>{place.title}</AppLink>{' '}
          {t('desk.in', { town: place.town })}
        </>
      }
      tag={ask.isLate ? <StatusTag tone="urgent">{t('desk.late')}</StatusTag> : undefined}
    >
      <p>{ask.turnText}</p>
      {candidate ? (
        <p>
          <AppLink to={`/kandidaten/${candidate.id}`}>{t('desk.openCase', { who })}</AppLink>
        </p>
      ) : (
        profile && <ProfileFacts profile={profile} />
      )}
      {ask.words && <p>{t(`desk.words.${first}`, { words: ask.words })}</p>}
      {otherWords && <p>{t(`desk.words.${second}`, { words: otherWords })}</p>}
      {ask.mayAnswer && <AnswerAsk id={ask.id} who={who} what={place.title} onAnswered={props.onAnswered} />}
    </Card>
  );
}
