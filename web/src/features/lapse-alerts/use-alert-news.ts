import { useEffect, useRef, useState } from 'react';
import { useClient, useSubscription } from 'urql';
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
  const cursor = useRef<string | null>(null);
  const tries = useRef(0);
  const tell = useRef(onNews);
  useEffect(() => {
    tell.current = onNews;
  });
  const heard = useRef((news: News): void => {
    // The first says from where to read on; the lists are read at this moment too.
    const isKnown = cursor.current !== null;
    cursor.current = news.cursor;
    if (news.happenings.length > 0 || (news.startsOver && isKnown)) tell.current(news.happenings.length);
  });
  const [from, setFrom] = useState<string | null>(null);
  const [isCut, setCut] = useState(false);
  const [{ fetching }] = useSubscription(
    { query: AlertNewsLive, variables: { after: from }, pause: isCut },
    (_: unknown, { alertNews }) => {
      tries.current = 0;
      heard.current(alertNews);
      return alertNews.cursor;
    },
  );
  const hasBegun = useRef(false);

  useEffect(() => {
    if (fetching) hasBegun.current = true;
    else if (hasBegun.current && !isCut) setCut(true);
  }, [fetching, isCut]);

  useEffect(() => {
    if (!isCut) return;
    let isGone = false;
    const again = setTimeout(
      () => {
        void client
          .query(AlertNewsSince, { after: cursor.current }, anew)
          .toPromise()
          .then(({ data }) => {
            if (isGone) return;
            if (data?.alertNews) heard.current(data.alertNews);
            // Nobody with alerts is signed in any more.
            else if (data) renew();
            hasBegun.current = false;
            setFrom(cursor.current);
            setCut(false);
          });
      },
      Math.min(lastTryMs, firstTryMs * 2 ** tries.current) * (0.75 + Math.random() / 2),
    );
    tries.current += 1;
    return () => {
      isGone = true;
      clearTimeout(again);
    };
  }, [isCut, client, renew]);
}
