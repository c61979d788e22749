import { createClient, type Client } from 'graphql-ws';

/** Where a live connection is tested this often, and given up on when nothing comes back in time. */
const pingEveryMs = 15_000;
const pongWithinMs = 8_000;

/** Opens the socket with the first subscription and closes it after the last. Whoever subscribes decides on trying again. */
export function liveSocket(language: string): Client {
  let unanswered: ReturnType<typeof setTimeout> | undefined;
  const socket = createClient({
    url: () => `${location.origin.replace(/^http/, 'ws')}/graphql`,
    connectionParams: { language },
    retryAttempts: 0,
    keepAlive: pingEveryMs,
    on: {
      ping: (received) => {
        if (!received) unanswered = setTimeout(() => socket.terminate(), pongWithinMs);
      },
      pong: (received) => {
        if (received) clearTimeout(unanswered);
      },
      closed: () => clearTimeout(unanswered),
    },
  });
  return socket;
}
