import pg from 'pg';
import { createDatabase } from '../../support/database.js';
import { compareSearches, sameAnswers, type Searched, type Way } from './compare-searches.js';
import { compareServers, startServers, type Direction, type Served } from './compare-servers.js';
import { keepNaively, naiveCandidates, naivePlaces } from './naive-search.js';
import { fillNetherlands, type Size } from './netherlands.js';
import { ourCandidates, ourPlaces } from './our-search.js';
import { rounded } from './percentile.js';
import { keepForPostgis, postgisCandidates, postgisPlaces } from './postgis-search.js';
import { startPostgis } from './postgis-server.js';
import { publishAndRematch } from './publish.js';
import { rematchBothWays } from './rematch.js';

/** What is measured, and on how large a country. */
export interface Bench extends Size {
  /** Of how many candidates and places the best are asked. */
  readonly asked: number;
  /** How long each server is asked, three times. */
  readonly seconds: number;
  readonly without: readonly string[];
}

type Say = (line: string) => void;
const directions: readonly Direction[] = ['places', 'candidates'];
const naive: Record<Direction, Way> = { places: naivePlaces, candidates: naiveCandidates };
const ours: Record<Direction, Way> = { places: ourPlaces, candidates: ourCandidates };

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** A country in a database of its own, and the ids that are asked, drawn from all of it or from one region. */
async function country(bench: Bench, say: Say) {
  const database = await createDatabase();
  const client = await connected(database.url);
  const begin = performance.now();
  await fillNetherlands(client, bench);
  await keepNaively(client);
  say(
    `${bench.places} plekken, ${bench.candidates} kandidaten / places and candidates: ${Math.round((performance.now() - begin) / 1000)} s`,
  );
  const drawn = async (table: string, where: string) =>
    (
      await client.query<{ id: string }>(
        `SELECT id::text FROM ${table} WHERE ${where} ORDER BY md5(id || $1) LIMIT $2`,
        [String(bench.seed), bench.asked],
      )
    ).rows.map(({ id }) => id);
  return { client, database, drawn };
}

interface Against {
  readonly naive: Searched;
  readonly ours: Searched;
  readonly same: number;
}

async function searchBothWays(client: pg.Client, ids: Record<Direction, readonly string[]>) {
  const found = {} as Record<Direction, Against>;
  for (const direction of directions) {
    const both = { naive: naive[direction], ours: ours[direction] };
    const searched = await compareSearches(client, both, ids[direction]);
    found[direction] = { ...searched, same: sameAnswers(searched) };
  }
  return found;
}

/** The same country in a PostgreSQL that has PostGIS, asked there of PostGIS and of our functions; null without one. */
async function againstPostgis(bench: Bench, say: Say) {
  const server = await startPostgis();
  if (!server) return null;
  const here = process.env['TEST_STACK_DATABASE_URL'];
  process.env['TEST_STACK_DATABASE_URL'] = server.url;
  try {
    const { client, drawn } = await country(bench, say);
    await keepForPostgis(client);
    const postgis = { places: postgisPlaces, candidates: await postgisCandidates(client) };
    const ids = {
      places: await drawn('naive_wish', 'true'),
      candidates: await drawn('naive_place', `status = 'PUBLISHED'`),
    };
    const found = {} as Record<Direction, { postgis: Searched; ours: Searched; same: number }>;
    for (const direction of directions) {
      const both = { postgis: postgis[direction], ours: ours[direction] };
      const searched = await compareSearches(client, both, ids[direction]);
      found[direction] = { ...searched, same: sameAnswers(searched) };
    }
    await client.end();
    return { version: server.version, found };
  } finally {
    process.env['TEST_STACK_DATABASE_URL'] = here;
    await server.stop();
  }
}

