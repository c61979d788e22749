import { useEffect, useRef } from 'react';
import { useClient } from 'urql';
import { byItself } from '../../lib/client.js';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { useSession } from '../../lib/session.js';

const AlertNewsLive = graphql(`
  subscription AlertNewsLive($after: String) {
    alertNews(after: $after) {
      cursor
      startsOver
      happenings {
        happenedAt
      }
    }
  }
`);

const AlertNewsSince = graphql(`
  query AlertNewsSince($after: String) {
    alertNews(after: $after) {
      cursor
      startsOver
      happenings {
        happenedAt
      }
    }
  }
`);

type News = ResultOf<typeof AlertNewsLive>['alertNews'];

/** After a cut: so long until it is asked what happened, and the live connection is tried again. It doubles each time. */
const firstTryMs = 1000;
const lastTryMs = 30_000;
const anew = { ...byItself, requestPolicy: 'network-only' as const };

/**
 * Tells when something happened with the viewer's alerts: live, and while the live connection is cut by asking now and
 * then. It reads on from the last cursor in either way, so that nothing is missed. `onNews` gets how many alerts it is
 * about; 0 when that is not known any more.
 */
export function useAlertNews(onNews: (alerts: number) => void): void {
  const client = useClient();
  const { renew } = useSession();
  const tell = useRef(onNews);
  useEffect(() => {
    tell.current = onNews;
  });

  useEffect(() => {
    let cursor: string | null = null;
    let tries = 0;
    let isOver = false;
    let stop = (): void => {};
    const heard = (news: News): void => {
      const isKnown = cursor !== null;
      cursor = news.cursor;
      // The first says from where to read on: the lists are read at this moment too.
      if (news.happenings.length > 0 || (news.startsOver && isKnown)) tell.current(news.happenings.length);
    };
    const ask = async (): Promise<void> => {
      const { data } = await client.query(AlertNewsSince, { after: cursor }, anew).toPromise();
      if (isOver) return;
      if (data?.alertNews) heard(data.alertNews);
      // Nobody with alerts is signed in any more.
      else if (data) return renew();
      listen();
    };
    const cut = (): void => {
      if (isOver) return;
      stop();
      const wait = Math.min(lastTryMs, firstTryMs * 2 ** tries) * (0.75 + Math.random() / 2);
      tries += 1;
      const timer = setTimeout(() => void ask(), wait);
      stop = () => clearTimeout(timer);
    };
    const listen = (): void => {
      const { unsubscribe } = client
        .subscription(AlertNewsLive, { after: cursor })
        .subscribe(({ data, hasNext }) => {
          if (data && hasNext) {
            tries = 0;
            heard(data.alertNews);
          }
          // Ended or refused: while the socket cannot be opened, this is where it is noticed.
          if (!hasNext) setTimeout(cut);
        });
      stop = unsubscribe;
    };
    listen();
    return () => {
      isOver = true;
      stop();
    };
  }, [client, renew]);
}
