import { Worker } from 'node:worker_threads';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Config } from './config.js';
import { CONFIG } from './config.provider.js';
import { stuckLongerThan } from './in-hand.service.js';

const lookEveryMs = 1000;
/** Among several workers a consumer that is well may wait so long for its turn. */
const turnComesWithinMs = 60_000;
/** What the process ends with, so that whoever keeps it running can tell this from a crash. */
export const wedgedExitCode = 70;

/**
 * Notices that this worker is wedged, and ends the process so that it is started again: a job in which nothing happens
 * any more, a consumer that takes nothing while the queue works, an event loop that stands still. What was in hand is
 * rolled back by the database and comes back from its rows.
 */
@Injectable()
export class WatchWorker implements OnApplicationShutdown {
  private readonly log = new Logger(WatchWorker.name);
  private readonly limitMs: number;
  private readonly turns = new Int32Array(new SharedArrayBuffer(4));
  private timer: NodeJS.Timeout | undefined;
  private thread: Worker | undefined;
  private heardFromQueue = performance.now();
  private taken = 0;

  constructor(@Inject(CONFIG) { wedgedAfterSeconds }: Config) {
    this.limitMs = wedgedAfterSeconds * 1000;
  }

  start(): void {
    this.excused();
    this.thread = new Worker(new URL('./watch-loop.main.js', import.meta.url), {
      workerData: {
        turns: this.turns,
        looks: Math.ceil(this.limitMs / (5 * lookEveryMs)),
        everyMs: 5 * lookEveryMs,
      },
    });
    this.thread.on('error', (error) => this.log.warn(`The event loop is not watched: ${String(error)}`));
    this.thread.unref();
    this.timer = setInterval(() => this.look(), lookEveryMs);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.thread?.terminate();
  }

  /** Does a job that the consumer took. */
  async consuming(work: () => Promise<void>): Promise<void> {
    this.taken += 1;
    try {
      await work();
    } finally {
      this.taken -= 1;
      this.excused();
    }
  }

  /** The consumer cannot be blamed for having taken nothing until now. */
  excused(): void {
    this.heardFromQueue = performance.now();
  }

  private look(): void {
    Atomics.add(this.turns, 0, 1);
    if (this.taken > 0) this.excused();
    const job = stuckLongerThan(this.limitMs);
    if (job !== null) this.giveUp(`nothing happens any more in the job ${job}`);
    else if (performance.now() - this.heardFromQueue > Math.max(this.limitMs, turnComesWithinMs)) {
      this.giveUp('the consumer takes no job although the queue answers');
    }
  }

  private giveUp(why: string): never {
    this.log.fatal(`Wedged: ${why}. The process ends, to be started again`);
    process.exit(wedgedExitCode);
  }
}
