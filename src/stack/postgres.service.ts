import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { storeAccount, writableFolder, type Account } from './account.service.js';
import { postgresPrograms } from './postgres-programs.service.js';
import { freePort, run, stopOrphan, type Ending, type Running } from './running.service.js';
import { StackProblem, explain } from './stack-problem.js';

/** SIGINT is PostgreSQL's "fast" shutdown: sessions are ended, everything is written. */
const ending: Ending = [
  ['SIGINT', 20_000],
  ['SIGQUIT', 5_000],
];
const startLimit = 60_000;
const leastSpace = 150 * 1024 * 1024;

/** How the embedded PostgreSQL is to run. */
export interface PostgresOptions {
  /** Holds the cluster, its password and its log. */
  folder: string;
  /** False only for data that may be lost: tests, drills and benchmarks of speed without a disk. */
  durable: boolean;
  /** A port to use again; by default any free one. */
  port?: number;
}

/** A running embedded PostgreSQL, on the loopback address only. */
export interface RunningPostgres extends Running {
  port: number;
  /** A connection string for a database, as the superuser `postgres`. */
  superuserUrl: (database: string) => string;
  /** The superuser's password, new for every cluster. */
  password: string;
}

/**
 * Starts the embedded PostgreSQL on a folder, making the cluster first when there is none, and waits until it answers.
 * Ends what a killed launcher left running on the same folder.
 * @throws StackProblem when a person must do something first (disk full, no access, data of another version)
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  try {
    const account = storeAccount();
    const programs = postgresPrograms(account);
    const folder = writableFolder(options.folder, account);
    checkSpace(folder);
    const cluster = join(folder, 'cluster');
    if (!existsSync(cluster)) await makeCluster(programs, folder, options.durable, account);
    await clearTheWay(cluster);
    const password = readFileSync(join(folder, 'password'), 'utf8');
    for (let attempt = 1; ; attempt++) {
      const port = options.port ?? (await freePort());
      const started = await startOnce({
        programs,
        folder,
        cluster,
        account,
        port,
        password,
        durable: options.durable,
      });
      if (typeof started !== 'string') return started;
      const retry = /could not bind|pre-existing shared memory block/.test(started);
      if (!retry || attempt === 5) throw diagnosis(started, folder);
      await pause(attempt * 200);
    }
  } catch (error) {
    throw explain(error, options.folder);
  }
}

function checkSpace(folder: string): void {
  const disk = statfsSync(folder);
  if (disk.bavail * disk.bsize < leastSpace)
    throw explain(Object.assign(new Error(), { code: 'ENOSPC' }), folder);
}

/** Deterministic text everywhere: UTF-8, compared by code point, whatever the machine's own language is. */
async function makeCluster(
  programs: string,
  folder: string,
  durable: boolean,
  account: Account | undefined,
): Promise<void> {
  const unfinished = join(folder, 'cluster.unfinished');
  const passwordFile = join(folder, 'password');
  rmSync(unfinished, { recursive: true, force: true });
  writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  const args = [
    '-D',
    unfinished,
    '-U',
    'postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
  ];
  args.push('--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions');
  if (!durable) args.push('--no-sync');
  try {
    await promisify(execFile)(join(programs, 'bin', 'initdb'), args, {
      ...account,
      cwd: '/',
      env: environment(),
    });
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw diagnosis((error as { stderr?: string }).stderr ?? String(error), folder);
  }
  renameSync(unfinished, join(folder, 'cluster'));
}

function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC', TMPDIR: process.env.TMPDIR };
}

/** Ends an orphan on this cluster. A note of a process that is not ours any more would stop PostgreSQL from starting. */
async function clearTheWay(cluster: string): Promise<void> {
  const note = join(cluster, 'postmaster.pid');
  if (!existsSync(note)) return;
  const pid = Number(readFileSync(note, 'utf8').split('\n')[0]);
  if (Number.isInteger(pid) && pid > 1) await stopOrphan(pid, ['postgres', cluster], ending);
  rmSync(note, { force: true });
}

interface Start {
  programs: string;
  folder: string;
  cluster: string;
  account: Account | undefined;
  port: number;
  password: string;
  durable: boolean;
}

/** @returns the running database, or what it wrote in its log when it ended instead */
async function startOnce(start: Start): Promise<RunningPostgres | string> {
  const { folder, port, password } = start;
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'timezone=UTC',
    'log_timezone=UTC',
    // What goes wrong is logged without the row and the statement it went wrong with: they hold people's data.
    'log_error_verbosity=terse',
    'log_min_error_statement=panic',
  ];
  if (!start.durable) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off');
  const logFile = join(folder, 'postgres.log');
  if (existsSync(logFile) && statSync(logFile).size > 5_000_000) renameSync(logFile, `${logFile}.1`);
  mkdirSync(folder, { recursive: true });
  const begin = existsSync(logFile) ? statSync(logFile).size : 0;
  const log = openSync(logFile, 'a', 0o600);
  const args = ['-D', start.cluster, ...settings.flatMap((setting) => ['-c', setting])];
  // In a session of its own: Ctrl-C in the terminal must reach the launcher only, which ends the api first.
  const running = await run(
    join(start.programs, 'bin', 'postgres'),
    args,
    { ...start.account, cwd: '/', env: environment(), detached: true, stdio: ['ignore', log, log] },
    ending,
  ).finally(() => closeSync(log));
  running.child.unref();

  let ended = false;
  void running.exited.then(() => (ended = true));
  const superuserUrl = (database: string) =>
    `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
  const until = Date.now() + startLimit;
  while (!ended) {
    if (await answers(superuserUrl('postgres'))) {
      return { pid: running.pid, exited: running.exited, stop: running.stop, port, password, superuserUrl };
    }
    if (Date.now() > until) {
      await running.stop();
      break;
    }
    await pause(25);
  }
  return readFileSync(logFile, 'utf8').slice(begin);
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function diagnosis(words: string, folder: string): unknown {
  if (/No space left on device/.test(words))
    return explain(Object.assign(new Error(), { code: 'ENOSPC' }), folder);
  if (/Permission denied|wrong ownership/.test(words))
    return explain(Object.assign(new Error(), { code: 'EACCES' }), folder);
  if (/incompatible with server|not compatible with this version/.test(words)) {
    return new StackProblem(
      `De gegevens in ${folder} zijn van een andere versie van PostgreSQL. Zet ze met pg_dump van die versie over, of begin opnieuw met een andere DATA_DIR.`,
      `The data in ${folder} belong to another version of PostgreSQL. Carry them over with that version's pg_dump, or begin anew with another DATA_DIR.`,
    );
  }
  const last =
    words
      .trim()
      .split('\n')
      .findLast((line) => /FATAL|PANIC|error/i.test(line)) ??
    words.trim().split('\n').at(-1) ??
    '';
  return new StackProblem(
    `PostgreSQL start niet: ${last} Meer staat in ${join(folder, 'postgres.log')}.`,
    `PostgreSQL does not start: ${last} More is in ${join(folder, 'postgres.log')}.`,
  );
}
