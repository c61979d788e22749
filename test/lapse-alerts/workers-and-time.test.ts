import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { queueName, queuePrefix } from '../../src/platform/queue-options.js';
import { startRedis, type RunningRedis } from '../../src/stack/redis.service.js';
import type { Employer } from '../../src/employers/employer.js';
import { appKey } from '../support/app-key.js';
import { startApp, type TestApp } from '../support/app.js';
import { givenAdviser, givenEmployer, givenPlace } from '../support/given.js';
import { StackProcess, temporaryDataDir, until } from '../support/stack-process.js';
import { moment, sweepsOf } from './desk-at-work.js';

let app: TestApp;
let employer: Employer;
const workers: StackProcess[] = [];
const data = temporaryDataDir();
let queues: RunningRedis;
beforeAll(async () => {
  queues = await startRedis({ folder: join(data.path, 'redis'), cache: resolve('.cache') });
  app = await startApp();
  await moment(app, '2027-01-04T12:00:00Z');
  await givenAdviser(app, 'Anja Adviseur');
  ({ employer } = await givenEmployer(app));
});
afterEach(async () => {
  workers.forEach((worker) => worker.kill('SIGKILL'));
  await Promise.all(workers.splice(0).map(({ ended }) => ended));
  const redis = new Redis(queues.url);
  await redis.flushall();
  redis.disconnect();
});
afterAll(async () => {
  await app.close();
  await queues.stop();
  data.remove();
});

function startWorker(environment: Record<string, string> = {}): StackProcess {
  const worker = new StackProcess('dist/src/worker.main.js', [], {
    DATABASE_URL: app.databaseUrl,
    REDIS_URL: queues.url,
    APP_KEYS: appKey,
    ROUTEKAART_MODE: 'demo',
    LOG_LEVEL: 'fatal',
    ...environment,
  });
  workers.push(worker);
  return worker;
}

/** Workers sweep when they start; after that on their timers, or as here when the queue says so. */
async function askForSweep(): Promise<void> {
  const redis = new Redis(queues.url);
  const queue = new Queue(queueName, { connection: redis, prefix: queuePrefix });
  await queue.add('sweep', { id: 'send-lapse-alerts' });
  await queue.close();
  redis.disconnect();
}

const afresh = (instant: string) =>
  app
    .db((tx) => tx.execute('TRUNCATE place, deadline, mail, outbox_event, digest, worker_heartbeat CASCADE'))
    .then(() => moment(app, instant));
const lapsing = (lapsesOn: string) => givenPlace(app, { employer, lapsesOn, startsOn: '2028-01-01' });
const count = async (what: string) =>
  (await app.db((tx) => tx.one<{ count: number }>(`SELECT count(*) FROM ${what}`)))?.count ?? 0;
const workersThere = (many: number) =>
  until('the workers are there', async () => (await count('worker_heartbeat')) === many, 60_000);
const due = `deadline_alert a JOIN deadline d ON d.id = a.deadline_id
  WHERE a.status = 'PLANNED' AND a.due_at <= app_now() AND d.ended_at IS NULL AND d.falls_on >= app_today()`;

describe('after an outage', () => {
  it.each([
    ['an hour', '2027-03-01T06:30:00Z', '2027-03-01T07:30:00Z'],
    ['three days', '2027-03-01T06:30:00Z', '2027-03-04T06:30:00Z'],
    ['thirty days', '2027-03-01T06:30:00Z', '2027-03-31T05:30:00Z'],
  ])(
    'of %s there is at most one message a place, all within five minutes of return',
    async (_, left, back) => {
      await afresh('2027-02-01T12:00:00Z');
      for (let days = 1; days <= 60; days += 3) {
        await lapsing(new Date(Date.parse('2027-03-01') + days * 86_400_000).toISOString().slice(0, 10));
      }
      await moment(app, left);
      startWorker();
      await workersThere(1);
      await until('what was due before is sent', async () => (await count(due)) === 0, 60_000);
      workers[0]?.kill('SIGKILL');
      await workers[0]?.ended;
      await app.db((tx) => tx.execute('TRUNCATE worker_heartbeat'));
      const before = await count('alert_recipient');

      await moment(app, back);
      const waiting = await count(`(SELECT DISTINCT d.id FROM ${due}) places`);
      expect(waiting).toBeGreaterThan(0);
      startWorker();
      await until('everything is sent', async () => (await count(due)) === 0, 60_000);
      const told = await app.db((tx) =>
        tx.query<{ messages: number; seconds: number }>(
          `SELECT count(*) AS messages, max(extract(epoch FROM r.told_at - $1::timestamptz))::float AS seconds
         FROM alert_recipient r JOIN deadline_alert a ON a.id = r.alert_id
         WHERE r.told_at >= $1 GROUP BY a.deadline_id`,
          [back],
        ),
      );
      expect(told).toHaveLength(waiting);
      expect(told.filter(({ messages }) => messages !== 1)).toEqual([]);
      expect(told.filter(({ seconds }) => seconds > 300)).toEqual([]);
      expect(await count('alert_recipient')).toBe(before + waiting);
    },
  );
});

/** Debian's package `libfaketime`, which .ci/run installs; it tells a process any time for the real one. */
const fakeTime = [
  '/usr/lib/x86_64-linux-gnu/faketime',
  '/usr/lib/aarch64-linux-gnu/faketime',
  '/usr/lib/faketime',
]
  .flatMap((folder) => {
    try {
      return readdirSync(folder).map((name) => join(folder, name));
    } catch {
      return [];
    }
  })
  .find((path) => path.endsWith('libfaketime.so.1'));
if (!fakeTime && process.env['CI'])
  throw new Error('The package libfaketime is missing: workers with wrong clocks cannot be tried out');

(fakeTime ? describe : describe.skip)('workers whose own clocks are 29 days fast and 29 days slow', () => {
  it('tell nothing early and nothing late', async () => {
    await afresh('2027-02-01T12:00:00Z');
    // Due at eight on 5 April, in summer time; on either wrong clock another month.
    for (let made = 0; made < 10; made += 1) await lapsing('2027-04-12');
    await moment(app, '2027-04-05T05:00:00Z');
    await sweepsOf(app).send();
    for (const shift of ['+29d', '-29d'])
      startWorker({ LD_PRELOAD: fakeTime as string, FAKETIME: shift, FAKETIME_DONT_FAKE_MONOTONIC: '1' });
    await workersThere(2);
    const before = await count('alert_recipient');
    expect(before).toBe(10);

    await moment(app, '2027-04-05T05:59:00Z');
    const asked = Date.now();
    for (let times = 0; times < 3; times += 1) await askForSweep();
    await until('the sweeps had their turn', () => Date.now() - asked > 3000);
    expect(await count('alert_recipient')).toBe(before);

    await moment(app, '2027-04-05T06:00:00Z');
    await askForSweep();
    await until('everything due is sent', async () => (await count(due)) === 0, 60_000);
    const late = await count(
      `deadline_alert WHERE lead_days = 7 AND status = 'SENT' AND settled_at BETWEEN due_at AND due_at + interval '1 minute'`,
    );
    expect(late).toBe(10);
  });
});
