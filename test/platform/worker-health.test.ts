import pg from 'pg';
import { Transaction } from '../../src/platform/transaction.service.js';
import { WorkerHealth } from '../../src/platform/worker-health.service.js';
import { appKey } from '../support/app-key.js';
import { startApp, type TestApp } from '../support/app.js';
import { givenPlace } from '../support/given.js';
import { StackProcess, until } from '../support/stack-process.js';
import { asTest } from '../support/test-transaction.js';

let app: TestApp;
const workers: StackProcess[] = [];
beforeAll(async () => {
  app = await startApp();
  await app.settle();
});
afterAll(async () => {
  workers.forEach((worker) => worker.kill('SIGKILL'));
  await Promise.all(workers.map(({ ended }) => ended));
  await app.close();
});

function startWorker(environment: Record<string, string> = {}): StackProcess {
  const worker = new StackProcess('dist/src/worker.main.js', [], {
    DATABASE_URL: app.databaseUrl,
    REDIS_URL: process.env['TEST_STACK_REDIS_URL'] as string,
    APP_KEYS: appKey,
    ROUTEKAART_MODE: 'demo',
    LOG_LEVEL: 'fatal',
    WEDGED_AFTER_SECONDS: '5',
    ...environment,
  });
  workers.push(worker);
  return worker;
}

const health = () => asTest(() => app.app.get(Transaction).read((tx) => app.app.get(WorkerHealth).now(tx)));
const lagOf = async (name: string) => (await health()).lags.find((lag) => lag.name === name)?.oldestDueAt;

/** On a signal the event loop of the process stands still, not that of the thread which watches it. */
const standStill = `import { isMainThread } from 'node:worker_threads';
  if (isMainThread) process.on('SIGUSR2', () => { for (;;); });`;

it('knows since when the oldest of everything due waits, and that no worker is there', async () => {
  expect(await health()).toEqual({
    workers: 0,
    roundTripSeconds: null,
    underWaySeconds: null,
    lags: [
      { name: 'deliveries', oldestDueAt: null },
      { name: 'mail', oldestDueAt: null },
      { name: 'lapse-alerts', oldestDueAt: null },
    ],
  });
  const place = await givenPlace(app, { lapsesOn: '2027-03-15', startsOn: '2027-09-01' });
  await app.setClock('2027-03-08T12:00:00Z');
  expect(await lagOf('lapse-alerts')).toEqual(new Date('2027-01-18T07:00:00Z'));
  await app.db((tx) => tx.execute(`UPDATE deadline SET ended_at = app_now(), end_reason = 'FILLED'`));
  expect(await lagOf('lapse-alerts')).toBeNull();
  await app.db((tx) => tx.execute('DELETE FROM place WHERE id = $1', [place.id]));
  await app.setClock(null);
});

it('sees canaries come back, and a worker that is wedged end itself and leave its job to the next', async () => {
  const blocked = startWorker({
    NODE_OPTIONS: `--import ${JSON.stringify(`data:text/javascript,${encodeURIComponent(standStill)}`)}`,
  });
  const worker = startWorker();
  await until('a canary came back', async () => (await health()).roundTripSeconds !== null, 60_000);
  await until('both are there', async () => (await health()).workers === 2, 60_000);
  blocked.kill('SIGUSR2');
  expect(await blocked.ended).toBe('SIGKILL');
  expect(blocked.output).toContain('Wedged: the event loop stands still');

  const holder = new pg.Client({ connectionString: app.databaseUrl });
  await holder.connect();
  try {
    await holder.query('BEGIN');
    await holder.query('LOCK TABLE mail IN ACCESS EXCLUSIVE MODE');
    await holder.query(
      `INSERT INTO mail (id, message_id, to_address, kind, subject, text, html, created_at)
       VALUES (gen_random_uuid(), '<held@test>', 'x@test.example', 'digest', 'x', 'x', 'x', now() - interval '1 hour')`,
    );
    expect(await worker.ended).toBe(70);
    expect(worker.output).toContain('Wedged: nothing happens any more in the job');
    await holder.query('COMMIT');
  } finally {
    await holder.end();
  }
  startWorker();
  await until('the mail is sent', async () => (await lagOf('mail')) === null, 60_000);
});
