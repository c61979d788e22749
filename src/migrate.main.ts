import { createDataSource } from './data-source.service.js';
import { actFor } from './platform/acting.service.js';
import { workReach } from './platform/reach.js';
import { Transaction } from './platform/transaction.service.js';
import { loadShippedReference } from './reference/load-shipped-reference.service.js';

const url = process.env['DATABASE_URL'];
if (!url) throw new Error('DATABASE_URL is missing: which database is to be migrated?');
const dataSource = await createDataSource(url);
await dataSource.initialize();
try {
  if (process.argv.includes('--revert')) {
    await dataSource.undoLastMigration();
  } else {
    for (const { name } of await dataSource.runMigrations()) console.log(`migrated ${name}`);
    const lists = await actFor(workReach('load-shipped-reference'), () =>
      loadShippedReference(new Transaction(dataSource)),
    );
    for (const list of Object.keys(lists ?? {})) console.log(`loaded ${list}`);
  }
} finally {
  await dataSource.destroy();
}
