import type { Viewer } from './audience.js';

export interface Answer {
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly {
    message: string;
    path?: (string | number)[];
    extensions?: { code?: string };
  }[];
  /** All that came back: status, headers and body. */
  readonly whole: string;
}

export const codesOf = ({ errors }: Answer): string =>
  errors.map(({ extensions }) => extensions?.code ?? 'NO_CODE').join(' ');

/** Where in the answer a field was refused for want of a right: the paths, without the operation as a whole. */
export const refusedWithin = ({ errors }: Answer): (string | number)[][] =>
  errors.flatMap(({ path = [], extensions }) =>
    path.length > 1 && /^(?:FORBIDDEN|UNAUTHENTICATED)$/.test(extensions?.code ?? '') ? [path] : [],
  );

/** The limits on what may be asked at once: the same is then asked in parts. Nothing was done. */
export const isTooMuch = ({ errors }: Answer): boolean =>
  errors.some(({ message }) =>
    /more than|limit|exceed|too (?:deep|many|much|large|complex)|stands .* times/i.test(message),
  );

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

/** Does this for all, a few at a time; the first failure is the whole's, and nothing goes on after it. */
export async function together<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
  atOnce = 4,
): Promise<void> {
  const waiting = [...items];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      await work(next).catch((error: unknown) => {
        waiting.length = 0;
        throw error;
      });
  };
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, worker));
  const failed = ended.find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
}
