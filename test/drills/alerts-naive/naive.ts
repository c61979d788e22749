import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { drawFrom } from '../../../src/demo/draw.js';
import { StackProcess } from '../../support/stack-process.js';
import { MailServers } from '../alerts/mail-server.js';
import { DrillStores, redisFaults } from '../alerts/stores.js';

/** Who does the naive thing. */
export const rivals = ['bullmq', 'pg-boss'] as const;
export type Rival = (typeof rivals)[number];

export interface Story {
  readonly alerts: number;
  readonly kills: number;
  readonly flushes: number;
  readonly seed: number;
  readonly workers: number;
}

export interface NaiveOutcome {
  readonly rival: Rival;
  /** Reminders that fell due while their place was open. */
  readonly due: number;
  /** Of those, never sent, a minute after the last fell due. */
  lost: number;
  doubled: number;
  mailsDoubled: number;
  /** Sent after the place was filled, withdrawn or extended. */
  afterClose: number;
  killsDone: number;
  flushesDone: number;
}

interface Job {
  readonly placeId: number;
  readonly sequence: number;
  readonly lead: number;
}
type Send = (jobs: readonly (Job & { readonly afterMs: number })[]) => Promise<void>;

const leads = 6;
/** The whole life of the places is played in this time: a naive queue knows only the real clock. */
const lifeMs = 60_000;
const graceMs = 60_000;

/** The same faults as in the drill of the product: workers killed, Redis emptied, stopped and restarted, PostgreSQL crashed. */
export async function drillNaive(
  rival: Rival,
  story: Story,
  say: (line: string) => void,
): Promise<NaiveOutcome> {
  const stores = await DrillStores.start();
  const mail = new MailServers();
  const draw = drawFrom(story.seed);
  const workers: StackProcess[] = [];
  let isOver = false;
  const program = installed();
  const pool = new pg.Pool({ connectionString: stores.databaseUrl, max: 8 });
  pool.on('error', () => undefined);
  const patiently = async <T>(work: () => Promise<T>): Promise<T> => {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        if (attempt > 100) throw error;
        await pause(200);
      }
    }
  };
  try {
    await pool.query(`
      CREATE TABLE naive_place (id integer PRIMARY KEY, status text NOT NULL DEFAULT 'OPEN',
        sequence integer NOT NULL DEFAULT 1);
      CREATE TABLE naive_due (place_id integer, sequence integer, lead integer, due_at timestamptz NOT NULL,
        PRIMARY KEY (place_id, sequence, lead));
      CREATE TABLE naive_end (place_id integer, sequence integer, at timestamptz, PRIMARY KEY (place_id, sequence));
      CREATE TABLE naive_sent (place_id integer, sequence integer, lead integer,
        at timestamptz NOT NULL DEFAULT clock_timestamp());`);
    const { send, close } = await sender(rival, stores);
    const smtp: string[] = [];
    for (let worker = 0; worker < story.workers; worker += 1) smtp.push(await mail.for(worker));
    const start = (worker: number) => {
      workers[worker] = new StackProcess(program, [], {
        NAIVE_KIND: rival,
        DATABASE_URL: stores.databaseUrl,
        REDIS_URL: stores.redisUrl,
        SMTP_URL: smtp[worker] as string,
      });
    };
    const plan = async (placeId: number, sequence: number, fromMs: number) => {
      const jobs = Array.from({ length: leads }, (_, lead) => ({
        placeId,
        sequence,
        lead,
        afterMs: draw.between(Math.min(fromMs, lifeMs), lifeMs),
      }));
      await pool.query(
        `INSERT INTO naive_due SELECT $1, $2, lead, clock_timestamp() + after * interval '1 millisecond'
         FROM unnest($3::integer[], $4::integer[]) AS t(lead, after)`,
        [placeId, sequence, jobs.map(({ lead }) => lead), jobs.map(({ afterMs }) => afterMs)],
      );
      return jobs;
    };
    const places = Math.ceil(story.alerts / leads);
    for (let id = 1; id <= places; id += 200) {
      const some = Array.from({ length: Math.min(200, places - id + 1) }, (_, index) => id + index);
      await pool.query('INSERT INTO naive_place (id) SELECT unnest($1::integer[])', [some]);
      await send((await Promise.all(some.map((each) => plan(each, 1, 5000)))).flat());
    }
    for (const worker of smtp.keys()) start(worker);
    const began = Date.now();
    let killsDone = 0;
    let flushesDone = 0;
    const spread = async (times: number, work: () => Promise<void>) => {
      for (let done = 0; done < times; done += 1) {
        await pause(Math.max(0, began + 5000 + ((done + 1) * (lifeMs - 5000)) / (times + 1) - Date.now()));
        await work();
      }
    };
    await Promise.all([
      spread(story.kills, async () => {
        const worker = draw.between(0, story.workers - 1);
        workers[worker]?.kill('SIGKILL');
        await workers[worker]?.ended;
        start(worker);
        killsDone += 1;
      }),
      spread(story.flushes, async () => {
        await stores.harmRedis(redisFaults[(flushesDone + story.seed) % 3] as 'FLUSH', 4000);
        flushesDone += 1;
      }),
      spread(1, () => stores.crashPostgres()),
      spread(Math.ceil(places / 5), async () => {
        const id = draw.between(1, places);
        const extended = draw.chance(0.5);
        const ended = await patiently(() =>
          pool.query<{ sequence: number }>(
            `WITH open AS (SELECT id, sequence FROM naive_place WHERE id = $1 AND status = 'OPEN' FOR UPDATE),
               ended AS (INSERT INTO naive_end SELECT id, sequence, clock_timestamp() FROM open)
             UPDATE naive_place p SET status = CASE WHEN $2 THEN 'OPEN' ELSE 'CLOSED' END,
               sequence = CASE WHEN $2 THEN p.sequence + 1 ELSE p.sequence END
             FROM open WHERE p.id = open.id RETURNING p.sequence`,
            [id, extended],
          ),
        );
        const sequence = ended.rows[0]?.sequence;
        if (!extended || sequence === undefined) return;
        const jobs = await patiently(() => plan(id, sequence, 0));
        await patiently(() => send(jobs));
      }),
    ]);
    isOver = true;
    await pause(Math.max(0, began + 2 * lifeMs + graceMs - Date.now()));
    await close();
    const { rows } = await pool.query<Record<string, string>>(`
      SELECT
        (SELECT count(*) FROM naive_due d WHERE NOT EXISTS (SELECT FROM naive_end e WHERE e.place_id = d.place_id
           AND e.sequence = d.sequence AND e.at <= d.due_at)) AS due,
        (SELECT count(*) FROM naive_due d WHERE NOT EXISTS (SELECT FROM naive_end e WHERE e.place_id = d.place_id
           AND e.sequence = d.sequence AND e.at <= d.due_at + interval '10 seconds')
           AND NOT EXISTS (SELECT FROM naive_sent s WHERE (s.place_id, s.sequence, s.lead) = (d.place_id, d.sequence, d.lead))) AS lost,
        (SELECT count(*) - count(DISTINCT (place_id, sequence, lead)) FROM naive_sent) AS doubled,
        (SELECT count(*) FROM naive_sent s JOIN naive_end e USING (place_id, sequence) WHERE s.at > e.at) AS late`);
    const row = rows[0] as Record<string, string>;
    say(`▸ ${rival}: ${mail.arrived.size} mails arrived`);
    return {
      rival,
      due: Number(row['due']),
      lost: Number(row['lost']),
      doubled: Number(row['doubled']),
      mailsDoubled: [...mail.arrived.values()].reduce((sum, times) => sum + times - 1, 0),
      afterClose: Number(row['late']),
      killsDone,
      flushesDone,
    };
  } finally {
    if (!isOver) say(`▸ ${rival} was broken off`);
    for (const worker of workers) worker.kill('SIGKILL');
    await Promise.all(workers.map(({ ended }) => ended));
    await pool.end();
    await mail.stop();
    await stores.stop();
  }
}

