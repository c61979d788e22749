import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { parseConfig } from '../../src/platform/config.js';
import { DatabaseCalls } from '../../src/platform/database-calls.service.js';
import { RelayWakes } from '../../src/platform/relay-wakes.service.js';
import { environmentOn, type Person } from '../support/app.js';

export interface News {
  cursor: string;
  startsOver: boolean;
  happenings: {
    lapseAlert: { id: string; acknowledgedAt: string | null; place: { title: string } } | null;
  }[];
}

const question = `subscription($after: String) { alertNews(after: $after) { cursor startsOver
  happenings { lapseAlert { id acknowledgedAt current place { title } matches { total } } } } }`;

/** A page that listens over a socket of its own. */
export class Listener {
  readonly heard: News[] = [];
  readonly errors: unknown[] = [];
  closedWith: number | undefined;
  isOver = false;
  private readonly client: Client;
  private sockets: WebSocket[] = [];
  private waiting: (() => void) | undefined;

  constructor(
    url: string,
    person: Person | null,
    after: string | null,
    headers: Record<string, string> = {},
  ) {
    const { sockets } = this;
    class Socket extends WebSocket {
      constructor(address: string, protocols: string) {
        super(address, protocols, { headers: { ...(person && { cookie: person.cookie }), ...headers } });
        sockets.push(this);
      }
    }
    this.client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: Socket,
      retryAttempts: 0,
      on: { closed: (event) => (this.closedWith = (event as { code: number }).code) },
    });
    this.client.subscribe<{ alertNews: News }>(
      { query: question, variables: { after } },
      {
        next: ({ data, errors }) => {
          if (data) this.heard.push(data.alertNews);
          if (errors) this.errors.push(...errors);
          this.waiting?.();
        },
        error: (error) => {
          this.errors.push(error);
          this.end();
        },
        complete: () => this.end(),
      },
    );
  }

  get titles(): string[] {
    return this.heard.flatMap(({ happenings }) =>
      happenings.map(({ lapseAlert }) => lapseAlert?.place.title ?? 'a candidate'),
    );
  }

  get cursor(): string {
    return this.heard.at(-1)?.cursor ?? '';
  }

  async until(met: () => boolean): Promise<void> {
    while (!met()) await new Promise<void>((resolve) => (this.waiting = resolve));
  }

  /** As when a cable is pulled: nobody says goodbye. */
  cut(): void {
    for (const socket of this.sockets) socket.terminate();
  }

  stop(): void {
    void this.client.dispose();
  }

  private end(): void {
    this.isOver = true;
    this.waiting?.();
  }
}

/** Passes the database's calls on to Redis, as a worker does, until it is stopped. */
export async function relayWakes(databaseUrl: string): Promise<() => Promise<void>> {
  const config = parseConfig(environmentOn(databaseUrl));
  const calls = new DatabaseCalls(config);
  const relay = new RelayWakes(config, calls);
  await relay.onApplicationBootstrap();
  return async () => {
    relay.onApplicationShutdown();
    await calls.onApplicationShutdown();
  };
}
