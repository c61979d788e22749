import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { createDataSource } from '../../src/data-source.service.js';
import { actFor } from '../../src/platform/acting.service.js';
import { workReach } from '../../src/platform/reach.js';
import { Transaction } from '../../src/platform/transaction.service.js';
import { loadShippedReference } from '../../src/reference/load-shipped-reference.service.js';

const template = 'routekaart_template';

function stackUrl(database: string): string {
  const url = new URL(process.env['TEST_STACK_DATABASE_URL'] ?? '');
  url.pathname = `/${database}`;
  return url.href;
}

async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: stackUrl('postgres') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The migrated template, made by whichever test comes first. */
async function ensureTemplate(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [template]);
  if (rowCount) return;
  await client.query(`CREATE DATABASE ${template}_new`);
  await client.query(`ALTER DATABASE ${template}_new SET routekaart.clock_may_shift = 'on'`);
  const dataSource = await createDataSource(stackUrl(`${template}_new`));
  await dataSource.initialize();
  await dataSource.runMigrations();
  await actFor(workReach('test'), () => loadShippedReference(new Transaction(dataSource)));
  await dataSource.destroy();
  await client.query(`ALTER DATABASE ${template}_new RENAME TO ${template}`);
}

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A database of one's own: migrated, with the reference lists, and a clock that may be shifted. */
export async function createDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asOwner(async (client) => {
    await client.query('SELECT pg_advisory_lock(4711)');
    await ensureTemplate(client);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
    await client.query(`ALTER DATABASE ${name} SET routekaart.clock_may_shift = 'on'`);
  });
  return {
    url: stackUrl(name),
    drop: async () => {
      await asOwner((client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}

/** A database without anything in it, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const name = `empty_${randomBytes(6).toString('hex')}`;
  await asOwner((client) => client.query(`CREATE DATABASE ${name}`));
  return {
    url: stackUrl(name),
    drop: async () => {
      await asOwner((client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}
