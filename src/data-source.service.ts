import 'reflect-metadata';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import { ownerOptions } from './platform/database.module.js';

const here = dirname(fileURLToPath(import.meta.url));
const migrationsFolder = join(here, '..', 'migrations');

async function classesIn(folder: string, endings: RegExp): Promise<Function[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => endings.test(file))
    .sort();
  const modules = await Promise.all(
    files.map((file) => import(join(folder, file)) as Promise<Record<string, unknown>>),
  );
  return modules.flatMap((module) => Object.values(module)).filter((value) => typeof value === 'function');
}

/** The owner's connection, which knows every migration and every entity: for migrating and for the drift check. */
export async function createDataSource(url: string): Promise<DataSource> {
  return new DataSource({
    ...ownerOptions(url),
    migrations: await classesIn(migrationsFolder, /^\d+-.*\.(js|ts)$/),
    migrationsTransactionMode: 'each',
    entities: await classesIn(here, /\.entity\.(js|ts)$/),
  });
}
