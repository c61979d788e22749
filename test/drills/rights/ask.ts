import type { Viewer } from './audience.js';

export interface Answer {
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly { message: string; extensions?: { code?: string } }[];
  /** All that came back: status, headers and body. */
  readonly whole: string;
}

export const codesOf = ({ errors }: Answer): string =>
  errors.map(({ extensions }) => extensions?.code ?? 'NO_CODE').join(' ');

/** Asks the API over HTTP, as a browser of that person would. */
export async function ask(
  url: string,
  viewer: Viewer,
  query: string,
  variables: object = {},
): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(viewer.cookie ? { cookie: viewer.cookie } : {}) },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const { data = null, errors = [] } = JSON.parse(text) as Partial<Answer>;
  return { data, errors, whole: `${response.status} ${JSON.stringify([...response.headers])} ${text}` };
}

/** Does this for all, a few at a time; the first failure is the whole's. */
export async function together<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
  atOnce = 4,
): Promise<void> {
  const waiting = [...items];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
