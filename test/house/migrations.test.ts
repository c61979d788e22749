import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { createDataSource } from '../../src/data-source.service.js';
import { createEmptyDatabase, type TestDatabase } from '../support/database.js';
import { describeDatabase } from './describe-database.js';

let database: TestDatabase;
let dataSource: DataSource;
beforeEach(async () => {
  database = await createEmptyDatabase();
  dataSource = await createDataSource(database.url);
  await dataSource.initialize();
});
afterEach(async () => {
  await dataSource.destroy();
  await database.drop();
});

/** The migrations in the order in which they run, which their names tell. */
const inOrder = (): MigrationInterface[] => {
  const when = ({ constructor }: MigrationInterface) => Number(/\d{13}$/.exec(constructor.name)?.[0]);
  return dataSource.migrations.toSorted((one, other) => when(one) - when(other));
};

async function withRunner(work: (runner: QueryRunner) => Promise<void>): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await work(runner);
  } finally {
    await runner.release();
  }
}

it('leaves nothing between the tables and the entities that tell of them', async () => {
  await dataSource.runMigrations();
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
  expect(dataSource.entityMetadatas.length).toBeGreaterThan(3);
});

it('goes up, down and up again, each migration leaving exactly what was there', async () => {
  await withRunner(async (runner) => {
    for (const migration of inOrder()) {
      const before = await describeDatabase(runner);
      await migration.up(runner);
      const after = await describeDatabase(runner);
      await migration.down(runner);
      expect([migration.constructor.name, await describeDatabase(runner)]).toEqual([
        migration.constructor.name,
        before,
      ]);
      await migration.up(runner);
      expect([migration.constructor.name, await describeDatabase(runner)]).toEqual([
        migration.constructor.name,
        after,
      ]);
    }
  });
});

it('goes all the way down to nothing', async () => {
  await withRunner(async (runner) => {
    const empty = await describeDatabase(runner);
    for (const migration of inOrder()) await migration.up(runner);
    expect((await describeDatabase(runner)).length).toBeGreaterThan(empty.length);
    for (const migration of inOrder().reverse()) await migration.down(runner);
    expect(await describeDatabase(runner)).toEqual(empty);
  });
});
