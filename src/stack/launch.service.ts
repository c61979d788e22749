import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { childLog } from './child-log.service.js';
import { childEnvironment, ownerEnvironment, startProgram } from './child.service.js';
import { lockData, removeAddress, writeAddress } from './data-lock.service.js';
import { keepRunning, type KeptRunning } from './keep-running.service.js';
import { StackProblem } from './stack-problem.js';
import { startStores } from './stores.service.js';

/** How the whole product is to be started. */
export interface LaunchOptions {
  dataDir: string;
  port: number;
  workers: number;
  progress: (line: string) => void;
  /** Something that runs had to be given up; the launcher should end. */
  giveUp: () => void;
  /** While developing, a crash is what a restart after the next change mends: never give up. */
  patient: boolean;
  /** Set when the person asked to stop while the start was still going on. */
  signal: AbortSignal;
}

/** The running product. */
export interface Launched {
  url: string;
  /** Starts api and workers again on newly built code. */
  restart: () => Promise<void>;
  /** Ends workers and api first, then the stores. */
  stop: () => Promise<void>;
}

const readyLimitMs = 120_000;
/** What a killed launcher had started ends by itself within this time. */
const endingMs = 20_000;

/**
 * Starts everything on one data folder and waits until the product says that it is ready.
 * @throws StackProblem when a person must do something first; whatever had been started is then ended again
 */
export async function launch(options: LaunchOptions): Promise<Launched> {
  const { dataDir, port, progress } = options;
  const url = `http://localhost:${port}`;
  const ends: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    for (const end of ends.reverse().splice(0)) await end();
  };
  const kept: KeptRunning[] = [];
  const trouble = (line: string, final: boolean) => {
    progress(line);
    if (final) options.giveUp();
  };
  try {
    const lock = await lockData(dataDir, url);
    ends.push(lock.release);
    await checkPort(port, lock.recovered ? endingMs : 0);
    const stores = await startStores({ dataDir, progress, onTrouble: trouble });
    ends.push(stores.stop);
    const env = childEnvironment(stores, dataDir);
    const logs = join(dataDir, 'logs');

    const task = async (name: string, program: string, environment = env) => {
      options.signal.throwIfAborted();
      progress(name);
      await runToEnd(program, environment, logs, options.signal);
    };
    await task('Database bijwerken', 'migrate.main', ownerEnvironment(env, stores));
    if (env.ROUTEKAART_MODE === 'demo')
      await task('Demoregio vullen (alleen de eerste keer duurt dit even)', 'demo/seed.main');

    const keep = async (name: string, program: string) => {
      options.signal.throwIfAborted();
      const log = childLog(logs, name, progress);
      const start = async () => {
        const running = await startProgram(program, [], env, log);
        return { ...running, exited: running.exited.then((how) => log.lastError() ?? how) };
      };
      const mostCrashes = options.patient ? Infinity : undefined;
      const process = keepRunning({ name, first: await start(), again: start, trouble, mostCrashes });
      kept.push(process);
      ends.push(process.stop);
    };
    progress('API starten');
    await keep('api', 'api.main');
    if (options.workers > 0)
      progress(options.workers === 1 ? 'Worker starten' : `${options.workers} workers starten`);
    for (let number = 1; number <= options.workers; number++)
      await keep(number === 1 ? 'worker' : `worker-${number}`, 'worker.main');

    ends.push(() => removeAddress(dataDir));
    writeAddress(dataDir, {
      pid: process.pid,
      databaseUrl: stores.databaseUrl,
      databaseOwnerUrl: stores.databaseOwnerUrl,
      redisUrl: stores.redisUrl,
      url,
    });
    await untilReady(url, options.signal, join(logs, 'api.log'));
    return {
      url,
      stop,
      restart: async () => void (await Promise.all(kept.map((process) => process.restart()))),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @returns the error code, or undefined when the port is free */
async function tryPort(port: number): Promise<string | undefined> {
  const server = createServer();
  const code = await new Promise<string | undefined>((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    server.listen(port, () => resolve(undefined));
  });
  if (code === undefined) await new Promise((resolve) => server.close(resolve));
  return code;
}

async function checkPort(port: number, patienceMs: number): Promise<void> {
  const until = Date.now() + patienceMs;
  let code = await tryPort(port);
  while (code === 'EADDRINUSE' && Date.now() < until) {
    await pause(200);
    code = await tryPort(port);
  }
  if (code === undefined) return;
  if (code === 'EADDRINUSE') {
    throw new StackProblem(
      `Poort ${port} is al in gebruik. Stop het programma dat daar luistert, of kies een andere poort: PORT=${port + 1} npm start`,
      `Port ${port} is in use. Stop the program that listens there, or choose another port: PORT=${port + 1} npm start`,
    );
  }
  throw new StackProblem(
    `Poort ${port} kan niet worden gebruikt (${code}). Kies een andere: PORT=3000 npm start`,
    `Port ${port} cannot be used (${code}). Choose another one: PORT=3000 npm start`,
  );
}

async function runToEnd(
  program: string,
  env: NodeJS.ProcessEnv,
  logs: string,
  signal: AbortSignal,
): Promise<void> {
  const name = program.replace(/^.*\/|\.main$/g, '');
  const log = childLog(logs, name, () => undefined);
  const running = await startProgram(program, [], env, log);
  const end = () => void running.stop();
  signal.addEventListener('abort', end, { once: true });
  const how = await running.exited;
  signal.removeEventListener('abort', end);
  signal.throwIfAborted();
  if (how === 'code 0') return;
  const why = log.lastError() ?? how;
  throw new StackProblem(
    `Het onderdeel "${name}" is mislukt: ${why} Meer staat in ${join(logs, `${name}.log`)}.`,
    `The step "${name}" failed: ${why} More is in ${join(logs, `${name}.log`)}.`,
  );
}

/** Waits for `GET /health` to answer 200: database, Redis, worker and, in demo mode, the demo. */
async function untilReady(url: string, signal: AbortSignal, logFile: string): Promise<void> {
  const until = Date.now() + readyLimitMs;
  let last = '';
  while (Date.now() < until) {
    signal.throwIfAborted();
    try {
      const response = await fetch(`${url}/health`, { signal: AbortSignal.timeout(5_000) });
      if (response.ok) return;
      last = await response.text();
    } catch (error) {
      last = (error as Error).message;
    }
    await pause(100);
  }
  throw new StackProblem(
    `De API is na ${readyLimitMs / 1000} seconden niet klaar (${last}). Meer staat in ${logFile}.`,
    `The API is not ready after ${readyLimitMs / 1000} seconds (${last}). More is in ${logFile}.`,
  );
}
