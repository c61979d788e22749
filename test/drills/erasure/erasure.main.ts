import { parseArgs } from 'node:util';
import pg from 'pg';
import { drawFrom } from '../../../src/demo/draw.js';
import { freeTextColumns } from '../../../src/privacy/personal-data-catalogue.js';
import { until } from '../../support/stack-process.js';
import { planted } from '../rights/planted/plant.js';
import { faults } from './faults.js';
import { answersTo } from './answers.js';
import { castOf, type Cast } from './cast.js';
import { Life, type Lived } from './life.js';
import { inLogs, inMailbox, inRedis, inTables, linesOfLog, type Found } from './look.js';
import type { Marks } from './marks.js';
import { idsOf, plantMarks, type Planted } from './plant-marks.js';
import { Product } from './product.js';
import { addRareRows } from './rare-rows.js';
import { besides, copyData, dump, inData, removeData, replay, restoreDump } from './restore.js';

/**
 * Erases people, and looks for what is left of them: `npm run drill:erasure -- [--json] [--seed N] [--planted NAME]`.
 * The real product with the fullest log; a candidate, one of 14 with a parent, an employer's member and an adviser live
 * in it with a mark in every column that is a person's; a backup is made; they are erased; and every place where
 * something of them could be is searched, before (it must be there) and after (it must be gone), also in the backup
 * after it was put back. Ends with 1 when anything is left, or when there was nothing to find.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    planted: { type: 'string', default: '' },
    verbose: { type: 'boolean', default: false },
  },
});
const say = (line: string) => console.error(`▸ ${line}`);

/** Where is looked. `dump` is null when no fitting pg_dump is here. */
interface Places {
  tables: Found;
  logs: Found;
  redis: Found;
  mailbox: Found;
  exports: Found;
  backup: Found;
  dump: Found | null;
}
const countOf = (places: Places) =>
  Object.fromEntries(
    Object.entries(places as object).map(([name, found]) => [name, (found as Found | null)?.length ?? null]),
  );

const fault = values.planted ? faults[values.planted] : undefined;
if (values.planted && !fault) throw new Error(`--planted knows ${Object.keys(faults).join(', ')}`);
const environment: Record<string, string> = fault
  ? {
      PLANTED: JSON.stringify(planted(fault)),
      NODE_OPTIONS: `--import ${new URL('../rights/planted/plant.main.js', import.meta.url).href}`,
    }
  : {};

const product = await Product.in(environment);
const backup = besides(product.dataDir, 'backup');
const empty = besides(product.dataDir, 'dumped');
try {
  process.exitCode = (await drill()) ? 0 : 1;
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await product.stop();
  for (const folder of [backup, empty, product.dataDir]) removeData(folder);
  product.remove();
}
process.exit();

async function drill(): Promise<boolean> {
  const began = Date.now();
  say('the product starts, and its demo regions are filled');
  await product.start();
  const cast = castOf(drawFrom(Number(values.seed)), new Date().getFullYear());
  const people: Marks[] = Object.values(cast);
  say('a candidate, a minor, an employer’s member and an adviser use it');
  const lived = await new Life(product, cast).live();
  const marks = await beside((client) => plant(client, cast));
  say(`${marks.marked.length} columns are marked`);

  const addresses = [...people.map(({ email }) => email), lived.candidateEmail];
  const before = {
    tables: await inTables(product.superuserUrl, people),
    redis: (await inRedis(product.running.redisUrl, people)).found,
    mailbox: await inMailbox(product, people, addresses),
    exports: lived.given.flatMap((text) => people.flatMap((person) => person.in(text))),
  };
  say('backups are made');
  const dumped = await dump(product.superuserUrl, `${product.dataDir}.pgdump`);
  await product.stop();
  const loggedBefore = inLogs(product, people);
  copyData(product.dataDir, backup);
  const inBackup = await inData(backup, people);
  await product.start();

  say('they are erased');
  await erase(lived, cast);
  const after: Places = {
    tables: await inTables(product.superuserUrl, people),
    redis: [],
    mailbox: await inMailbox(product, people, addresses),
    exports: [],
    logs: [],
    backup: [],
    dump: null,
  };
  const texts = [
    await answersTo(product, cast, lived.staying, lived.placeListId),
    await product.fetch(`/exchange/place-lists/${lived.placeListId}/refused.csv`, lived.staying.adviser),
  ];
  after.exports = texts.flatMap((text) => people.flatMap((person) => person.in(text)));
  const redis = await inRedis(product.running.redisUrl, people);
  after.redis = redis.found;
  await product.stop();
  after.logs = inLogs(product, people);

  say('the backup is put back, and the ledger replayed');
  if ('file' in dumped) copyData(backup, empty);
  const said = await replay(backup, product.ledgerDir, environment);
  after.backup = await inData(backup, people);
  if ('file' in dumped) {
    await restoreDump(dumped.file, empty);
    await replay(empty, product.ledgerDir, environment);
    after.dump = await inData(empty, people);
  }
  return tell({
    began,
    marks,
    before: { ...before, backup: inBackup, logs: loggedBefore },
    after,
    dumped,
    redis: redis.keys,
    said,
  });
}

