import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import { folderInUse } from '../../../src/stack/account.service.js';
import type { Marks } from './marks.js';
import type { Product } from './product.js';

/** Where something of a person was found, as `where: what`. */
export type Found = readonly string[];

/** How one person's marks are looked for in a text. */
const marksIn = (people: readonly Marks[], text: string) => people.flatMap((person) => person.in(text));

/** Every mark in every column of every table, read as superuser beside the product. */
export async function inTables(databaseUrl: string, people: readonly Marks[]): Promise<Found> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema')`,
    );
    const found = new Set<string>();
    for (const { name } of tables) {
      const { rows } = await client.query<{ key: string; value: string | null }>(
        `SELECT e.key, e.value FROM ${name} t, jsonb_each_text(to_jsonb(t)) e WHERE e.value IS NOT NULL`,
      );
      for (const { key, value } of rows) {
        for (const mark of marksIn(people, readable(value ?? ''))) found.add(`${name}.${key}: ${mark}`);
      }
    }
    return [...found].sort();
  } finally {
    await client.end();
  }
}

/** A file in a column is shown in hexadecimal: it is read both ways. */
const readable = (value: string) =>
  value.startsWith('\\x') ? Buffer.from(value.slice(2), 'hex').toString('latin1') : value;

/** Every mark in every file that the product or its stores write their log in. */
export function inLogs(product: Product, people: readonly Marks[]): Found {
  const folders = [
    join(product.dataDir, 'logs'),
    ...['postgres', 'redis'].map((name) => folderInUse(join(product.dataDir, name))),
    product.ledgerDir,
  ];
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile()),
  );
  return [
    ...files.flatMap((path) =>
      marksIn(people, readFileSync(path, 'latin1')).map((mark) => `${path}: ${mark}`),
    ),
    ...marksIn(people, product.said).map((mark) => `the terminal: ${mark}`),
  ];
}

/** How much there is to look through in the logs, in lines: a log that was not written holds nothing either. */
export function linesOfLog({ dataDir }: Product): number {
  const folder = join(dataDir, 'logs');
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1').split('\n').length)
    .reduce((sum, lines) => sum + lines, 0);
}

/** Everything that a Redis holds, whatever its type: keys and values as one text a key. */
async function readRedis(url: string): Promise<string[]> {
  const redis = new Redis(url);
  try {
    const texts: string[] = [];
    let cursor = '0';
    do {
      const [next, keys] = await redis.scan(cursor, 'COUNT', 500);
      cursor = next;
      for (const key of keys) texts.push(`${key} ${JSON.stringify(await valueOf(redis, key))}`);
    } while (cursor !== '0');
    return texts;
  } finally {
    redis.disconnect();
  }
}

async function valueOf(redis: Redis, key: string): Promise<unknown> {
  const type = await redis.type(key);
  switch (type) {
    case 'string':
      return redis.get(key);
    case 'hash':
      return redis.hgetall(key);
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'set':
      return redis.smembers(key);
    case 'zset':
      return redis.zrange(key, 0, -1, 'WITHSCORES');
    case 'stream':
      return redis.xrange(key, '-', '+');
    case 'none':
      return null;
    default:
      throw new Error(`the drill does not know how to read a Redis ${type} (${key})`);
  }
}

export async function inRedis(
  url: string,
  people: readonly Marks[],
): Promise<{ keys: number; found: Found }> {
  const texts = await readRedis(url);
  return {
    keys: texts.length,
    found: texts.flatMap((text) => marksIn(people, text).map((mark) => `${text.slice(0, 60)}: ${mark}`)),
  };
}

/** What the local mailbox shows: in all, and to each address that was used. */
export async function inMailbox(
  product: Product,
  people: readonly Marks[],
  addresses: readonly string[],
): Promise<Found> {
  const pages = ['', ...addresses.map((to) => `?to=${encodeURIComponent(to)}`)];
  const found: string[] = [];
  for (const page of pages) {
    for (const path of ['/dev/mailbox.json', '/dev/mailbox']) {
      // The page shows the address that was asked for: only what it found counts.
      const text = (await product.fetch(`${path}${page}`, null)).replace(/<form>.*?<\/form>/s, '');
      found.push(...marksIn(people, text).map((mark) => `${path}${page}: ${mark}`));
    }
  }
  return [...new Set(found)];
}
