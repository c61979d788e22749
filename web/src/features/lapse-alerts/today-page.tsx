import { Button } from '@utrecht/component-library-react';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { byItself } from '../../lib/client.js';
import { dateInWords, today } from '../../lib/dates.js';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { usePagedQuery } from '../../lib/paged-query.js';
import { CardList } from '../../ui/card-list.js';
import { AppLink } from '../../ui/link.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { ShowMore } from '../../ui/show-more.js';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.js';
import { DeskAsks } from '../asks/desk-asks.js';
import { deskTurnOf } from '../introductions/desk-turn.js';
import { TalksOfToday } from '../support-talks/talks-today.js';
import { AlertFields } from './alert-body.js';
import { AlertCard } from './alert-card.js';
import { CandidateAlertCard, CandidateAlertFields } from './candidate-alerts.js';
import { RunningIntroductions, Turns } from './turns.js';
import { useAlertNews } from './use-alert-news.js';
import './today-page.css';

const TodaysAlerts = graphql(
  `
    query TodaysAlerts($after: String) {
      lapseAlerts(current: true, snoozed: false, first: 10, after: $after) {
        totalCount
        nodes {
          id
          ...AlertFields
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [AlertFields],
);

const PeopleAndLater = graphql(
  `
    query PeopleAndLater {
      candidateAlerts(current: true, snoozed: false, first: 50) {
        totalCount
        nodes {
          id
          ...CandidateAlertFields
        }
      }
      lapseAlerts(current: true, snoozed: true, first: 50) {
        totalCount
        nodes {
          id
          snoozedUntil
          place {
            id
            title
          }
        }
      }
      desk {
        regionCode
        gaps {
          openPlaces
        }
      }
    }
  `,
  [CandidateAlertFields],
);

const alertsOf = (data: ResultOf<typeof TodaysAlerts>) => data.lapseAlerts;

/** So many of the most urgent places show their candidates at once. */
const SHOWN_OPEN = 3;

/** An adviser's day: what lapses first, with who fits; then the introductions in which it is the desk's turn. */
export default function TodayPage(): ReactNode {
  const { t, i18n } = useTranslation('lapse-alerts');
  const alerts = usePagedQuery({ query: TodaysAlerts, variables: {}, connectionOf: alertsOf });
  const [running, again] = useQuery({
    query: RunningIntroductions,
    context: withNewIntroductions,
  });
  const [others, againOthers] = useQuery({ query: PeopleAndLater, context: withNewAlerts });
  const people = others.data?.candidateAlerts.nodes ?? [];
  const later = others.data?.lapseAlerts.nodes ?? [];
  const gaps = others.data?.desk?.gaps.openPlaces ?? 0;
  const hasTyped = useRef(false);
  const [news, setNews] = useState<{ shown: boolean; alerts: number }>();
  const whatIsTyped = {
    onInput: () => {
      hasTyped.current = true;
    },
    // The parts of a date field take keys without being inputs.
    onKeyDown: ({ target, key }: KeyboardEvent) => {
      if (key.length === 1 && target instanceof Element && target.closest('[role=spinbutton]'))
        hasTyped.current = true;
    },
  };
  const renewed = (alertsInNews: number): void => {
    hasTyped.current = false;
    setNews({ shown: true, alerts: alertsInNews });
    alerts.refresh();
    againOthers(anew);
    again(anew);
  };
  useAlertNews((count) => {
    // A list that changes under somebody's hands would take along what they are filling in.
    if (hasTyped.current)
      setNews((last) => ({ shown: false, alerts: count + (last && !last.shown ? last.alerts : 0) }));
    else renewed(count);
  });
  const moved = (): void => {
    hasTyped.current = false;
    setNews(undefined);
    alerts.retry();
    againOthers({ requestPolicy: 'network-only' });
  };
  const introductions = running.data?.introductions.nodes ?? [];
  const known = new Map(
    introductions.flatMap(({ id, place, candidate }) =>
      candidate ? [[`${place.id} ${candidate.id}`, id] as const] : [],
    ),
  );
  const turns = introductions.flatMap((introduction) => {
    const turn = deskTurnOf(introduction, today());
    return turn ? [{ ...introduction, turn }] : [];
  });
  const total = alerts.first?.lapseAlerts.totalCount;

  return (
    <Page
      title={t('title')}
      lead={<span className="rk-today__date">{dateInWords(today(), i18n.language, { weekday: true })}</span>}
      width="full"
    >
      <DeskAsks />
      <div role="status">
        {news?.shown && <p className="rk-soft">{t('live.renewed', { count: news.alerts })}</p>}
        {news && !news.shown && (
          <Notice>
            <p>{t('live.waiting', { count: news.alerts })}</p>
            <p>
              <Button appearance="secondary-action-button" onClick={() => renewed(news.alerts)}>
                {t('live.show')}
              </Button>
            </p>
          </Notice>
        )}
      </div>
      {total !== undefined && running.data && (
        <ul className="rk-today__counts">
          <li>
            <a className="utrecht-link utrecht-link--html-a" href="#vervalt">
              {t('count.alerts', { total })}
            </a>
          </li>
          <li>
            <a className="utrecht-link utrecht-link--html-a" href="#aan-zet">
              {t('count.turns', { total: turns.length })}
            </a>
          </li>
        </ul>
      )}
      {gaps > 0 && (
        <Notice tone="warning">
          <p>
            {t('gaps', { count: gaps })} <AppLink to="/wie-doet-wat">{t('gapLink')}</AppLink>
          </p>
        </Notice>
      )}
      <TalksOfToday />
      <section aria-labelledby="vervalt" className="rk-stack" {...whatIsTyped}>
        <h2 id="vervalt" tabIndex={-1} className="utrecht-heading-2">
          {t('alerts.heading')}
        </h2>
        {alerts.error && <ErrorState error={alerts.error} onRetry={alerts.retry} />}
        {!alerts.error && !alerts.first && <LoadingState rows={3} />}
        {total === 0 && (
          <EmptyState heading={t('alerts.empty')}>
            <p>{t('alerts.emptyText')}</p>
            <p>
              <AppLink to="/leerbanen-beheren">{t('alerts.places')}</AppLink>
            </p>
          </EmptyState>
        )}
        {alerts.nodes.length > 0 && (
          <CardList label={t('alerts.heading')}>
            {alerts.nodes.map((alert, index) => (
              <AlertCard
                key={alert.id}
                alert={alert}
                known={known}
                open={index < SHOWN_OPEN}
                onMoved={moved}
              />
            ))}
          </CardList>
        )}
        {total !== undefined && (
          <ShowMore
            shown={alerts.nodes.length}
            total={total}
            hasMore={alerts.hasMore}
            busy={alerts.fetching}
            onMore={alerts.showMore}
          />
        )}
      </section>
      {others.error && (
        <ErrorState error={others.error} onRetry={() => againOthers({ requestPolicy: 'network-only' })} />
      )}
      {people.length > 0 && (
        <section aria-labelledby="mensen" className="rk-stack" {...whatIsTyped}>
          <h2 id="mensen" className="utrecht-heading-2">
            {t('people.heading')}
          </h2>
          <CardList label={t('people.heading')}>
            {people.map((alert) => (
              <CandidateAlertCard key={alert.id} alert={alert} onMoved={moved} />
            ))}
          </CardList>
        </section>
      )}
      {later.length > 0 && (
        <section aria-labelledby="uitgesteld" className="rk-stack">
          <h2 id="uitgesteld" className="utrecht-heading-2">
            {t('later.heading')}
          </h2>
          <ul className="utrecht-unordered-list">
            {later.map(({ id, place, snoozedUntil }) => (
              <li key={id} className="utrecht-unordered-list__item">
                <AppLink to={`/signalen/${id}`}>{place.title}</AppLink>,{' '}
                {t('later.backOn', { date: dateInWords(snoozedUntil ?? '', i18n.language) })}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="aan-zet" className="rk-stack">
        <h2 id="aan-zet" tabIndex={-1} className="utrecht-heading-2">
          {t('turns.heading')}
        </h2>
        {running.error && (
          <ErrorState error={running.error} onRetry={() => again({ requestPolicy: 'network-only' })} />
        )}
        {!running.error && !running.data && <LoadingState rows={2} />}
        {running.data && turns.length === 0 && <p>{t('turns.empty')}</p>}
        <Turns turns={turns} />
        <p>
          <AppLink to="/voorstellen">{t('turns.all')}</AppLink>
        </p>
      </section>
    </Page>
  );
}

/** Asked anew because something happened elsewhere. */
const anew = { ...byItself, requestPolicy: 'network-only' as const };
/** An alert that is put off or handed over leaves these lists. */
const withNewAlerts = { additionalTypenames: ['LapseAlert', 'CandidateAlert'] };
/** A list that is empty names no type, yet an introduction made on this page belongs in it. */
const withNewIntroductions = { additionalTypenames: ['Introduction'] };
