import { createClient } from 'graphql-ws';
import { Redis } from 'ioredis';
import { WebSocket } from 'ws';
import { createApiServer } from '../../src/api-server.service.js';
import { ForgetAlertNews } from '../../src/lapse-alerts/forget-alert-news.job.js';
import { wakeChannel } from '../../src/platform/wakes.service.js';
import { environmentOn, startApp, type Person, type TestApp } from '../support/app.js';
import { givenAdviser, givenEmployer, givenPlace } from '../support/given.js';
import { asTest } from '../support/test-transaction.js';
import { acknowledge, alertsOf, moment, startAfresh, sweepsOf } from './desk-at-work.js';
import { Listener, relayWakes } from './listener.js';

let app: TestApp;
/** Another api process on the same rows. */
let other: Awaited<ReturnType<typeof createApiServer>>;
let otherUrl: string;
let stopRelay: () => Promise<void>;
let adviser: Person;
let sweeps: ReturnType<typeof sweepsOf>;
const listeners: Listener[] = [];

beforeAll(async () => {
  app = await startApp();
  sweeps = sweepsOf(app);
  const environment = environmentOn(app.databaseUrl);
  other = await createApiServer(environment);
  await other.listen(0, '127.0.0.1');
  otherUrl = (await other.getUrl()).replace('[::1]', '127.0.0.1');
  stopRelay = await relayWakes(app.databaseUrl);
});
afterAll(async () => {
  await stopRelay();
  await other.close();
  await app.close();
});
beforeEach(async () => {
  await startAfresh(app);
  await moment(app, '2026-11-21T12:00:00Z');
  adviser = await givenAdviser(app, 'Anja Adviseur');
});
afterEach(() => {
  for (const listener of listeners.splice(0)) listener.stop();
});

async function listening(
  person: Person | null,
  after: string | null = null,
  url = app.url,
): Promise<Listener> {
  const listener = new Listener(url, person, after);
  listeners.push(listener);
  await listener.until(() => listener.heard.length > 0 || listener.isOver);
  return listener;
}

async function published(...titles: string[]): Promise<void> {
  const { employer } = await givenEmployer(app);
  for (const title of titles)
    await givenPlace(app, { title, employer, lapsesOn: '2026-12-01', startsOn: '2027-05-01' });
}

describe('alerts as they come', () => {
  it('are told at once, and after a cut exactly those that were missed, by any api process', async () => {
    const page = await listening(adviser);
    expect(page.heard).toEqual([{ cursor: expect.any(String), startsOver: true, happenings: [] }]);
    await published('first');
    await sweeps.send();
    await page.until(() => page.titles.length === 1);
    expect(page.titles).toEqual(['first']);

    page.cut();
    await page.until(() => page.isOver);
    await published('second', 'third', 'fourth');
    await sweeps.send();
    expect(page.titles).toEqual(['first']);

    const again = await listening(adviser, page.cursor, otherUrl);
    expect(again.heard[0]?.startsOver).toBe(false);
    expect(again.titles.toSorted()).toEqual(['fourth', 'second', 'third']);
    await published('fifth');
    await sweeps.send();
    await again.until(() => again.titles.length > 3);
    expect(again.titles.slice(3)).toEqual(['fifth']);

    // Nothing was missed since, and a page that asks now and then hears the same.
    expect((await listening(adviser, again.cursor)).titles).toEqual([]);
    const { data } = await app.ask(
      `query($after: String) { alertNews(after: $after) { startsOver happenings { lapseAlert { place { title } } } } }`,
      { after: page.cursor },
      { as: adviser },
    );
    expect(data.alertNews.startsOver).toBe(false);
    expect(data.alertNews.happenings).toHaveLength(4);
  });

  it('come a little later, and all of them, when nobody calls', async () => {
    await stopRelay();
    const page = await listening(adviser);
    await published('quiet');
    await sweeps.send();
    await page.until(() => page.titles.length === 1);
    expect(page.titles).toEqual(['quiet']);
    stopRelay = await relayWakes(app.databaseUrl);
  });

  it('are not passed by, however the transactions around them end', async () => {
    await published('slow', 'quick');
    const page = await listening(adviser);
    let release = (): void => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    let begun = (): void => {};
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    // Began first, ends last.
    const slow = app.db(async (tx) => {
      await tx.one('SELECT pg_current_xact_id()::text');
      begun();
      await held;
      await tx.execute(
        `UPDATE deadline SET carrier_account_id = $1 WHERE subject_id =
        (SELECT id FROM place WHERE title = 'slow')`,
        [adviser.accountId],
      );
    });
    await hasBegun;
    await sweeps.send();
    release();
    await slow;
    await page.until(() => new Set(page.titles).size === 2);
    const again = await listening(adviser, page.cursor);
    expect(again.titles).toEqual([]);
  });

  it('say what became of them too: seen, and over', async () => {
    const page = await listening(adviser);
    await published('seen elsewhere');
    await sweeps.send();
    await page.until(() => page.titles.length === 1);
    const [alert] = await alertsOf(app, adviser);
    await acknowledge(app, adviser, alert?.id ?? '');
    await page.until(() => page.titles.length === 2);
    expect(page.heard.at(-1)?.happenings[0]?.lapseAlert).toMatchObject({
      id: alert?.id,
      acknowledgedAt: expect.any(String),
      matches: { total: 0 },
    });
    // As its employer does it, who can read nobody's alerts.
    const place = await app.db((tx) =>
      tx.one<{ id: string; version: number; employer: string }>(
        `SELECT id, version, employer_id AS employer FROM place`,
      ),
    );
    const member = await app.person('Wil Werkgever', {
      role: 'EMPLOYER',
      subjectId: place?.employer ?? '',
      memberRole: 'ADMIN',
    });
    const withdraw = `mutation { withdrawPlace(id: "${place?.id}", version: ${place?.version}, reason: OTHER) { problems { code } } }`;
    expect((await app.ask(withdraw, {}, { as: member })).data.withdrawPlace.problems).toEqual([]);
    await page.until(() => page.titles.length === 3);
    expect(page.heard.at(-1)?.happenings[0]?.lapseAlert).toMatchObject({ id: alert?.id, current: false });
  });
});