/** Its own packages, installed where they are found again; its BullMQ, Redis and mail clients are the product's. */
function installed(): string {
  const folder = resolve('.cache', 'naive');
  const source = resolve('test', 'drills', 'alerts-naive', 'rival');
  mkdirSync(folder, { recursive: true });
  for (const name of ['package.json', 'package-lock.json', 'worker.mjs'])
    cpSync(join(source, name), join(folder, name));
  if (!existsSync(join(folder, 'node_modules', 'pg-boss')))
    execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: folder,
      stdio: 'inherit',
    });
  return join(folder, 'worker.mjs');
}

async function sender(
  rival: Rival,
  stores: DrillStores,
): Promise<{ send: Send; close: () => Promise<void> }> {
  if (rival === 'bullmq') {
    const redis = new Redis(stores.redisUrl, { maxRetriesPerRequest: null });
    redis.on('error', () => undefined);
    const queue = new Queue('reminders', { connection: redis });
    queue.on('error', () => undefined);
    const send: Send = async (jobs) => {
      await queue.addBulk(
        jobs.map(({ afterMs, ...data }) => ({ name: 'remind', data, opts: { delay: afterMs } })),
      );
    };
    return { send, close: async () => redis.disconnect() };
  }
  const require = createRequire(pathToFileURL(resolve('.cache', 'naive', 'worker.mjs')));
  const { default: PgBoss } = (await import(pathToFileURL(require.resolve('pg-boss')).href)) as {
    default: new (options: object) => {
      on(event: string, heard: () => void): void;
      start(): Promise<void>;
      stop(options: object): Promise<void>;
      createQueue(name: string): Promise<void>;
      insert(jobs: object[]): Promise<void>;
    };
  };
  const boss = new PgBoss({ connectionString: stores.databaseUrl });
  boss.on('error', () => undefined);
  await boss.start();
  await boss.createQueue('reminders');
  const send: Send = (jobs) =>
    boss.insert(
      jobs.map(({ afterMs, ...data }) => ({
        name: 'reminders',
        data,
        startAfter: new Date(Date.now() + afterMs),
      })),
    );
  return { send, close: () => boss.stop({ graceful: false }) };
}