async function plant(client: pg.Client, cast: Cast): Promise<Planted> {
  const ids = await idsOf(client, cast);
  await until('the matches of all are found', async () => {
    const { rows } = await client.query('SELECT FROM found_match WHERE candidate_id = ANY($1) LIMIT 1', [
      ids.candidates,
    ]);
    return rows.length === 1;
  });
  await addRareRows(client, cast, ids);
  return plantMarks(client, cast, ids);
}

/** Each asks in the way that is theirs; the minor by the desk. Until the worker is done. */
async function erase(lived: Lived, cast: Cast): Promise<void> {
  const { adviser, coordinator } = lived.staying;
  await product.ask(
    `mutation($id: ID!, $reason: String!) { eraseCandidate(candidateId: $id, reason: $reason) { problems { message } } }`,
    { id: lived.minorId, reason: `${cast.minor.text('wisreden')} belde` },
    adviser,
  );
  const { accountId } = await product.ask<{ accountId: string }>('{ viewer { accountId: id } }', {}, adviser);
  await product.ask(
    `mutation($input: RoleEndInput!) { endRole(input: $input) { problems { message } } }`,
    {
      input: {
        accountId: lived.accountOfAdviser,
        regionCode: 'AM05',
        role: 'ADVISER',
        handOverTo: accountId,
      },
    },
    coordinator,
  );
  for (const email of [lived.candidateEmail, cast.member.email, cast.adviser.email]) {
    const visitor = await product.signIn(email);
    await product.ask('mutation { askErasure { problems { message } } }', {}, visitor);
    const token = await product.mailedToken(email, '/account/wissen');
    await product.ask(
      'mutation($token: String!) { confirmErasure(token: $token) { problems { message } } }',
      { token },
      visitor,
    );
  }
  await beside((client) =>
    until('four people are erased, and all that follows is done', async () => {
      const { rows } = await client.query<{ erased: number; open: number }>(
        `SELECT (SELECT count(*)::integer FROM erasure) AS erased,
           (SELECT count(*)::integer FROM outbox_delivery WHERE handled_at IS NULL) AS open`,
      );
      return rows[0]?.erased === 4 && rows[0].open === 0;
    }),
  );
}

async function beside<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: product.superuserUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

interface Outcome {
  readonly began: number;
  readonly marks: Planted;
  readonly before: Omit<Places, 'dump'>;
  readonly after: Places;
  readonly dumped: Awaited<ReturnType<typeof dump>>;
  readonly redis: number;
  readonly said: string;
}

/** Whether there was something to find in every place where something belongs, and nothing is left. */
function tell({ began, marks, before, after, dumped, redis, said }: Outcome): boolean {
  const hits = Object.values(after as object).reduce<number>(
    (sum, found) => sum + ((found as Found | null)?.length ?? 0),
    0,
  );
  for (const [place, found] of Object.entries(after as object)) {
    for (const each of (found as Found | null) ?? []) say(`left in ${place}: ${each}`);
  }
  if (values.verbose) {
    for (const path of marks.marked) say(`marked ${path}`);
    for (const path of marks.refused) say(`holds nothing but codes and keys: ${path}`);
    say(said.trim().split('\n').at(-1) ?? '');
  }
  const wrong = [
    ...(['tables', 'mailbox', 'exports', 'backup'] as const)
      .filter((place) => before[place].length === 0)
      .map((place) => `nothing was in ${place} before`),
    ...(['logs', 'redis'] as const)
      .filter((place) => before[place].length > 0)
      .map((place) => `${place} held ${before[place].join('; ')} before`),
    ...marks.unfilled.map((table) => `nobody has a row in ${table}`),
    ...freeTextColumns
      .map((path) => path.join('.'))
      .filter((path) => !marks.marked.includes(path))
      .map((path) => `${path} could not be marked`),
    ...(linesOfLog(product) < 100 ? ['there is hardly a log'] : []),
    ...(redis === 0 ? ['Redis was empty'] : []),
  ];
  for (const line of wrong) say(`the drill proves nothing: ${line}`);
  const last = {
    canaries: marks.marked.length,
    places: countOf(after),
    hits,
    foundBefore: countOf({ ...before, dump: null }),
    ...('why' in dumped ? { dumpLeftOut: dumped.why } : {}),
    unproved: wrong.length,
    planted: fault?.name ?? null,
    seed: Number(values.seed),
    seconds: Math.round((Date.now() - began) / 1000),
  };
  console.log(
    values.json
      ? JSON.stringify(last)
      : `${last.canaries} marked columns, ${hits} traces left after erasure, in ${last.seconds} s`,
  );
  return hits === 0 && wrong.length === 0;
}
