import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { beyondWorks } from '../../src/platform/beyond.js';
import { createDatabase, type TestDatabase } from '../support/database.js';

/** Tables in which nobody's rows are, with the reason. Everything else keeps its rows apart. */
const withoutPeople: Record<string, string> = {
  clock_offset: 'how far a test’s clock is shifted',
  class_start: 'classes of colleges, published for everybody',
  college: 'colleges, published for everybody',
  dossier_neighbour: 'which trades lie near each other, for everybody to read',
  demo_fill: 'when the invented region was filled',
  migrations: 'which migrations ran; the product cannot read it',
  minimum_wage: 'an official list',
  municipality: 'an official list',
  postcode: 'an official list',
  qualification: 'an official list',
  reference_list: 'which official lists were loaded',
  region: 'an official list',
  region_neighbour: 'made of an official list',
  sector: 'an official list',
  site: 'addresses of service desks, published for everybody',
  worker_heartbeat: 'which workers run',
};

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const names = async (sql: string) =>
  (await client.query<{ name: string }>(`SELECT name FROM (${sql}) t (name) ORDER BY name`)).rows.map(
    ({ name }) => name,
  );
const ours = `n.relnamespace = 'public'::regnamespace AND NOT EXISTS (
  SELECT FROM pg_depend d WHERE d.objid = n.oid AND d.deptype = 'e')`;

describe('every table', () => {
  it('keeps its rows apart, also from its owner, unless it is named here as holding nobody', async () => {
    const open = await names(`SELECT n.relname::text FROM pg_class n WHERE ${ours} AND n.relkind IN ('r', 'p')
      AND NOT (n.relrowsecurity AND n.relforcerowsecurity)`);
    expect(open).toEqual(Object.keys(withoutPeople).sort());
  });

  it('has a policy of its own for the product to read by, and none for everybody', async () => {
    const kept = await names(`SELECT n.relname::text FROM pg_class n WHERE ${ours} AND n.relkind IN ('r', 'p')
      AND n.relrowsecurity`);
    const readable = await names(
      `SELECT DISTINCT tablename::text FROM pg_policies WHERE roles = '{routekaart_app}' AND cmd IN ('SELECT', 'ALL')`,
    );
    expect(readable).toEqual(kept);
    expect(await names(`SELECT policyname::text FROM pg_policies WHERE 'public' = ANY (roles)`)).toEqual([]);
  });

  it('asks in every policy of the product for whom it is, so that nobody is nobody', async () => {
    const asking = /app_(reach|beyond|account|desk_regions|coordinated_regions|subjects)\(/;
    const { rows } = await client.query<{ name: string; rule: string }>(
      `SELECT tablename || '.' || policyname AS name, coalesce(qual, '') || coalesce(with_check, '') AS rule
       FROM pg_policies WHERE roles = '{routekaart_app}'`,
    );
    expect(rows.filter(({ rule }) => !asking.test(rule))).toEqual([]);
    expect(rows.length).toBeGreaterThan(100);
  });
});

describe('work beyond the rows of a person', () => {
  it('opens tables that are there, says why, and is done somewhere', async () => {
    const tables = await names(`SELECT n.relname::text FROM pg_class n WHERE ${ours} AND n.relrowsecurity`);
    const code = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('beyond.ts'))
      .map((file) => readFileSync(join('src', file), 'utf8'))
      .join('\n');
    for (const [work, { tables: opened, why }] of Object.entries(beyondWorks)) {
      expect([work, opened.filter((table) => !tables.includes(table))]).toEqual([work, []]);
      expect([work, why.length > 20, code.includes(`beyond('${work}'`)]).toEqual([work, true, true]);
    }
  });
});

