import { randomBytes } from 'node:crypto';
import {
  buildClientSchema,
  getIntrospectionQuery,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql';
import pg from 'pg';
import { environmentOn, startApp } from '../../support/app.js';
import { ask } from './ask.js';
import type { Viewer } from './audience.js';
import { Canaries } from './canary.js';
import { fill } from './cast.js';
import { Server } from './server.js';

/** A filled database of which copies are made, and the people in it. */
export interface Stage {
  readonly viewers: readonly Viewer[];
  readonly canaries: Canaries;
  /** A copy of the filled database, and the owner's connection to it, who sees all. */
  copy(): Promise<Copy>;
}

export interface Copy {
  readonly url: string;
  readonly owner: pg.Client;
  drop(): Promise<void>;
}

function urlOf(database: string): string {
  const url = new URL(process.env['TEST_STACK_DATABASE_URL'] ?? '');
  url.pathname = `/${database}`;
  return url.href;
}

/** Fills a database through the product itself, and sets it aside. */
export async function setStage(seed: number): Promise<Stage> {
  const canaries = new Canaries(seed);
  const app = await startApp();
  const viewers = await fill(app, canaries);
  const filled = new URL(app.databaseUrl).pathname.slice(1);
  await app.leave();
  return {
    viewers,
    canaries,
    async copy() {
      const name = `drill_${randomBytes(6).toString('hex')}`;
      const admin = new pg.Client({ connectionString: urlOf('postgres') });
      await admin.connect();
      await admin.query(`CREATE DATABASE ${name} TEMPLATE ${filled}`);
      const owner = new pg.Client({ connectionString: urlOf(name) });
      await owner.connect();
      return {
        url: urlOf(name),
        owner,
        async drop() {
          await owner.end();
          await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
          await admin.end();
        },
      };
    },
  };
}

/** The product on a copy: whole or with other files, with more settings. */
export function serve(
  copy: Copy,
  { patches, settings = {} }: { patches?: unknown; settings?: Readonly<Record<string, string>> } = {},
): Promise<Server> {
  return Server.start({ ...environmentOn(copy.url), ...settings }, patches);
}

/** The schema as the server tells it. */
export async function servedSchema(url: string, viewer: Viewer): Promise<GraphQLSchema> {
  const { data, errors } = await ask(url, viewer, getIntrospectionQuery());
  if (!data) throw new Error(`the schema could not be read: ${JSON.stringify(errors)}`);
  return buildClientSchema(data as unknown as IntrospectionQuery);
}
