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
}

const windowMs = 60_000;
const mostCrashes = 5;

/**
 * Starts a process again when it ends by itself, at once the first time and then ever later.
 * Gives up at the sixth crash within a minute: something is wrong that a restart does not mend.
 */
export function keepRunning({ name, first, again, trouble }: KeepRunning): { stop(): Promise<void> } {
  let stopping = false;
  let current: Running | undefined = first;
  const stopped = new AbortController();
  let crashes: number[] = [];

  const watch = async () => {
    let how = await first.exited;
    while (!stopping) {
      current = undefined;
      const now = Date.now();
      crashes = [...crashes.filter((at) => now - at < windowMs), now];
      if (crashes.length > mostCrashes) {
        trouble(
          `${name} stopte ${crashes.length} keer binnen een minuut (${how}) en wordt niet opnieuw gestart. / ${name} keeps crashing and is not started again.`,
          true,
        );
        return;
      }
      trouble(`${name} stopte onverwacht (${how}) en wordt opnieuw gestart.`, false);
      await pause(crashes.length === 1 ? 0 : 250 * 2 ** crashes.length, undefined, {
        signal: stopped.signal,
      }).catch(() => undefined);
      if (stopping) return;
      try {
        current = await again();
        if (stopping) return await current.stop();
        how = await current.exited;
      } catch (error) {
        how = (error as Error).message;
      }
    }
  };
  const watching = watch();

  return {
    stop: async () => {
      stopping = true;
      stopped.abort();
      await current?.stop();
      await watching;
    },
  };
}
