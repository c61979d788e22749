import 'reflect-metadata';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApiServer } from '../../src/api-server.service.js';
import { AccountsRepository } from '../../src/access/accounts.repository.js';
import { Sessions } from '../../src/access/sessions.service.js';
import type { RoleGrant } from '../../src/access/actor.js';
import { Deliveries } from '../../src/platform/deliveries.service.js';
import { SendMail } from '../../src/platform/send-mail.job.js';
import type { Tx } from '../../src/platform/transaction.service.js';
import { appKey } from './app-key.js';
import { ownerTransaction } from './test-transaction.js';
import { createDatabase } from './database.js';

/** How a test's people signed in: with their second step, so that production mode gives them their roles too. */
const byLink = { by: 'LINK', acr: null, secondStep: true, browser: 'Firefox, Linux' } as const;

/** A signed-in person: pass as `as` to `ask`. */
export interface Person {
  readonly accountId: string;
  readonly cookie: string;
}

export interface GraphqlAnswer<Data> {
  readonly data: Data;
  readonly errors?: { message: string; path?: (string | number)[]; extensions: { code: string } }[];
}

export interface Asked {
  readonly as?: Person | null;
  readonly language?: 'nl' | 'en';
}

/** The running API on a database of its own. Jobs run when a test says `settle`, on the same rows a worker uses. */
export interface TestApp {
  readonly url: string;
  readonly databaseUrl: string;
  readonly app: NestExpressApplication;
  /** Runs a statement or several in one transaction. */
  db<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Asks the API as somebody, or as a visitor. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test names the shape it expects
  ask<Data = any>(query: string, variables?: object, asked?: Asked): Promise<GraphqlAnswer<Data>>;
  /** A new person with these roles, signed in. */
  person(name: string, ...grants: Partial<RoleGrant>[]): Promise<Person>;
  /** Does every job that is due. */
  settle(): Promise<void>;
  /** Sets the database's clock to an instant (it goes on from there), or back to the real time. Who is signed in still is. */
  setClock(instant: string | null): Promise<void>;
  /** Stops, and leaves the database behind with nobody in it, to be copied. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

const ledgerOf = (databaseUrl: string) =>
  join(tmpdir(), `routekaart-ledger-${new URL(databaseUrl).pathname.slice(1)}`);

/** The settings of a product that is tried out on this database, with the stores of the run. */
export const environmentOn = (databaseUrl: string): Record<string, string> => ({
  DATABASE_URL: databaseUrl,
  REDIS_URL: process.env['TEST_STACK_REDIS_URL'] ?? '',
  PORT: '0',
  PUBLIC_URL: 'http://localhost:3000',
  ROUTEKAART_MODE: 'demo',
  APP_KEYS: appKey,
  LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'error',
  SIGN_INS_PER_QUARTER: '100000',
  REQUESTS_PER_MINUTE: '1000000',
  SIGN_INS_PER_ADDRESS: '100000',
  LIMITS_TIMES: '100000',
  FREE_OPERATIONS: 'on',
  ERASURE_LEDGER: ledgerOf(databaseUrl),
});

export async function startApp(environment: Record<string, string> = {}): Promise<TestApp> {
  const database = await createDatabase();
  const app = await createApiServer({ ...environmentOn(database.url), ...environment });
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const owner = await ownerTransaction(database.url);
  const db = <T>(work: (tx: Tx) => Promise<T>) => owner.run(work);
  let people = 0;
  const leave = async () => {
    await app.close();
    await owner.close();
  };
  return {
    url,
    databaseUrl: database.url,
    app,
    db,
    async ask(query, variables = {}, { as = null, language = 'nl' } = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'accept-language': language,
          ...(as ? { cookie: as.cookie } : {}),
        },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as never;
    },
    person: (name, ...grants) =>
      db(async (tx) => {
        people += 1;
        const accounts = app.get(AccountsRepository);
        const account = await accounts.ensure(
          tx,
          `${name.toLowerCase().replace(/\W+/g, '.')}.${people}@test.example`,
          name,
        );
        for (const grant of grants) {
          await accounts.grant(tx, account.id, {
            role: 'CANDIDATE',
            regionCode: null,
            subjectId: null,
            ...grant,
          });
        }
        return {
          accountId: account.id,
          cookie: `routekaart=${await app.get(Sessions).start(tx, account.id, byLink)}`,
        };
      }),
    async settle() {
      await app.get(Deliveries).settle();
      await app.get(SendMail).sendAll();
    },
    async setClock(instant) {
      await db(async (tx) => {
        await tx.execute('DELETE FROM clock_offset');
        if (instant) {
          await tx.execute(`INSERT INTO clock_offset (shift) VALUES ($1::timestamptz - clock_timestamp())`, [
            instant,
          ]);
        }
      });
      await db((tx) =>
        tx.execute(
          `UPDATE session SET created_at = app_now(), last_seen_at = app_now(), expires_at = app_now() + interval '1 day' WHERE ended_at IS NULL`,
        ),
      );
    },
    leave,
    async close() {
      await leave();
      await database.drop();
      await rm(ledgerOf(database.url), { recursive: true, force: true });
    },
  };
}
