import { execFileSync, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A process we started, and how it is ended. */
export interface Running {
  pid: number;
  /** Settles with a few words (`code 1`, `SIGKILL`) when the process has ended, whoever ended it. */
  exited: Promise<string>;
  /** Ends it in order, and by force when the time limit is over. Settles once it is gone. */
  stop: () => Promise<void>;
}

/** Signals in the order they are tried, each with the milliseconds it gets. */
export type Ending = readonly (readonly [NodeJS.Signals, number])[];

/** Spawns a process; rejects when it cannot be started at all (missing program, no access). */
export async function run(
  program: string,
  args: string[],
  options: SpawnOptions,
  ending: Ending,
): Promise<Running & { child: ChildProcess }> {
  const child = spawn(program, args, options);
  const exited = new Promise<string>((resolve) =>
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`)),
  );
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  child.on('error', () => undefined);
  const pid = child.pid as number;
  return { child, pid, exited, stop: () => end(pid, ending, exited) };
}

async function end(pid: number, ending: Ending, exited: Promise<unknown>): Promise<void> {
  const gone = new AbortController();
  void exited.then(() => gone.abort());
  // The timers keep this process alive until the other one has ended: the children themselves are unreferenced.
  for (const [signal, patience] of [...ending, ['SIGKILL', 5_000] as const]) {
    await Promise.resolve();
    if (gone.signal.aborted) return;
    signalQuietly(pid, signal);
    await pause(patience, undefined, { signal: gone.signal }).catch(() => undefined);
  }
  await exited;
}

function signalQuietly(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Whether a process with this number exists, also when it belongs to somebody else. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The command line of a process, or an empty text when there is no such process. */
export function commandLine(pid: number): string {
  try {
    if (existsSync('/proc/self/cmdline'))
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return '';
  }
}

/**
 * Ends a process that an earlier, killed launcher left behind. Process numbers are used again by the system,
 * so nothing is touched unless its command line holds every one of the given words.
 * @returns whether there was such an orphan
 */
export async function stopOrphan(pid: number, words: readonly string[], ending: Ending): Promise<boolean> {
  const command = commandLine(pid);
  if (!command || !words.every((word) => command.includes(word))) return false;
  const exited = (async () => {
    while (isAlive(pid) && commandLine(pid) !== '') await pause(50);
  })();
  await end(pid, ending, exited);
  return true;
}

/** A TCP port of the loopback address that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no TCP port');
  return address.port;
}
