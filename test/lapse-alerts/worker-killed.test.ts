import { setTimeout as pause } from 'node:timers/promises';
import { join, resolve } from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import { startRedis, type RunningRedis } from '../../src/stack/redis.service.js';
import { appKey } from '../support/app-key.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenAdviser, givenEmployer, givenPlace } from '../support/given.js';
import { StackProcess, temporaryDataDir, until } from '../support/stack-process.js';
import { moment } from './desk-at-work.js';

const places = 200;
const data = temporaryDataDir();
let app: TestApp;
let redis: RunningRedis;
let adviser: Person;
const workers: StackProcess[] = [];

beforeAll(async () => {
  redis = await startRedis({ folder: join(data.path, 'redis'), cache: resolve('.cache') });
  app = await startApp();
}, 60_000);
afterAll(async () => {
  workers.forEach((worker) => worker.kill('SIGKILL'));
  await Promise.all(workers.map(({ ended }) => ended));
  await app.close();
  await redis.stop();
  data.remove();
});

/** A worker as it runs in production, a process of its own. */
function startWorker(): StackProcess {
  const worker = new StackProcess('dist/src/worker.main.js', [], {
    DATABASE_URL: app.databaseUrl,
    REDIS_URL: redis.url,
    APP_KEYS: appKey,
    ROUTEKAART_MODE: 'demo',
    LOG_LEVEL: 'error',
  });
  workers.push(worker);
  return worker;
}

async function killedAndFlushed(worker: StackProcess): Promise<void> {
  worker.kill('SIGKILL');
  await worker.ended;
  const client = new Redis(redis.url);
  await client.flushall();
  await client.quit();
}

const count = async (what: string) =>
  (await app.db((tx) => tx.one<{ count: number }>(`SELECT count(*) FROM ${what}`)))!.count;
const sent = () => count(`deadline_alert WHERE status = 'SENT'`);
const mailed = () => count(`mail WHERE kind = 'lapse-alert' AND sent_at IS NOT NULL`);

/** Holds the alerts of the places behind the first portion, so that a worker stands still in the middle of its work. */
async function holdTheRest(): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: app.databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('BEGIN');
  await client.query(
    `SELECT a.id FROM deadline_alert a WHERE a.deadline_id IN (
       SELECT id FROM deadline ORDER BY subject_id OFFSET 150) FOR UPDATE`,
  );
  return () => client.end();
}

it('has every alert exactly once after a worker is killed in the middle of 200 and Redis is emptied', async () => {
  await moment(app, '2026-11-23T12:00:00Z');
  adviser = await givenAdviser(app, 'Anja Adviseur');
  const { employer } = await givenEmployer(app);
  for (let made = 0; made < places; made += 1)
    await givenPlace(app, { employer, lapsesOn: '2026-11-23', startsOn: '2027-05-01' });

  const letGo = await holdTheRest();
  const first = startWorker();
  await until('the first portion is sent', async () => (await sent()) === 100, 60_000);
  await until(
    'the worker stands in the middle of the second portion',
    async () =>
      (await count(`pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)) > 0,
  );
  await killedAndFlushed(first);
  await letGo();
  expect(await sent()).toBe(100);

  // What the killed worker was sending is taken again when its lease has run out; until then it keeps its reader's place.
  await moment(app, '2026-11-23T12:03:00Z');
  const second = startWorker();
  await until('some mail is sent', async () => (await mailed()) > 20, 60_000);
  await killedAndFlushed(second);

  startWorker();
  await until('every alert is sent', async () => (await sent()) === places, 60_000);
  await pause(500);
  await moment(app, '2026-11-23T12:08:00Z');
  await until('every mail is sent', async () => (await mailed()) === places, 60_000);

  await moment(app, '2026-11-23T12:13:00Z');
  await until(
    'no job is left',
    async () => (await count('outbox_delivery WHERE handled_at IS NULL')) === 0,
    60_000,
  );

  const { data: answered } = await app.ask('{ lapseAlerts { totalCount } }', {}, { as: adviser });
  expect(answered.lapseAlerts.totalCount).toBe(places);
  expect(await count(`alert_recipient`)).toBe(places);
  expect(
    await count(`(SELECT DISTINCT subject_id FROM deadline d JOIN deadline_alert a ON a.deadline_id = d.id
    JOIN alert_recipient r ON r.alert_id = a.id) told`),
  ).toBe(places);
  expect(await count(`mail WHERE kind = 'lapse-alert'`)).toBe(places);
}, 300_000);
