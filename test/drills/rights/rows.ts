import pg, { type Client } from 'pg';
import { reachSetting, visitorReach } from '../../../src/platform/reach.js';
import { whoReachesRow, type ThingKind, type Viewer } from './audience.js';
import type { Findings } from './judge.js';
import type { Server } from './server.js';
import type { Things } from './things.js';

/** Tables with rows that are somebody's: of which kind of thing, and the column that says of which one. */
export const ownedTables: readonly { table: string; of: ThingKind; id: string }[] = [
  { table: 'candidate', of: 'candidate', id: 'id' },
  { table: 'legal_basis', of: 'candidate', id: 'candidate_id' },
  { table: 'introduction', of: 'introduction', id: 'id' },
  { table: 'hesitation', of: 'introduction', id: 'introduction_id' },
  { table: 'enrolment', of: 'introduction', id: 'introduction_id' },
  { table: 'placement', of: 'introduction', id: 'introduction_id' },
  { table: 'alert_recipient', of: 'lapseAlert', id: 'id' },
  { table: 'rescue_plan', of: 'rescuePlan', id: 'id' },
  { table: 'rescue_step', of: 'rescuePlan', id: 'plan_id' },
  { table: 'place_list', of: 'placeList', id: 'id' },
];

/** Opens every row to whoever the database is asked for, so that only the product's own code keeps people apart. */
export async function openAllRows(owner: Client): Promise<void> {
  for (const name of await guardedTables(owner))
    await owner.query(`ALTER TABLE "${name}" DISABLE ROW LEVEL SECURITY`);
}

/** The tables whose rows the database keeps apart. */
export async function guardedTables(owner: Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE relrowsecurity AND relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

/**
 * Asks the database by itself, as the product's own role and for each person: no row of anybody else may come back, and
 * nothing at all when nobody said for whom.
 */
export async function askForRows(
  databaseUrl: string,
  owner: Client,
  viewers: readonly Viewer[],
  things: Things,
  findings: Findings,
): Promise<void> {
  const guarded = await guardedTables(owner);
  const product = new pg.Client({ connectionString: databaseUrl, options: '-c role=routekaart_app' });
  await product.connect();
  try {
    for (const { table, of, id } of ownedTables) {
      if (!guarded.includes(table)) {
        findings.leak({ name: 'anybody' }, table, 'its rows are not kept apart');
        continue;
      }
      await refusesNobody(product, table, findings);
      for (const viewer of viewers) await rowsOf(product, { table, of, id }, viewer, things, findings);
    }
  } finally {
    await product.end();
  }
}

async function rowsOf(
  product: Client,
  { table, of, id }: (typeof ownedTables)[number],
  viewer: Viewer,
  things: Things,
  findings: Findings,
): Promise<void> {
  const { accountId, grants } = viewer;
  const reach = accountId === null ? visitorReach : ({ kind: 'person', accountId, grants } as const);
  await product.query('BEGIN READ ONLY');
  await product.query(`SELECT set_config('routekaart.reach', $1, true)`, [reachSetting(reach)]);
  const { rows } = await product.query<{ owner: string }>(
    `SELECT DISTINCT ${id}::text AS owner FROM "${table}"`,
  );
  await product.query('ROLLBACK');
  for (const { owner } of rows) {
    findings.checks += 1;
    const thing = things.ofKind(of).find((each) => each.thing.id === owner)?.thing ?? null;
    if (!whoReachesRow(viewer, thing, {}))
      findings.leak(viewer, table, `a row of ${of} ${owner} comes from the database`);
  }
}

/** Between two transactions no connection of the product may say for whom it asks: the next would ask for them. */
export async function noSettingLeft(server: Server, findings: Findings): Promise<void> {
  findings.checks += 1;
  const [left] = await server.settingsLeft();
  if (left)
    findings.leak({ name: 'the next one' }, 'a connection of the pool', `asks for ${left.slice(0, 80)}`);
}

async function refusesNobody(product: Client, table: string, findings: Findings): Promise<void> {
  findings.checks += 1;
  const answered = await product.query(`SELECT FROM "${table}"`).then(
    () => true,
    () => false,
  );
  if (answered) findings.leak({ name: 'nobody' }, table, 'the database answers without being told for whom');
}