async function againstServers(
  { client, database, drawn }: Awaited<ReturnType<typeof country>>,
  seconds: number,
): Promise<Record<Direction, Served>> {
  const { rows } = await client.query<{ code: string }>(
    `SELECT region_code AS code FROM naive_place GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`,
  );
  const regionCode = rows[0]?.code ?? '';
  const ids = {
    places: await drawn('candidate', `region_code = '${regionCode}'`),
    candidates: await drawn('naive_place', `status = 'PUBLISHED' AND region_code = '${regionCode}'`),
  };
  const { servers, stop } = await startServers(database.url, client, {
    regionCode,
    candidateIds: ids.places,
  });
  try {
    const served = {} as Record<Direction, Served>;
    for (const direction of directions)
      served[direction] = await compareServers(
        client,
        servers,
        direction,
        ours[direction],
        ids[direction],
        seconds,
      );
    return served;
  } finally {
    await stop();
  }
}

/** Everything asked for, as one object; figures in milliseconds, requests a second, and ratios. */
export async function benchMatching(bench: Bench, say: Say) {
  const isAsked = (part: string) => !bench.without.includes(part);
  const here = await country(bench, say);
  const { client, drawn, database } = here;
  const ids = {
    places: await drawn('naive_wish', 'true'),
    candidates: await drawn('naive_place', `status = 'PUBLISHED'`),
  };
  const searched = await searchBothWays(client, ids);
  for (const direction of directions) {
    const { naive, ours, same } = searched[direction];
    say(
      `${direction}: naive ${rounded(naive.p50)}/${rounded(naive.p95)}, ours ${rounded(ours.p50)}/${rounded(ours.p95)} ms; ${same} of ${bench.asked} the same`,
    );
  }
  const served = isAsked('servers') ? await againstServers(here, bench.seconds) : null;
  const rematch = isAsked('rematch') ? await rematchBothWays(client, database.url) : null;
  const publish = isAsked('publish') ? await publishAndRematch(client, bench.seed) : null;
  await client.end();
  await database.drop();
  const postgis = isAsked('postgis') ? await againstPostgis(bench, say) : null;

  const told = Object.fromEntries(
    directions.map((direction) => {
      const { naive, ours, same } = searched[direction];
      const elsewhere = postgis?.found[direction];
      const server = served?.[direction];
      const tps = server?.throughput;
      return [
        direction === 'places' ? 'placesForCandidate' : 'candidatesForPlace',
        {
          identical:
            same === ids[direction].length &&
            (server?.same ?? true) &&
            (elsewhere === undefined || elsewhere.same === elsewhere.ours.answers.length),
          naiveOverOursP95: rounded(naive.p95 / ours.p95),
          postgisOverOursP95: elsewhere ? rounded(elsewhere.postgis.p95 / elsewhere.ours.p95) : null,
          throughputOverRawHttp: tps ? rounded(tps.ours / tps.raw) : null,
          throughputOverPostGraphile: tps?.postgraphile ? rounded(tps.ours / tps.postgraphile) : null,
          apiMinusSqlP50Ms: server ? rounded(server.apiMinusSqlP50Ms) : null,
          p50: rounded(ours.p50),
          p95: rounded(ours.p95),
          naive: { p50: rounded(naive.p50), p95: rounded(naive.p95) },
          postgis: elsewhere && {
            p50: rounded(elsewhere.postgis.p50),
            p95: rounded(elsewhere.postgis.p95),
            ours: { p50: rounded(elsewhere.ours.p50), p95: rounded(elsewhere.ours.p95) },
          },
          api: server && { p50: rounded(server.apiP50), p95: rounded(server.apiP95) },
          requestsPerSecond: tps && {
            ours: Math.round(tps.ours),
            raw: Math.round(tps.raw),
            postgraphile: tps.postgraphile === null ? null : Math.round(tps.postgraphile),
          },
        },
      ];
    }),
  );
  return {
    identical: Object.values(told).every(({ identical }) => identical) && (rematch?.same ?? true),
    places: bench.places,
    candidates: bench.candidates,
    maps: bench.maps,
    seed: bench.seed,
    postgisVersion: postgis?.version ?? null,
    ...told,
    rematch: rematch && {
      sqlOverOurs: rounded(rematch.sqlSeconds / rematch.oursSeconds),
      seconds: rounded(rematch.oursSeconds),
      rows: rematch.rows,
      sameChecksum: rematch.same,
    },
    publish: publish && { p50: rounded(publish.p50), p95: rounded(publish.p95) },
  };
}
