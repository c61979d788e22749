import pg, { type Client } from 'pg';
import { reachSetting, visitorReach } from '../../../src/platform/reach.js';
import {
  addressee,
  anyone,
  coordinatorThere,
  members,
  ownDesk,
  whoLooksAfterEmployer,
  whoLooksAfterPlace,
  whoReachesRow,
  type Audience,
  type Viewer,
} from './audience.js';
import type { TargetKind } from './expected/mutation.js';
import type { Findings } from './judge.js';
import type { Server } from './server.js';
import type { Things } from './things.js';

/** Rows that are somebody's: of which kind of thing, the column that says of which one, and who may have and change them. */
interface OwnedRows {
  readonly table: string;
  readonly of: TargetKind;
  readonly id: string;
  readonly reads?: Audience;
  readonly changes?: Audience;
}

const caseOrDesk: Audience = (viewer, thing, node) =>
  whoReachesRow(viewer, thing, node) || ownDesk(viewer, thing, node);
const deskAndTeam: Audience = (viewer, thing, node) =>
  whoLooksAfterEmployer(viewer, thing, node) || members(viewer, thing, node);
/** A desk reads that a case was granted, objected to, or opened with force; who it is about, it need not know. */
const ofCase = (table: string): OwnedRows => ({
  table,
  of: 'candidate',
  id: 'candidate_id',
  reads: caseOrDesk,
});
const ofAccount = (table: string): OwnedRows => ({
  table,
  of: 'account',
  id: 'account_id',
  reads: addressee,
});

export const ownedTables: readonly OwnedRows[] = [
  { table: 'candidate', of: 'candidate', id: 'id' },
  { table: 'legal_basis', of: 'candidate', id: 'candidate_id' },
  ...['case_grant', 'objection', 'broken_glass', 'parental_agreement'].map(ofCase),
  { table: 'introduction', of: 'introduction', id: 'id' },
  { table: 'hesitation', of: 'introduction', id: 'introduction_id' },
  { table: 'remedy_offer', of: 'introduction', id: 'introduction_id' },
  { table: 'agreement_signature', of: 'introduction', id: 'introduction_id', changes: ownDesk },
  { table: 'support_talk', of: 'introduction', id: 'introduction_id', reads: ownDesk, changes: ownDesk },
  { table: 'meeting', of: 'introduction', id: 'introduction_id' },
  { table: 'ask', of: 'ask', id: 'id' },
  { table: 'enrolment', of: 'introduction', id: 'introduction_id', changes: ownDesk },
  { table: 'placement', of: 'introduction', id: 'introduction_id', changes: ownDesk },
  { table: 'alert_recipient', of: 'lapseAlert', id: 'id' },
  { table: 'rescue_plan', of: 'rescuePlan', id: 'id' },
  { table: 'rescue_step', of: 'rescuePlan', id: 'plan_id' },
  { table: 'rescue_week', of: 'rescuePlan', id: 'plan_id' },
  { table: 'place_list', of: 'placeList', id: 'id' },
  { table: 'employer', of: 'employer', id: 'id', reads: anyone, changes: whoLooksAfterEmployer },
  { table: 'employer_claim', of: 'employerClaim', id: 'id', reads: deskAndTeam },
  { table: 'establishment', of: 'employer', id: 'employer_id', reads: deskAndTeam },
  { table: 'place', of: 'place', id: 'id', reads: anyone, changes: whoLooksAfterPlace },
  { table: 'adviser', of: 'adviser', id: 'account_id', reads: ownDesk, changes: coordinatorThere },
  { table: 'invitation', of: 'invitation', id: 'id', reads: deskAndTeam },
  ...['session', 'passkey', 'email_change', 'openid_identity', 'data_download', 'notice_setting'].map(
    ofAccount,
  ),
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
    for (const owned of ownedTables) {
      const { table } = owned;
      if (!guarded.includes(table)) {
        findings.leak({ name: 'anybody' }, table, 'its rows are not kept apart');
        continue;
      }
      await refusesNobody(product, table, findings);
      for (const viewer of viewers) await rowsOf(product, owned, viewer, things, findings);
    }
  } finally {
    await product.end();
  }
}

async function rowsOf(
  product: Client,
  { table, of, id, reads = whoReachesRow, changes = reads }: OwnedRows,
  viewer: Viewer,
  things: Things,
  findings: Findings,
): Promise<void> {
  const { accountId, grants } = viewer;
  const reach = accountId === null ? visitorReach : ({ kind: 'person', accountId, grants } as const);
  const owners = async (statement: string) => {
    await product.query('BEGIN');
    try {
      await product.query(`SELECT set_config('routekaart.reach', $1, true)`, [reachSetting(reach)]);
      const { rows } = await product.query<{ owner: string }>(statement);
      return new Set(rows.map(({ owner }) => owner));
    } finally {
      await product.query('ROLLBACK');
    }
  };
  const held = async (statement: string, audience: Audience, what: string) => {
    for (const owner of await owners(statement)) {
      findings.checks += 1;
      const thing = things.find(of, owner)?.thing ?? null;
      if (!audience(viewer, thing, {})) findings.leak(viewer, table, `a row of ${of} ${owner} ${what}`);
    }
  };
  await held(`SELECT DISTINCT ${id}::text AS owner FROM "${table}"`, reads, 'comes from the database');
  // Written as it is, and rolled back.
  await held(
    `UPDATE "${table}" SET ${id} = ${id} RETURNING ${id}::text AS owner`,
    changes,
    'can be changed in the database',
  );
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
  // The rows of an empty table are refused to nobody: there is none for a policy to look at.
  const answered = await product.query(`SELECT FROM "${table}"`).then(
    ({ rowCount }) => Boolean(rowCount),
    () => false,
  );
  if (answered) findings.leak({ name: 'nobody' }, table, 'the database answers without being told for whom');
}
