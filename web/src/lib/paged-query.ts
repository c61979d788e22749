import { byItself } from './client.js';
import { useEffect, useState } from 'react';
import { useClient, useQuery, type AnyVariables, type CombinedError, type TypedDocumentNode } from 'urql';

interface Connection<Node> {
  nodes: readonly Node[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

interface Pages<Data, Page> {
  key: string;
  first: Data;
  pages: Map<string | null, Page>;
}

/** A list that grows by "show more". `first` is the first page's whole answer, for totals and the like. */
export interface PagedResult<Data, Node> {
  first: Data | undefined;
  nodes: Node[];
  fetching: boolean;
  error: CombinedError | undefined;
  hasMore: boolean;
  showMore: () => void;
  retry: () => void;
  /** Reads all that is shown anew, without anybody asking for it; what is shown stays until then. */
  refresh: () => void;
}

const aside = { ...byItself, requestPolicy: 'network-only' as const };

/**
 * Runs a query that takes `after` and gives a Relay connection, and keeps its pages together. Other variables changing
 * starts over. `connectionOf` must be a stable function (declared outside the component).
 */
export function usePagedQuery<
  Data,
  Variables extends AnyVariables & { after?: string | null },
  Node,
>(options: {
  query: TypedDocumentNode<Data, Variables>;
  variables: Omit<Variables, 'after'>;
  connectionOf: (data: Data) => Connection<Node>;
  pause?: boolean;
}): PagedResult<Data, Node> {
  const { query, variables, connectionOf, pause = false } = options;
  const key = JSON.stringify(variables);
  const [cursor, setCursor] = useState<{ key: string; after: string | null }>({ key, after: null });
  const after = cursor.key === key ? cursor.after : null;
  const [result, again] = useQuery({
    query,
    variables: { ...variables, after } as unknown as Variables,
    pause,
  });
  const [loaded, setLoaded] = useState<Pages<Data, Connection<Node>>>();

  useEffect(() => {
    const { data, operation } = result;
    if (!data || !operation || result.stale) return;
    const { after: answered = null, ...rest } = operation.variables;
    if (JSON.stringify(rest) !== key || answered !== after) return;
    setLoaded((before) => {
      const pages =
        before?.key === key && answered !== null
          ? new Map(before.pages)
          : new Map<string | null, Connection<Node>>();
      pages.set(answered, connectionOf(data));
      return { key, first: before?.key === key && answered !== null ? before.first : data, pages };
    });
  }, [result, key, after, connectionOf]);

  const client = useClient();
  const refresh = async (): Promise<void> => {
    const pages = new Map<string | null, Connection<Node>>();
    let first: Data | undefined;
    let at: string | null = null;
    for (let left = mine?.pages.size ?? 1; left > 0; left -= 1) {
      const { data }: { data?: Data } = await client
        .query(query, { ...variables, after: at } as unknown as Variables, aside)
        .toPromise();
      if (!data) return;
      const page = connectionOf(data);
      first ??= data;
      pages.set(at, page);
      if (!page.pageInfo.hasNextPage) break;
      at = page.pageInfo.endCursor;
    }
    if (first) setLoaded({ key, first, pages });
  };
  const mine = loaded?.key === key ? loaded : undefined;
  const last = mine && [...mine.pages.values()].at(-1);
  return {
    first: mine?.first,
    nodes: mine ? [...mine.pages.values()].flatMap((page) => page.nodes) : [],
    fetching: !pause && (result.fetching || (!mine && !result.error)),
    error: result.error,
    hasMore: last?.pageInfo.hasNextPage ?? false,
    showMore: () => setCursor({ key, after: last?.pageInfo.endCursor ?? null }),
    retry: () => again({ requestPolicy: 'network-only' }),
    refresh: () => void refresh(),
  };
}
