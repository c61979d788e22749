import { createHmac } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  chmodSync,
  existsSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { folderInUse } from './account.service.js';
import { keepRunning } from './keep-running.service.js';
import { startPostgres, type PostgresOptions, type RunningPostgres } from './postgres.service.js';
import { ping, startRedis, type RunningRedis } from './redis.service.js';
import { isAlive, stopOrphan } from './running.service.js';
import { StackProblem } from './stack-problem.js';

/** PostgreSQL and Redis, both known to answer. */
export interface Stores {
  /** For the product, which owns nothing there. */
  databaseUrl: string;
  /** For migrating; undefined when the same login does both. */
  databaseOwnerUrl: string | undefined;
  redisUrl: string;
  /** Ends what was started here, and nothing else. */
  stop: () => Promise<void>;
}

/** What `startStores` needs to know. */
export interface StoresOptions {
  /** Where the data stay between starts. */
  dataDir: string;
  /** By default `process.env`: DATABASE_URL and REDIS_URL take the place of a store of our own. */
  environment?: NodeJS.ProcessEnv;
  progress?: (line: string) => void;
  /** A store that ended was started again, or could not be (`final`). */
  onTrouble?: (line: string, final: boolean) => void;
}

const database = 'routekaart';

/**
 * The stores that keep the data: those of DATABASE_URL and REDIS_URL, or embedded ones in the data folder.
 * An embedded store that ends by itself is started again on the same port.
 * @throws StackProblem when a person must do something first
 */
export async function startStores(options: StoresOptions): Promise<Stores> {
  const { DATABASE_URL, DATABASE_OWNER_URL, REDIS_URL } = options.environment ?? process.env;
  const progress = options.progress ?? (() => undefined);
  const trouble = options.onTrouble ?? (() => undefined);
  const dataDir = resolve(options.dataDir);
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of stops.reverse().splice(0)) await end();
  };
  try {
    let databaseUrl = DATABASE_URL;
    let databaseOwnerUrl = DATABASE_OWNER_URL || undefined;
    if (databaseUrl) await checkDatabase(databaseOwnerUrl ?? databaseUrl);
    else {
      progress('PostgreSQL starten');
      const postgres: PostgresOptions = { folder: join(dataDir, 'postgres'), durable: true };
      const first = await startPostgres(postgres);
      const again = () => startPostgres({ ...postgres, port: first.port });
      stops.push(keepRunning({ name: 'PostgreSQL', first, again, trouble }).stop);
      ({ databaseUrl, databaseOwnerUrl } = await ownedDatabase(first));
    }
    let redisUrl = REDIS_URL;
    if (redisUrl) await checkRedis(redisUrl);
    else {
      progress('Redis starten');
      const redis = { folder: join(dataDir, 'redis'), cache: cacheFolder(), progress };
      const first = await startRedis(redis);
      const again = () => startRedis({ ...redis, again: { port: first.port, password: first.password } });
      stops.push(keepRunning({ name: 'Redis', first, again, trouble }).stop);
      redisUrl = first.url;
    }
    return { databaseUrl, databaseOwnerUrl, redisUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Stores of one run: tests, drills, benchmarks. */
export interface TemporaryStores extends Stores {
  /** Undefined when TEST_DATABASE_URL or TEST_REDIS_URL named a store to use. */
  postgres: RunningPostgres | undefined;
  redis: RunningRedis | undefined;
}

/**
 * Stores in a temporary folder on free ports, whatever DATABASE_URL says; gone with everything in them after `stop`.
 * `databaseUrl` is a superuser's, for the database `postgres`. Not durable: fsync is off.
 * TEST_DATABASE_URL and TEST_REDIS_URL take the place of a store of our own.
 */
export async function startTemporaryStores(
  progress: (line: string) => void = () => undefined,
): Promise<TemporaryStores> {
  const { TEST_DATABASE_URL, TEST_REDIS_URL } = process.env;
  await clearAbandoned();
  const folder = mkdtempSync(join(tmpdir(), temporaryPrefix));
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, 'owner'), String(process.pid));
  let postgres: RunningPostgres | undefined;
  let redis: RunningRedis | undefined;
  const stop = async () => {
    await redis?.stop();
    await postgres?.stop();
    removeTemporary(folder);
  };
  try {
    if (TEST_DATABASE_URL) await checkDatabase(TEST_DATABASE_URL);
    else postgres = await startPostgres({ folder: join(folder, 'postgres'), durable: false });
    if (TEST_REDIS_URL) await checkRedis(TEST_REDIS_URL);
    else redis = await startRedis({ folder: join(folder, 'redis'), cache: cacheFolder(), progress });
  } catch (error) {
    await stop();
    throw error;
  }
  const databaseUrl = TEST_DATABASE_URL ?? (postgres as RunningPostgres).superuserUrl('postgres');
  const redisUrl = TEST_REDIS_URL ?? (redis as RunningRedis).url;
  return { databaseUrl, databaseOwnerUrl: undefined, redisUrl, postgres, redis, stop };
}

