import { setTimeout as pause } from 'node:timers/promises';
import type { Running } from './running.service.js';

/** How a process is kept running. */
export interface KeepRunning {
  name: string;
  /** The process as it runs now. */
  first: Running;
  /** Starts it again. */
  again: () => Promise<Running>;
  /** Told of every crash, and with `final` when it is not started again any more. */
  trouble: (line: string, final: boolean) => void;
  /** Crashes within a minute that are mended by a restart; one more and it is given up. By default 5. */
  mostCrashes?: number;
}

/** A process that is kept running. */
export interface KeptRunning {
  /** Ends it for good. */
  stop: () => Promise<void>;
  /** Ends it and starts it again; this is not counted as a crash. */
  restart: () => Promise<void>;
}

const windowMs = 60_000;
const longestPauseMs = 5_000;

/** Starts a process again when it ends by itself: at once the first time, then after ever longer pauses. */
export function keepRunning({ name, first, again, trouble, mostCrashes = 5 }: KeepRunning): KeptRunning {
  let stopping = false;
  let planned = false;
  let current: Running | undefined = first;
  let crashes: number[] = [];
  const stopped = new AbortController();

  /** @returns whether it is to be started again */
  const judge = async (how: string): Promise<boolean> => {
    if (planned) {
      planned = false;
      return true;
    }
    const now = Date.now();
    crashes = [...crashes.filter((at) => now - at < windowMs), now];
    if (crashes.length > mostCrashes) {
      trouble(
        `${name} stopt steeds weer (${how}) en wordt niet opnieuw gestart. / ${name} keeps crashing and is given up.`,
        true,
      );
      return false;
    }
    trouble(`${name} stopte onverwacht (${how}) en wordt opnieuw gestart.`, false);
    const wait = crashes.length === 1 ? 0 : Math.min(longestPauseMs, 125 * 2 ** crashes.length);
    await pause(wait, undefined, { signal: stopped.signal }).catch(() => undefined);
    return true;
  };

  const watch = async () => {
    let how = await first.exited;
    for (;;) {
      current = undefined;
      if (stopping || !(await judge(how)) || stopping) return;
      try {
        const started = await again();
        current = started;
        if (stopping) await started.stop();
        how = await started.exited;
      } catch (error) {
        how = (error as Error).message;
      }
    }
  };
  const watching = watch();

  return {
    restart: async () => {
      planned = current !== undefined;
      await current?.stop();
    },
    stop: async () => {
      stopping = true;
      stopped.abort();
      await current?.stop();
      await watching;
    },
  };
}
