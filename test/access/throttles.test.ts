import { randomUUID } from 'node:crypto';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { Redis } from 'ioredis';
import { throttlesOn } from '../../src/access/enforce-throttles.plugin.js';
import { RateLimits } from '../../src/access/rate-limits.service.js';
import { Refusal } from '../../src/access/refusal.js';
import { rightOf } from '../../src/platform/classified.decorator.js';
import { startApp, type TestApp } from '../support/app.js';

/** A part of Redis of its own: the tests beside these ask from the same address. */
const redisUrl = `${process.env['TEST_STACK_REDIS_URL']}/1`;
const strict = { LIMITS_TIMES: '1', SIGN_INS_PER_ADDRESS: '6', REDIS_URL: redisUrl };

let app: TestApp;
beforeAll(async () => {
  app = await startApp(strict);
});
afterAll(() => app.close());

const refuses = async (count: () => Promise<void>): Promise<Refusal | null> => {
  try {
    await count();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
};

describe('a throttle', () => {
  const twice = { per: 'source', times: 2, seconds: 600 } as const;

  it('lets through so many times for each key and each name, and then says how long to wait', async () => {
    const limits = app.app.get(RateLimits);
    const ask = (name: string, key: string) => refuses(() => limits.spend(name, twice, key));
    const name = `test-${randomUUID()}`;
    expect(await ask(name, '192.0.2.1')).toBeNull();
    expect(await ask(name, '192.0.2.1')).toBeNull();
    expect(await ask(name, '192.0.2.2')).toBeNull();
    expect(await ask(`${name}-other`, '192.0.2.1')).toBeNull();
    const refusal = await ask(name, '192.0.2.1');
    expect(refusal?.code).toBe('TOO_MANY_REQUESTS');
    expect(refusal?.retryAfter).toBeGreaterThan(500);
    expect(refusal?.sentence.nl).toMatch(/Wacht 10 minuten/);
  });

  it('is shared by processes, and keeps in Redis neither address nor e-mail address', async () => {
    const other = await startApp(strict);
    const name = `shared-${randomUUID()}`;
    const perTarget = { per: { argument: 'email' }, times: 2, seconds: 600 } as const;
    try {
      const [here, there] = [app.app.get(RateLimits), other.app.get(RateLimits)];
      await here.spend(name, perTarget, 'ann@example.nl');
      await there.spend(name, perTarget, 'ann@example.nl');
      expect(await refuses(() => here.spend(name, perTarget, 'ann@example.nl'))).not.toBeNull();
      const redis = new Redis(redisUrl);
      const keys = await redis.keys('limit:*');
      redis.disconnect();
      expect(keys.some((key) => key.startsWith(`limit:${name}`))).toBe(true);
      expect(keys.filter((key) => /ann|example\.nl|127\.0\.0\.1|192\.0\.2/.test(key))).toEqual([]);
    } finally {
      await other.close();
    }
  });

  it('goes on counting in the process when Redis is not there', async () => {
    const alone = await startApp({
      LIMITS_TIMES: '1',
      SIGN_INS_PER_ADDRESS: '6',
      REDIS_URL: 'redis://127.0.0.1:1',
    });
    try {
      const limits = alone.app.get(RateLimits);
      const ask = () => refuses(() => limits.spend('away', twice, '192.0.2.9'));
      expect([await ask(), await ask()]).toEqual([null, null]);
      expect((await ask())?.code).toBe('TOO_MANY_REQUESTS');
    } finally {
      await alone.close();
    }
  });
});

describe('in the API', () => {
  it('every alias counts, and the answer is 429 with Retry-After and a sentence', async () => {
    const query =
      '{ a: placesForWish(wish: { mboLevels: [2] }) { total } b: placesForWish(wish: { mboLevels: [2] }) { total } }';
    let response: Response;
    let asked = 0;
    do {
      response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      asked += 2;
    } while (response.status === 200 && asked < 200);
    expect(asked).toBe(122);
    expect(response.status).toBe(429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    const { errors } = (await response.json()) as { errors: { message: string; extensions: object }[] };
    expect(errors[0]?.message).toMatch(/^Dit is te vaak gevraagd\. Wacht .* \/ This was asked too often\./);
    expect(errors[0]?.extensions).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
  });

  it('a desk hands in lists so often, each person for themselves, and fetches what was refused so often', async () => {
    const someone = () => app.person('Lijsten', { role: 'ADVISER', regionCode: 'AM05' });
    const [person, colleague] = [await someone(), await someone()];
    const handIn = ({ cookie }: { cookie: string }) =>
      fetch(`${app.url}/exchange/place-lists`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', cookie },
        body: 'geen lijst',
      });
    const statuses: number[] = [];
    for (let i = 0; i < 21; i++) statuses.push((await handIn(person)).status);
    expect(statuses.slice(0, 20)).not.toContain(429);
    expect(statuses[20]).toBe(429);
    expect((await handIn(colleague)).status).not.toBe(429);
    const path = `/exchange/place-lists/${randomUUID()}/refused.csv`;
    const fetched: number[] = [];
    for (let i = 0; i < 61; i++)
      fetched.push((await fetch(app.url + path, { headers: { cookie: person.cookie } })).status);
    expect([...new Set(fetched)]).toEqual([404, 429]);
    expect(fetched.indexOf(429)).toBe(60);
  });

  it('copies and erasure of one’s data have throttles of their own', () => {
    const { schema } = app.app.get(GraphQLSchemaHost, { strict: false });
    const fields = schema.getMutationType()?.getFields() ?? {};
    const most = ['askDownload', 'openDownload', 'askErasure', 'confirmErasure'].map((name) =>
      Math.max(...throttlesOn(fields[name]!, 'Mutation').map(({ times }) => Number(times))),
    );
    expect(most).toEqual([10, 20, 10, 20]);
  });

  it('every mutation that anybody may send has a throttle of its own on the source', () => {
    const { schema } = app.app.get(GraphQLSchemaHost, { strict: false });
    const open = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(
      ({ extensions }) => extensions[rightOf] === 'public',
    );
    const without = open.filter(
      (field) => !throttlesOn(field, 'Mutation').some(({ per }) => per === 'source' || per === 'visitor'),
    );
    expect(open.length).toBeGreaterThan(2);
    expect(without.map(({ name }) => name)).toEqual([]);
  });
});