const temporaryPrefix = 'routekaart-stores-';

function cacheFolder(): string {
  const folder = resolve('.cache');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Ends and removes temporary stores whose owner was killed before it could. */
async function clearAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const folder = join(tmpdir(), name);
    const owner = join(folder, 'owner');
    if (!name.startsWith(temporaryPrefix) || !existsSync(owner)) continue;
    const pid = Number(readFileSync(owner, 'utf8'));
    if (!pid || isAlive(pid)) continue;
    await endNoted(
      join(folderInUse(join(folder, 'postgres')), 'cluster', 'postmaster.pid'),
      ['postgres', 'cluster'],
      'SIGQUIT',
    );
    await endNoted(join(folder, 'redis', 'redis.pid'), ['-server', '127.0.0.1:'], 'SIGTERM');
    removeTemporary(folder);
  }
}

async function endNoted(note: string, words: string[], signal: NodeJS.Signals): Promise<void> {
  if (!existsSync(note)) return;
  const pid = Number.parseInt(readFileSync(note, 'utf8'), 10);
  if (pid > 1) await stopOrphan(pid, words, [[signal, 5_000]]);
}

function removeTemporary(folder: string): void {
  rmSync(folderInUse(join(folder, 'postgres')), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}

/** What the owner hands to the roles below it; the migrations say what each may do. */
const groups = ['routekaart_app', 'routekaart_matching', 'routekaart_rules'];
/** The login of the product: a member of `routekaart_app` and nothing else. */
const product = 'routekaart_product';

/** The product's own database, owned by a role that is no superuser, and a login that owns nothing. */
async function ownedDatabase(
  postgres: RunningPostgres,
): Promise<{ databaseUrl: string; databaseOwnerUrl: string }> {
  const client = new Client({ connectionString: postgres.superuserUrl('postgres') });
  await client.connect();
  try {
    const known = await client.query<{ name: string }>('select rolname as name from pg_roles');
    const makeRole = async (name: string, can: string) => {
      if (!known.rows.some((role) => role.name === name)) await client.query(`create role ${name} ${can}`);
    };
    await makeRole(database, `login password '${passwordOf(database, postgres)}'`);
    for (const group of groups) {
      await makeRole(group, 'nologin');
      await client.query(`grant ${group} to ${database} with inherit false, set true`);
    }
    await makeRole(product, `login password '${passwordOf(product, postgres)}' in role routekaart_app`);
    const present = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (present.rowCount === 0) await client.query(`create database ${database} owner ${database}`);
  } finally {
    await client.end();
  }
  const urlOf = (login: string) =>
    `postgresql://${login}:${passwordOf(login, postgres)}@127.0.0.1:${postgres.port}/${database}`;
  return { databaseUrl: urlOf(product), databaseOwnerUrl: urlOf(database) };
}

/** The owner has the cluster's own password; whoever knows the product's cannot find that one from it. */
function passwordOf(login: string, { password }: RunningPostgres): string {
  return login === database ? password : createHmac('sha256', password).update(login).digest('hex');
}

async function checkDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
  } catch (error) {
    const why = (error as Error).message || (error as NodeJS.ErrnoException).code;
    throw new StackProblem(
      `De database van DATABASE_URL antwoordt niet (${why}). Start haar, of laat DATABASE_URL weg voor de meegeleverde PostgreSQL.`,
      `The database of DATABASE_URL does not answer (${why}). Start it, or leave DATABASE_URL out for the bundled PostgreSQL.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function checkRedis(url: string): Promise<void> {
  const answer = await ping(url);
  if (answer === 'PONG') return;
  throw new StackProblem(
    `De Redis van REDIS_URL antwoordt niet (${answer}). Start hem, of laat REDIS_URL weg voor een eigen Redis.`,
    `The Redis of REDIS_URL does not answer (${answer}). Start it, or leave REDIS_URL out for one of our own.`,
  );
}
