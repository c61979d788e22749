import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { DataSource, MigrationInterface } from 'typeorm';
import { createDataSource } from '../../src/data-source.service.js';

/** As an installation has it: an owner that is no superuser, and lends to the roles below it what it does not use. */
const owner = `owner_${randomBytes(4).toString('hex')}`;
const urlOf = (database: string, login?: string) => {
  const url = new URL(process.env['TEST_STACK_DATABASE_URL'] ?? '');
  url.pathname = `/${database}`;
  if (login) [url.username, url.password] = [login, 'geheim'];
  return url.href;
};

let admin: pg.Client;
let dataSource: DataSource;
beforeAll(async () => {
  admin = new pg.Client({ connectionString: urlOf('postgres') });
  await admin.connect();
  await admin.query(`CREATE ROLE ${owner} LOGIN NOSUPERUSER NOCREATEROLE NOBYPASSRLS PASSWORD 'geheim'`);
  for (const role of ['routekaart_app', 'routekaart_matching', 'routekaart_rules']) {
    await admin.query(
      `DO $$ BEGIN CREATE ROLE ${role} NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$`,
    );
    await admin.query(`GRANT ${role} TO ${owner} WITH INHERIT FALSE, SET TRUE`);
  }
  await admin.query(`CREATE DATABASE ${owner} OWNER ${owner}`);
  dataSource = await createDataSource(urlOf(owner, owner));
  await dataSource.initialize();
});
afterAll(async () => {
  await dataSource?.destroy();
  await admin.query(`DROP DATABASE ${owner} WITH (FORCE)`);
  await admin.query(`DROP OWNED BY ${owner}`);
  await admin.query(`DROP ROLE ${owner}`);
  await admin.end();
});

it('lets an owner that is no superuser go up, all the way down, and up again', async () => {
  const when = ({ constructor }: MigrationInterface) => Number(/\d{13}$/.exec(constructor.name)?.[0]);
  const inOrder = dataSource.migrations.toSorted((one, other) => when(one) - when(other));
  const runner = dataSource.createQueryRunner();
  const each = async (migrations: readonly MigrationInterface[], way: 'up' | 'down') => {
    for (const migration of migrations) {
      await migration[way](runner).catch((error: Error) => {
        throw new Error(`${way} of ${migration.constructor.name}: ${error.message}`);
      });
    }
  };
  try {
    await each(inOrder, 'up');
    await each(inOrder.toReversed(), 'down');
    await each(inOrder, 'up');
  } finally {
    await runner.release();
  }
});
