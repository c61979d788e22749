import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { keptAppKeys } from './app-keys.service.js';
import type { ChildLog } from './child-log.service.js';
import { run, type Running } from './running.service.js';
import type { Stores } from './stores.service.js';

/** Time to finish what is in hand: open requests, running jobs. */
const gracefulMs = 15_000;

/** A compiled program of the product, by its path under `src/` without extension: `api.main`, `demo/seed.main`. */
export function programPath(name: string): string {
  return resolve('dist', 'src', `${name}.js`);
}

/** Whether that program is there. */
export function hasProgram(name: string): boolean {
  return existsSync(programPath(name));
}

/** The environment of the one step that changes the database's tables: it alone knows how to be their owner. */
export function ownerEnvironment(
  environment: NodeJS.ProcessEnv,
  { databaseOwnerUrl }: Pick<Stores, 'databaseOwnerUrl'>,
): NodeJS.ProcessEnv {
  return databaseOwnerUrl ? { ...environment, DATABASE_OWNER_URL: databaseOwnerUrl } : environment;
}

/**
 * What every process of the product is told by its environment. Anything given from outside stays as it is; a command
 * beside a running stack knows that one's `url`.
 */
export function childEnvironment(
  stores: Pick<Stores, 'databaseUrl' | 'redisUrl'> & { readonly url?: string },
  dataDir: string,
  demoKeys = () => keptAppKeys(dataDir),
): NodeJS.ProcessEnv {
  const port = process.env.PORT || '3000';
  const mode = process.env.ROUTEKAART_MODE || 'demo';
  const { DATABASE_OWNER_URL: _, ...environment } = process.env;
  return {
    // Libraries check less, and are faster for it.
    NODE_ENV: 'production',
    ...environment,
    DATABASE_URL: stores.databaseUrl,
    REDIS_URL: stores.redisUrl,
    PORT: port,
    DATA_DIR: dataDir,
    ROUTEKAART_MODE: mode,
    ...(mode === 'demo'
      ? {
          PUBLIC_URL: process.env.PUBLIC_URL || stores.url || `http://localhost:${port}`,
          APP_KEYS: process.env.APP_KEYS || demoKeys(),
        }
      : {}),
  };
}

/**
 * Starts a program of the product with its output in a log. It ends when this process does, also by `kill -9`.
 * In a session of its own: Ctrl-C in the terminal must reach the launcher only, which decides the order of ending.
 */
export async function startProgram(
  name: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  log: ChildLog,
): Promise<Running> {
  const running = await run(
    process.execPath,
    [...endsWithParent, '--enable-source-maps', programPath(name), ...args],
    { env, detached: true, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
    [['SIGTERM', gracefulMs]],
  );
  const { stdout, stderr } = running.child;
  if (stdout) log.follow(stdout);
  if (stderr) log.follow(stderr);
  return running;
}

/** The options of `node` that make a process end with the one that started it over an IPC channel. */
export const endsWithParent = ['--import', new URL('./end-with-parent.main.js', import.meta.url).href];
