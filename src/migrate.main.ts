import { DataSource } from 'typeorm';
import { createDataSource } from './data-source.service.js';
import { actFor } from './platform/acting.service.js';
import { databaseOptions } from './platform/database.module.js';
import { workReach } from './platform/reach.js';
import { Transaction } from './platform/transaction.service.js';
import { loadShippedReference } from './reference/load-shipped-reference.service.js';

const url = process.env['DATABASE_URL'];
if (!url) throw new Error('DATABASE_URL is missing: which database is to be migrated?');
const owner = await createDataSource(process.env['DATABASE_OWNER_URL'] || url);
await owner.initialize();
try {
  if (process.argv.includes('--revert')) await owner.undoLastMigration();
  else for (const { name } of await owner.runMigrations()) console.log(`migrated ${name}`);
} finally {
  await owner.destroy();
}

if (!process.argv.includes('--revert')) {
  const product = await new DataSource(databaseOptions(url, 2)).initialize();
  try {
    const lists = await actFor(workReach('load-shipped-reference'), () =>
      loadShippedReference(new Transaction(product)),
    );
    for (const list of Object.keys(lists ?? {})) console.log(`loaded ${list}`);
  } finally {
    await product.destroy();
  }
}
