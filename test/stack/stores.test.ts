import { Redis } from 'ioredis';
import { Client } from 'pg';

async function ask(text: string): Promise<unknown[][]> {
  const client = new Client({ connectionString: process.env.TEST_STACK_DATABASE_URL });
  await client.connect();
  try {
    return (await client.query({ text, rowMode: 'array' })).rows as unknown[][];
  } finally {
    await client.end();
  }
}

describe('the stores', () => {
  it('compare text by code point, the same on every machine', async () => {
    const rows = await ask(`select w from unnest(array['b', 'é', 'Z', 'a', 'B']) as t(w) order by w`);
    expect(rows.flat()).toEqual(['B', 'Z', 'a', 'b', 'é']);
    expect(await ask(`select upper('één'), lower('ÉÉN')`)).toEqual([['ÉÉN', 'één']]);
  });

  it('speak UTF-8 and UTC, and listen on the loopback address only', async () => {
    const settings = `select current_setting('server_encoding'), current_setting('timezone'), current_setting('listen_addresses')`;
    expect(await ask(settings)).toEqual([['UTF8', 'UTC', '127.0.0.1']]);
  });

  it('have the extensions that the product uses', async () => {
    const names = ['btree_gist', 'pg_trgm', 'pgcrypto', 'unaccent'];
    const rows = await ask(
      `select name from pg_available_extensions where name in ('${names.join("','")}') order by name`,
    );
    expect(rows.flat()).toEqual(names);
  });

  it('let nobody in without the password', async () => {
    const url = new URL(process.env.TEST_STACK_DATABASE_URL as string);
    url.password = 'guess';
    const client = new Client({ connectionString: url.href });
    await expect(client.connect()).rejects.toThrow('password authentication failed');
    const { port } = new URL(process.env.TEST_STACK_REDIS_URL as string);
    const redis = new Redis({ port: Number(port), lazyConnect: true, retryStrategy: () => null });
    redis.on('error', () => undefined);
    await expect(redis.ping()).rejects.toThrow('NOAUTH');
    redis.disconnect();
  });

  it('never drop a job to make room, and keep nothing of Redis on disk', async () => {
    const redis = new Redis(process.env.TEST_STACK_REDIS_URL as string);
    const read = async (name: string) => (await redis.config('GET', name)) as string[];
    expect(await read('maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
    expect(await read('save')).toEqual(['save', '']);
    expect(await read('appendonly')).toEqual(['appendonly', 'no']);
    redis.disconnect();
  });
});
