import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

/*
 * A thread beside a worker that ends the whole process when its event loop stands still: then no timer of its own
 * would ever notice. Looks are counted, not hours: a process that was stopped and goes on has missed one look.
 */
const { turns, looks, everyMs } = workerData as { turns: Int32Array; looks: number; everyMs: number };
const sleep = new Int32Array(new SharedArrayBuffer(4));
let seen = -1;
let missed = 0;
for (;;) {
  Atomics.wait(sleep, 0, 0, everyMs);
  const now = Atomics.load(turns, 0);
  missed = now === seen ? missed + 1 : 0;
  seen = now;
  if (missed < looks) continue;
  const msg = 'Wedged: the event loop stands still. The process ends, to be started again';
  writeSync(2, `${JSON.stringify({ level: 60, time: Date.now(), name: 'worker', msg })}\n`);
  process.kill(process.pid, 'SIGKILL');
}
