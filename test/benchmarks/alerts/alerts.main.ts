import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { addDays } from '../../../src/platform/calendar-date.js';
import { Crew } from '../../drills/alerts/crew.js';
import { MailServers } from '../../drills/alerts/mail-server.js';
import { DrillStores } from '../../drills/alerts/stores.js';
import { leftToDo } from '../../drills/alerts/work-left.js';
import { appKey } from '../../support/app-key.js';
import { startApp } from '../../support/app.js';
import { until } from '../../support/stack-process.js';
import { openAllDesks, publishForAll } from './desks.js';

/*
 * So many alerts due at one instant, each with a mail of its own: how long until all are sent? `npm run bench:alerts --
 * [--json] [--alerts N] [--workers W] [--seed S]`. PostgreSQL writes to disk as in production, Redis and mail servers are
 * real, workers are processes with the settings they have in production. Ends with 1 when anything was lost, came twice,
 * or was not there in time.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    alerts: { type: 'string', default: '10000' },
    workers: { type: 'string', default: '2' },
    // Nothing is drawn by lot; taken, as by every benchmark.
    seed: { type: 'string', default: '1' },
  },
});
const alerts = Number(values.alerts);
const workers = Number(values.workers);
const published = '2026-11-24';
const leadDays = 56;
/** When to give up. */
const atMostMs = 280_000;

const stores = await DrillStores.start();
process.env['TEST_STACK_DATABASE_URL'] = stores.databaseUrl;
process.env['TEST_STACK_REDIS_URL'] = stores.redisUrl;
const mail = new MailServers();
const app = await startApp({ LOG_LEVEL: 'silent', SMTP_URL: '' });
const mailUrls: string[] = [];
for (let worker = 0; worker < workers; worker += 1) mailUrls.push(await mail.for(worker));
const crew = new Crew(
  {
    DATABASE_URL: app.databaseUrl,
    REDIS_URL: stores.redisUrl,
    APP_KEYS: appKey,
    ROUTEKAART_MODE: 'demo',
    LOG_LEVEL: 'fatal',
  },
  mailUrls,
  undefined,
);
try {
  await app.setClock(`${published}T12:00:00+01:00`);
  const desks = await openAllDesks(app);
  const lapsesOn = addDays(published, leadDays + 14);
  await publishForAll(app, desks, alerts, lapsesOn);
  crew.start();
  await until(
    'all workers are up',
    async () => {
      const up = await app.db((tx) =>
        tx.one<{ count: number }>(
          `SELECT count(DISTINCT application_name) FROM pg_stat_activity WHERE application_name LIKE 'drill-worker-%'`,
        ),
      );
      return up?.count === workers;
    },
    60_000,
  );
  await until('what follows publishing is done', async () => (await app.db(leftToDo)) === '', atMostMs);
  console.error(`▸ ${alerts} plekken bij ${desks.length} loketten / places at desks`);

  await app.setClock(`${addDays(lapsesOn, -leadDays)}T08:00:00+01:00`);
  const begun = performance.now();
  const seconds = () => Number(((performance.now() - begun) / 1000).toFixed(1));
  let alertSeconds: number | null = null;
  for (;;) {
    const now = await app.db((tx) =>
      tx.one<{ planned: number; sent: number }>(
        `SELECT (SELECT count(*) FROM deadline_alert WHERE status = 'PLANNED' AND due_at <= app_now()) AS planned,
           (SELECT count(*) FROM mail WHERE sent_at IS NOT NULL) AS sent`,
      ),
    );
    if (now?.planned === 0) alertSeconds ??= seconds();
    if (now?.planned === 0 && now.sent >= alerts) break;
    if (performance.now() - begun > atMostMs) break;
    await pause(250);
  }
  const mailSeconds = seconds();
  const times = [...mail.arrived.values()];
  const result = {
    alerts,
    desks: desks.length,
    workers,
    alertSeconds,
    seconds: mailSeconds,
    mailsArrived: times.length,
    lost: Math.max(0, alerts - times.length),
    doubled: times.filter((count) => count > 1).length,
    workersEnded: crew.endedByThemselves.length,
  };
  process.exitCode = result.lost + result.doubled + result.workersEnded === 0 ? 0 : 1;
  console.log(
    values.json
      ? JSON.stringify(result)
      : Object.entries(result)
          .map(([name, value]) => `${name}: ${value}`)
          .join('\n'),
  );
} finally {
  await crew.stop();
  await app.leave().catch(() => undefined);
  await mail.stop();
  await stores.stop();
}
process.exit();