describe('who hears what', () => {
  it('is told of their own alerts, in their own region, and nobody else of anything', async () => {
    const elsewhere = await givenAdviser(app, 'Els Elders', { regionCode: 'AM01' });
    const colleague = await givenAdviser(app, 'Carla Collega');
    const candidate = await app.person('Kim Kandidaat');
    const pages = [await listening(elsewhere), await listening(colleague)];
    const mine = await listening(adviser);
    await published('of ours');
    await sweeps.send();
    await Promise.race([mine, pages[1]!].map((page) => page.until(() => page.titles.length === 1)));
    expect(mine.titles.length + pages[1]!.titles.length).toBe(1);
    expect((await listening(elsewhere, pages[0]?.cursor)).titles).toEqual([]);

    const refused = await listening(candidate);
    expect([refused.heard, refused.errors]).toEqual([
      [],
      [expect.objectContaining({ extensions: { code: 'FORBIDDEN' } })],
    ]);
    const visitor = await listening(null);
    expect([visitor.heard, visitor.errors.length]).toEqual([[], 1]);
    const lured = new Listener(app.url, adviser, null, { origin: 'https://elders.example' });
    listeners.push(lured);
    await lured.until(() => lured.isOver);
    expect([lured.heard, lured.errors.length]).toEqual([[], 1]);
  });

  it('hears nothing more when their role or their session ends', async () => {
    const page = await listening(adviser);
    await app.db((tx) =>
      tx.execute('UPDATE role_grant SET ended_at = app_now() WHERE account_id = $1', [adviser.accountId]),
    );
    await page.until(() => page.isOver);
    expect(page.errors).toEqual([]);

    const second = await givenAdviser(app, 'Bea Bezet');
    const windows = [await listening(second), await listening(second, null, otherUrl)];
    await app.ask('mutation { signOut }', {}, { as: second });
    await Promise.all(windows.map((each) => each.until(() => each.isOver)));
    expect(windows.map(({ closedWith }) => closedWith)).toEqual([4401, 4401]);
  });

  it('does not keep a session in use, nor a transaction open', async () => {
    await app.db((tx) => tx.execute(`UPDATE session SET last_seen_at = app_now() - interval '1 hour'`));
    const page = await listening(adviser);
    await published('unused');
    await sweeps.send();
    await page.until(() => page.titles.length === 1);
    const seen = await app.db((tx) =>
      tx.one(
        `SELECT bool_or(last_seen_at > app_now() - interval '30 minutes') AS used FROM session WHERE account_id = $1`,
        [adviser.accountId],
      ),
    );
    expect(seen).toEqual({ used: false });
    const open = () =>
      app.db((tx) =>
        tx.query(
          `SELECT query FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`,
        ),
      );
    while ((await open()).length > 0);
    // All the while it listens.
    expect([await open(), page.isOver]).toEqual([[], false]);
  });
});

describe('a cursor', () => {
  it('from too long ago, or of nothing, starts over, and says so', async () => {
    const page = await listening(adviser);
    await published('old');
    await sweeps.send();
    await page.until(() => page.titles.length === 1);
    await moment(app, '2026-11-23T13:00:00Z');
    await asTest(() => app.app.get(ForgetAlertNews).sweep());
    for (const after of [page.cursor, 'nonsense', '999999999999.1.1795262400']) {
      const again = await listening(adviser, after);
      expect(again.heard[0]).toMatchObject({ startsOver: true, happenings: [] });
      again.stop();
    }
    expect(await app.db((tx) => tx.query('SELECT FROM alert_news'))).toEqual([]);
  });
});

describe('the socket', () => {
  it('answers subscriptions alone, of the pages alone, and not endlessly many', async () => {
    const client = createClient({
      url: `${app.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: class extends WebSocket {
        constructor(address: string, protocols: string) {
          super(address, protocols, { headers: { cookie: adviser.cookie } });
        }
      },
      retryAttempts: 0,
    });
    const outcome = (query: string) =>
      new Promise((resolve) => {
        client.subscribe({ query }, { next: resolve, error: resolve, complete: () => {} });
      });
    const codes = { extensions: { code: 'BAD_USER_INPUT' } };
    expect(await outcome('{ viewer { id } }')).toEqual([expect.objectContaining(codes)]);

    const deep = `subscription { alertNews { happenings { lapseAlert { place { employer { places { nodes { employer { places { nodes {
      employer { places { nodes { id } } } } } } } } } } } } } }`;
    const refused = expect.objectContaining({ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
    expect(await outcome(deep)).toEqual([refused, refused]);
    await client.dispose();
  });

  it('holds in Redis no more than whom it is of', async () => {
    const redis = new Redis(process.env['TEST_STACK_REDIS_URL'] ?? '');
    const said: string[] = [];
    await redis.subscribe(wakeChannel);
    redis.on('message', (_, message) => said.push(message));
    const page = await listening(adviser);
    await published('secret');
    await sweeps.send();
    await page.until(() => page.titles.length === 1);
    redis.disconnect();
    expect(said).toContain(adviser.accountId);
    expect(said.filter((message) => !/^[0-9a-f-]{36}$/.test(message))).toEqual([]);
  });
});