describe('the product’s role', () => {
  it('owns nothing, bypasses nothing and may log in by itself nowhere', async () => {
    const { rows } = await client.query(
      `SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolcanlogin
       FROM pg_roles WHERE rolname LIKE 'routekaart\\_%' AND rolname <> 'routekaart_product' ORDER BY rolname`,
    );
    const nothing = Object.fromEntries(
      ['rolsuper', 'rolbypassrls', 'rolcreaterole', 'rolcreatedb', 'rolreplication', 'rolcanlogin'].map(
        (right) => [right, false],
      ),
    );
    expect(rows).toEqual(
      ['routekaart_app', 'routekaart_matching', 'routekaart_rules'].map((rolname) => ({
        rolname,
        ...nothing,
      })),
    );
    const owned = await names(`SELECT n.relname::text FROM pg_class n JOIN pg_roles r ON r.oid = n.relowner
      WHERE r.rolname = 'routekaart_app'
      UNION ALL SELECT p.proname::text FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner WHERE r.rolname = 'routekaart_app'`);
    expect(owned).toEqual([]);
    const member =
      await names(`SELECT g.rolname::text FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
      JOIN pg_roles a ON a.oid = m.member WHERE a.rolname = 'routekaart_app'`);
    expect(member).toEqual([]);
  });

  it('has no right on a table but to read, add, change and remove, and none at all on who migrates', async () => {
    const tooMuch =
      await names(`SELECT n.relname || ' ' || a.privilege_type FROM pg_class n, aclexplode(n.relacl) a
      WHERE ${ours} AND a.grantee IN (0, 'routekaart_app'::regrole)
        AND (a.privilege_type NOT IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE') OR a.is_grantable
          OR n.relname = 'migrations' OR a.grantee = 0
          OR (n.relkind = 'v' AND a.privilege_type <> 'SELECT')
          OR (n.relname = 'clock_offset' AND a.privilege_type <> 'SELECT')
          OR (n.relname ~ '^audit_(entry|seal|reason)$' AND a.privilege_type = 'UPDATE')
          OR (n.relname ~ '^audit_(entry|seal)$' AND a.privilege_type = 'DELETE'))`);
    expect(tooMuch).toEqual([]);
    expect(
      await names(`SELECT nspname::text FROM pg_namespace
        WHERE has_schema_privilege('routekaart_app', oid, 'CREATE') AND nspname !~ '^pg_'`),
    ).toEqual([]);
  });

  it('lets matching and the policies read no name, address or number of a person', async () => {
    const columns = await names(`SELECT c.relname || '.' || a.attname FROM pg_attribute a
      JOIN pg_class c ON c.oid = a.attrelid CROSS JOIN unnest(ARRAY['routekaart_matching', 'routekaart_rules']) role
      WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
        AND c.relname IN ('candidate', 'account', 'session', 'mail', 'employer', 'introduction', 'case_team')
        AND a.attname IN ('name', 'email', 'phone', 'reason', 'message', 'candidate_message', 'kvk_number', 'token_hash',
          'to_address', 'text')
        AND has_column_privilege(role, c.oid, a.attname, 'SELECT')`);
    expect(columns).toEqual([]);
  });
});

describe('a backup', () => {
  /** As pg_dump reads: every row or an error, never what a policy leaves over. */
  const rowsAs = async (role: string) => {
    await client.query(`BEGIN; SET LOCAL row_security = off; SET LOCAL ROLE ${role}`);
    try {
      return (await client.query('SELECT FROM candidate')).rowCount;
    } finally {
      await client.query('ROLLBACK');
    }
  };

  it('is refused to the product, and made by a role that may read everything and bypasses the policies', async () => {
    await client.query(`CREATE ROLE backup_of_test BYPASSRLS; GRANT pg_read_all_data TO backup_of_test`);
    try {
      await expect(rowsAs('routekaart_app')).rejects.toThrow('affected by row-level security policy');
      expect(await rowsAs('backup_of_test')).toBe(0);
    } finally {
      await client.query('DROP ROLE backup_of_test');
    }
  });
});

describe('every function that works in another’s name', () => {
  it('has a fixed search path that ends with the temporary schema, and is not for everybody to call', async () => {
    const loose = await names(`SELECT n.proname::text FROM pg_proc n
      WHERE n.pronamespace = 'public'::regnamespace AND n.prosecdef AND n.prorettype <> 'trigger'::regtype
        AND (NOT coalesce(n.proconfig::text ~ 'search_path=pg_catalog, (public, )?pg_temp', false)
          OR has_function_privilege('public', n.oid, 'EXECUTE'))
      UNION ALL SELECT n.proname::text FROM pg_proc n
      WHERE n.pronamespace = 'public'::regnamespace AND n.prosecdef
        AND NOT coalesce(n.proconfig::text ~ 'search_path=pg_catalog, (public, )?pg_temp', false)`);
    expect(loose).toEqual([]);
  });

  // Those that end in _searched are called by triggers alone, to keep what is searched.
  it('is one of these few', async () => {
    expect(
      await names(`SELECT n.proname || ' as ' || CASE WHEN r.rolsuper THEN 'owner' ELSE r.rolname END FROM pg_proc n
        JOIN pg_roles r ON r.oid = n.proowner WHERE n.pronamespace = 'public'::regnamespace AND n.prosecdef
          AND NOT (n.prorettype = 'trigger'::regtype AND n.proname LIKE ANY ('{%\\_searched,tell\\_searched\\_%}'))`),
    ).toEqual([
      'candidate_brings as routekaart_matching',
      'candidate_profiles as routekaart_matching',
      'candidates_one_change_away as routekaart_matching',
      'candidates_that_match as routekaart_matching',
      'count_near_candidates as routekaart_matching',
      'match_pairs as routekaart_matching',
      'near_misses as routekaart_matching',
      'places_beside_wish as routekaart_matching',
      'places_one_change_away as routekaart_matching',
      'places_that_match as routekaart_matching',
      'refresh_statistics as owner',
      'seal_audit_entry as owner',
      'search_everything as routekaart_matching',
      'search_places as routekaart_matching',
      'search_wishes as routekaart_matching',
      'tell_changed_alert_recipient as routekaart_rules',
      'tell_changed_deadline as routekaart_rules',
      'tell_changed_deadline_alert as routekaart_rules',
      'tell_new_recipient as routekaart_rules',
      'unnamed_candidates as routekaart_matching',
    ]);
  });
});
