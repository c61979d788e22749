import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Provider } from 'urql';
import { createClient } from './client.js';
import { graphql, type ResultOf } from './graphql.js';

const WhoIsThere = graphql(`
  query WhoIsThere {
    viewer {
      id
      name
      email
      roles
      secondStepNeeded
      locale
      region {
        code
        name
      }
    }
  }
`);

export type Viewer = NonNullable<ResultOf<typeof WhoIsThere>['viewer']>;
export type Role = Viewer['roles'][number];

/** Who is signed in: `undefined` while asking, `null` for a visitor. */
interface Session {
  viewer: Viewer | null | undefined;
  /** Asks again who is there, and forgets what was fetched for the one before. */
  renew: () => void;
}

const SessionContext = createContext<Session>({ viewer: undefined, renew: () => {} });

/** Gives the screens an API client that belongs to one person and one language, and tells who that person is. */
export function SessionProvider({ children }: { children: ReactNode }): ReactNode {
  const { i18n } = useTranslation();
  const [viewer, setViewer] = useState<Viewer | null>();
  const [turn, setTurn] = useState(0);
  const client = useMemo(
    () => createClient({ language: i18n.language, onSignedOut: () => setViewer(null) }),
    // `turn` is no input of the client: a new turn means another person, who must not see this one's cache.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [i18n.language, turn],
  );

  useEffect(() => {
    let current = true;
    void client
      .query(WhoIsThere, {}, { requestPolicy: 'network-only' })
      .toPromise()
      .then(({ data }) => current && setViewer(data?.viewer ?? null));
    return () => {
      current = false;
    };
  }, [client]);

  const renew = useCallback(() => {
    setViewer(undefined);
    setTurn((before) => before + 1);
  }, []);
  const session = useMemo(() => ({ viewer, renew }), [viewer, renew]);

  return (
    <SessionContext value={session}>
      <Provider value={client}>{children}</Provider>
    </SessionContext>
  );
}

/** Who is signed in, and the way to ask again after signing in or out. */
export function useSession(): Session {
  return use(SessionContext);
}

/** Where somebody lands after signing in. */
export function homeOf(roles: readonly Role[]): string {
  if (roles.includes('ADVISER') || roles.includes('COORDINATOR')) return '/vandaag';
  if (roles.includes('EMPLOYER')) return '/mijn-leerbanen';
  if (roles.includes('CANDIDATE')) return '/mijn-matches';
  if (roles.includes('OPERATOR')) return '/regios';
  return '/';
}
