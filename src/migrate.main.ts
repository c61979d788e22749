import { createDataSource } from './data-source.service.js';

const url = process.env['DATABASE_URL'];
if (!url) throw new Error('DATABASE_URL is missing: which database is to be migrated?');
const dataSource = await createDataSource(url);
await dataSource.initialize();
try {
  const applied = process.argv.includes('--revert')
    ? (await dataSource.undoLastMigration(), [])
    : await dataSource.runMigrations();
  for (const { name } of applied) console.log(`migrated ${name}`);
} finally {
  await dataSource.destroy();
}
