import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { folderInUse } from '../../../src/stack/account.service.js';
import { startStores } from '../../../src/stack/stores.service.js';
import { StackProcess } from '../../support/stack-process.js';
import { inTables, type Found } from './look.js';
import type { Marks } from './marks.js';
import { superuser } from './product.js';

const run = promisify(execFile);

/** A copy of the data directory of a product that stands still, owners and rights as they were. */
export function copyData(from: string, to: string): void {
  execFileSync('cp', ['-a', from, to]);
  const note = join(to, 'postgres', 'stored-elsewhere');
  if (!existsSync(note)) return;
  const elsewhere = folderInUse(join(from, 'postgres'));
  execFileSync('cp', ['-a', elsewhere, `${elsewhere}-backup`]);
  writeFileSync(note, `${elsewhere}-backup\n`);
}

/** Takes such a copy away again. */
export function removeData(folder: string): void {
  const note = join(folder, 'postgres', 'stored-elsewhere');
  if (existsSync(note)) rmSync(readFileSync(note, 'utf8').trim(), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}

/** What is found in a data directory that nothing runs on. */
export async function inData(dataDir: string, people: readonly Marks[]): Promise<Found> {
  const stores = await startStores({ dataDir, environment: {} });
  try {
    return await inTables(superuser(stores.databaseOwnerUrl as string), people);
  } finally {
    await stores.stop();
  }
}

/** `npm run privacy:replay-erasures`, on a data directory, with the ledger of the product that went on. */
export async function replay(
  dataDir: string,
  ledgerDir: string,
  environment: Record<string, string>,
): Promise<string> {
  const command = new StackProcess('bin/run.mjs', ['privacy:replay-erasures'], {
    DATA_DIR: dataDir,
    ERASURE_LEDGER: ledgerDir,
    ROUTEKAART_MODE: 'demo',
    ...environment,
  });
  const code = await command.ended;
  if (code !== 0) throw new Error(`privacy:replay-erasures ended with ${code}:\n${command.output}`);
  return command.output;
}

/** A dump, put back in a database of its own; or why there is none. */
export type Dump = { readonly file: string } | { readonly why: string };

/** Dumps with the `pg_dump` of this machine, or that of `PG_DUMP`; one older than the server refuses to. */
export async function dump(databaseUrl: string, file: string): Promise<Dump> {
  const program = process.env['PG_DUMP'] ?? 'pg_dump';
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ version: string }>(
    "SELECT current_setting('server_version') AS version",
  );
  await client.end();
  const server = Number.parseInt(rows[0]?.version ?? '', 10);
  try {
    const { stdout } = await run(program, ['--version']);
    const own = Number.parseInt(/(\d+)(\.\d+)?/.exec(stdout)?.[1] ?? '', 10);
    if (own < server) return { why: `pg_dump ${own} does not dump PostgreSQL ${server}` };
    await run(program, ['--format=custom', `--file=${file}`, databaseUrl]);
    return { file };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { why: 'no pg_dump on this machine' };
    throw error;
  }
}

/** Puts a dump back in the database of a data directory whose stores stand still. */
export async function restoreDump(file: string, dataDir: string): Promise<void> {
  const stores = await startStores({ dataDir, environment: {} });
  try {
    const program = (process.env['PG_DUMP'] ?? 'pg_dump').replace(/pg_dump$/, 'pg_restore');
    await run(program, [
      '--clean',
      '--if-exists',
      '--exit-on-error',
      `--dbname=${superuser(stores.databaseOwnerUrl as string)}`,
      file,
    ]);
  } finally {
    await stores.stop();
  }
}

/** A folder for copies beside the data. */
export const besides = (dataDir: string, name: string) => `${dataDir}.${name}`;
