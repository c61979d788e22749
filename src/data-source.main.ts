import { createDataSource } from './data-source.service.js';

const url = process.env['DATABASE_OWNER_URL'] ?? process.env['DATABASE_URL'];
if (!url) throw new Error('DATABASE_URL is missing: which database is to be compared?');

/** Read by the command line of TypeORM, which compares the entities with the database. */
export const dataSource = createDataSource(url);
