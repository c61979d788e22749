import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { commandLine } from './running.service.js';
import { StackProblem, explain } from './stack-problem.js';

/** Where the running stack is, as written in `stack.json`. Holds passwords: only its owner may read it. */
export interface StackAddress {
  pid: number;
  databaseUrl: string;
  databaseOwnerUrl: string | undefined;
  redisUrl: string;
  url: string;
}

interface Holder {
  pid: number;
  url: string | null;
}

/** The data folder, taken. */
export interface DataLock {
  /** Whether an earlier launcher was killed while it had the folder: what it started may still be ending. */
  recovered: boolean;
  release: () => void;
}

/** How a process that can hold the folder was started: by a command of package.json, or directly as compiled. */
const ours = /\brun\.mjs\b|\.main\.js\b/;

/** A launcher whose terminal was killed notices that within this time, and one that is stopping needs a moment. */
const noticeMs = 1_500;
const stoppingMs = 25_000;

/**
 * Takes the data folder for this process, so that no two stacks ever run on the same data.
 * @param url where the product will be served; null for a command that only needs the stores
 * @throws StackProblem that says who has it, when it stays taken
 */
export async function lockData(dataDir: string, url: string | null): Promise<DataLock> {
  const file = join(dataDir, 'launcher.lock');
  const begin = Date.now();
  let recovered = false;
  try {
    mkdirSync(dataDir, { recursive: true });
    for (;;) {
      try {
        writeFileSync(file, JSON.stringify({ pid: process.pid, url } satisfies Holder), { flag: 'wx' });
        removeAddress(dataDir);
        return { recovered, release: () => rmSync(file, { force: true }) };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        const holder = holderOf(dataDir);
        if (!holder) {
          recovered = true;
          rmSync(file, { force: true });
          continue;
        }
        const waited = Date.now() - begin;
        const serving = readAddress(dataDir) !== undefined;
        if (waited > stoppingMs || (serving && waited > noticeMs)) throw taken(dataDir, holder);
        await pause(100);
      }
    }
  } catch (error) {
    throw explain(error, dataDir);
  }
}

/** The process that has the data folder, if it is still there. A process number used again for something else is not it. */
export function holderOf(dataDir: string): Holder | undefined {
  const holder = readJson(join(dataDir, 'launcher.lock')) as Holder | undefined;
  return holder && ours.test(commandLine(holder.pid)) ? holder : undefined;
}

function taken(dataDir: string, { pid, url }: Holder): StackProblem {
  return url
    ? new StackProblem(
        `Routekaart draait al op ${url} (proces ${pid}) met de gegevens in ${dataDir}. Gebruik dat, of stop het eerst met Ctrl-C.`,
        `Routekaart already runs at ${url} (process ${pid}) on the data in ${dataDir}. Use it, or stop it first with Ctrl-C.`,
      )
    : new StackProblem(
        `Een andere opdracht (proces ${pid}) gebruikt de gegevens in ${dataDir}. Wacht tot die klaar is.`,
        `Another command (process ${pid}) is using the data in ${dataDir}. Wait until it is done.`,
      );
}

/** Writes where the stack is, for commands that want to use it. */
export function writeAddress(dataDir: string, address: StackAddress): void {
  const file = join(dataDir, 'stack.json');
  rmSync(file, { force: true });
  writeFileSync(file, `${JSON.stringify(address, null, 2)}\n`, { mode: 0o600 });
}

/** Forgets where the stack was. */
export function removeAddress(dataDir: string): void {
  rmSync(join(dataDir, 'stack.json'), { force: true });
}

/** Where the stack of this data folder runs at this moment, or undefined when none does. */
export function readAddress(dataDir: string): StackAddress | undefined {
  const holder = holderOf(dataDir);
  const address = readJson(join(dataDir, 'stack.json')) as StackAddress | undefined;
  return holder && address?.pid === holder.pid ? address : undefined;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
