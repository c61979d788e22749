import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { runnableFolder, storeAccount } from './account.service.js';
import { redisProgram, withLibraries } from './redis-programs.service.js';
import { freePort, run, stopOrphan, type Ending, type Running } from './running.service.js';
import { StackProblem, explain } from './stack-problem.js';

const ending: Ending = [['SIGTERM', 5_000]];
const startLimit = 15_000;

/** How the local Redis is to run. */
export interface RedisOptions {
  /** Holds its log and the note by which an orphan is found. */
  folder: string;
  /** Where a fetched Redis is kept for every next time. */
  cache: string;
  /** A port and password to use again; by default any free port and a new password. */
  again?: { port: number; password: string };
  progress?: (line: string) => void;
}

/** A running local Redis, on the loopback address only. It keeps nothing on disk. */
export interface RunningRedis extends Running {
  url: string;
  port: number;
  password: string;
}

/**
 * Starts a real Redis and waits until it answers; ends what a killed launcher left running for the same folder.
 * @throws StackProblem when there is no Redis to be had, or it does not start
 */
export async function startRedis(options: RedisOptions): Promise<RunningRedis> {
  try {
    mkdirSync(options.folder, { recursive: true });
    const note = join(options.folder, 'redis.pid');
    await stopNoted(note);
    for (let attempt = 1; ; attempt++) {
      const started = await startOnce(options);
      if (typeof started !== 'string') {
        writeFileSync(note, `${started.pid} ${started.port}\n`);
        return started;
      }
      if (attempt < 5 && /Address already in use/.test(started)) {
        await pause(attempt * 200);
        continue;
      }
      const last = started.trim().split('\n').at(-1) ?? '';
      throw new StackProblem(`Redis start niet: ${last}`, `Redis does not start: ${last}`);
    }
  } catch (error) {
    throw explain(error, options.folder);
  }
}

async function stopNoted(note: string): Promise<void> {
  if (!existsSync(note)) return;
  const [pid, port] = readFileSync(note, 'utf8').trim().split(' ');
  if (Number(pid) > 1) await stopOrphan(Number(pid), ['-server', `127.0.0.1:${port}`], ending);
}

/** @returns the running Redis, or what it said when it ended instead */
async function startOnce(options: RedisOptions): Promise<RunningRedis | string> {
  const found = await redisProgram(options.cache, options.progress ?? (() => undefined));
  const account = storeAccount();
  const folder =
    found.libraries.length > 0
      ? runnableFolder(found.folder, `redis-${statSync(found.program).size}`, found.path, account)
      : found.folder;
  const libraries = found.libraries.map((library) => library.replace(found.folder, folder));
  const port = options.again?.port ?? (await freePort());
  const password = options.again?.password ?? randomBytes(24).toString('hex');
  const logFile = join(options.folder, 'redis.log');
  if (existsSync(logFile) && statSync(logFile).size > 5_000_000) renameSync(logFile, `${logFile}.1`);
  const begin = existsSync(logFile) ? statSync(logFile).size : 0;
  const log = openSync(logFile, 'a', 0o600);
  // The settings go in by standard input: a password on the command line could be read by everybody on the machine.
  const running = await run(
    join(folder, found.path),
    ['-'],
    { ...account, cwd: '/', env: withLibraries(libraries), detached: true, stdio: ['pipe', log, log] },
    ending,
  ).finally(() => closeSync(log));
  running.child.stdin?.on('error', () => undefined);
  running.child.stdin?.end(settings(port, password));
  running.child.unref();

  let ended = false;
  void running.exited.then(() => (ended = true));
  const url = `redis://:${password}@127.0.0.1:${port}`;
  const until = Date.now() + startLimit;
  while (!ended) {
    if ((await ping(url)) === 'PONG')
      return { pid: running.pid, exited: running.exited, stop: running.stop, url, port, password };
    if (Date.now() > until) {
      await running.stop();
      break;
    }
    await pause(20);
  }
  return readFileSync(logFile, 'utf8').slice(begin);
}

/** Redis is disposable here: nothing is saved, and it must never silently drop a job to make room. */
function settings(port: number, password: string): string {
  return [
    'bind 127.0.0.1',
    `port ${port}`,
    `requirepass ${password}`,
    'save ""',
    'appendonly no',
    'maxmemory-policy noeviction',
    'daemonize no',
    '',
  ].join('\n');
}

/** @returns `PONG`, or why there was no answer. Never waits longer than three seconds. */
export async function ping(url: string): Promise<string> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 3_000,
    commandTimeout: 3_000,

    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
  });
  let problem = '';
  redis.on('error', (error: Error) => (problem = error.message));
  try {
    await redis.connect();
    return await redis.ping();
  } catch (error) {
    return problem || (error as Error).message;
  } finally {
    if (redis.status !== 'end') redis.disconnect();
  }
}
