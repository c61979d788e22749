import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type pg from 'pg';
import { functionsToServe, operations } from './asked.js';
import { startChild, type ChildServer } from './child-server.js';
import type { Way } from './compare-searches.js';
import { percentile } from './percentile.js';
import { ask, throughput, type Question } from './requests.js';

/** In which direction is searched: places for candidates, or candidates for places. */
export type Direction = 'places' | 'candidates';

/** What the servers did in one direction; null where a server could not be had. */
export interface Served {
  /** Whether each server gave the list that the database gave, for every id. */
  readonly same: boolean;
  readonly apiP50: number;
  readonly apiP95: number;
  readonly apiMinusSqlP50Ms: number;
  readonly throughput: { readonly ours: number; readonly raw: number; readonly postgraphile: number | null };
}

const connections = 10;

/** PostGraphile with packages of its own in the cache; null when they cannot be fetched or do not run here. */
async function startPostgraphile(databaseUrl: string): Promise<ChildServer | null> {
  const source = resolve('test', 'benchmarks', 'postgraphile');
  const cache = resolve('.cache', 'postgraphile');
  try {
    const names = ['package.json', 'package-lock.json'] as const;
    const isThere = () =>
      existsSync(join(cache, 'node_modules', 'postgraphile')) &&
      names.every((name) => readFileSync(join(cache, name)).equals(readFileSync(join(source, name))));
    if (!existsSync(cache) || !isThere()) {
      mkdirSync(cache, { recursive: true });
      for (const name of names) copyFileSync(join(source, name), join(cache, name));
      await promisify(execFile)('npm', ['ci', '--no-audit', '--no-fund'], { cwd: cache });
    }
  } catch {
    return null;
  }
  const packages = join(cache, 'package.json');
  return startChild(join(source, 'server.mjs'), { databaseUrl, pool: connections, packages });
}

interface Server {
  readonly question: (direction: Direction, id: string) => Question;
  /** The ids in an answer, the best first. */
  readonly idsIn: (direction: Direction, answer: string) => string[];
}

interface Node {
  readonly id?: string;
  readonly candidateId?: string;
  readonly placeId?: string;
  readonly place?: { readonly id: string };
}

const graphql = (url: string, cookie: string, operation: Record<Direction, string>) =>
  ((direction, id) => ({
    url,
    cookie,
    body: JSON.stringify({ query: operation[direction], variables: { id } }),
  })) satisfies Server['question'];

const idsOf = (nodes: readonly Node[] = []) =>
  nodes
    .map(({ id, place, placeId, candidateId }) => id ?? place?.id ?? placeId ?? candidateId)
    .filter((id): id is string => typeof id === 'string');

/** The three servers over the same database, asked the same by a signed-in adviser of one region. */
export async function startServers(
  databaseUrl: string,
  client: pg.Client,
  { regionCode, candidateIds }: { regionCode: string; candidateIds: readonly string[] },
): Promise<{ servers: Record<string, Server>; stop(): Promise<void> }> {
  await client.query(functionsToServe);
  const here = (name: string) => join(import.meta.dirname, name);
  const api = await startChild(here('api-server.main.js'), { databaseUrl, regionCode, candidateIds });
  const raw = await startChild(here('raw-server.main.js'), { databaseUrl, pool: connections });
  const made = await startPostgraphile(databaseUrl);
  const cookie = api?.cookie;
  if (!api || !raw || !cookie) throw new Error('a server did not start');
  const servers: Record<string, Server> = {
    ours: {
      question: graphql(api.url, cookie, operations.ours),
      idsIn: (_, answer) => {
        const { data } = JSON.parse(answer) as {
          data: Record<string, { matches: { nodes: Node[] } } | null>;
        };
        return idsOf((data['candidate'] ?? data['place'])?.matches.nodes);
      },
    },
    raw: {
      question: (direction, id) => ({ url: `${raw.url}/${direction}/${id}`, cookie }),
      idsIn: (_, answer) => idsOf((JSON.parse(answer) as { nodes: Node[] }).nodes),
    },
    ...(made && {
      postgraphile: {
        question: graphql(made.url, cookie, operations.made),
        idsIn: (direction: Direction, answer: string) =>
          idsOf(
            (JSON.parse(answer) as { data: Record<string, { nodes: Node[] }> }).data[`${direction}For`]
              ?.nodes,
          ),
      },
    }),
  };
  return {
    servers,
    stop: async () => {
      for (const each of [api, raw, made]) await each?.stop();
    },
  };
}

/**
 * Asks the servers in one direction: one request at a time in turn with the same search in the database, for what the
 * API adds; then sixteen at a time, the servers by turns, of which the middle of three rounds counts.
 */
export async function compareServers(
  client: pg.Client,
  servers: Readonly<Record<string, Server>>,
  direction: Direction,
  search: Way,
  ids: readonly string[],
  seconds: number,
): Promise<Served> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const inSql = async (id: string) => {
    const { rows } = await client.query<{ id: string }>({
      name: search.name,
      text: search.text,
      values: search.values(id),
    });
    return idsOf(rows);
  };
  const times = { sql: [] as number[], ours: [] as number[] };
  let same = true;
  for (const [round, id] of [...ids.slice(0, 50), ...ids].entries()) {
    const begin = performance.now();
    const expected = await inSql(id);
    const between = performance.now();
    const answers = new Map<string, string>();
    for (const [name, { question }] of Object.entries(servers)) {
      const from = performance.now();
      answers.set(name, await ask(agent, question(direction, id)));
      if (name === 'ours' && round >= 50) times.ours.push(performance.now() - from);
    }
    if (round >= 50) times.sql.push(between - begin);
    for (const [name, { idsIn }] of Object.entries(servers))
      same &&= idsIn(direction, answers.get(name) as string).join() === expected.join();
  }
  agent.destroy();
  const rounds: Record<string, number[]> = {};
  for (let round = 0; round < 3; round++) {
    for (const [name, { question }] of Object.entries(servers)) {
      const questions = ids.map((id) => question(direction, id));
      (rounds[name] ??= []).push(await throughput(questions, seconds));
    }
  }
  const middle = (name: string) => percentile(rounds[name] ?? [], 0.5);
  return {
    same,
    apiP50: percentile(times.ours, 0.5),
    apiP95: percentile(times.ours, 0.95),
    apiMinusSqlP50Ms: percentile(times.ours, 0.5) - percentile(times.sql, 0.5),
    throughput: {
      ours: middle('ours'),
      raw: middle('raw'),
      postgraphile: 'postgraphile' in rounds ? middle('postgraphile') : null,
    },
  };
}
