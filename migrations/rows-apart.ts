/*
 * Who may reach a row: the words and the policies of every migration that makes a table with people in it. Migrations
 * that ran stay as they are, so what is here is added to and never changed.
 *
 * The functions read the setting `routekaart.reach`, which every transaction says of itself (see
 * src/platform/reach.ts). As `(SELECT f())` each is asked once a statement, whatever the number of rows.
 */

/** The work at hand opens this table as a whole. */
export const beyond = (table: string) => `(SELECT app_beyond('${table}'))`;
/** The account is one's own. */
export const self = (column: string) => `${column} = (SELECT app_account())`;
/** One works for the desk of this region. */
export const ofDesk = (column: string) => `${column} = ANY ((SELECT app_desk_regions())::text[])`;
/** One is coordinator of this region. */
export const ofCoordinator = (column: string) =>
  `${column} = ANY ((SELECT app_coordinated_regions())::text[])`;
/** One is this candidate, or a member of this employer. */
export const own = (role: 'CANDIDATE' | 'EMPLOYER', column: string) =>
  `${column} = ANY ((SELECT app_subjects('${role}'))::uuid[])`;

/** Which rows are in reach: to read; to add, change and remove (as to read, unless said); to add alone. */
export interface Rows {
  readonly read: string;
  readonly change?: string;
  readonly add?: string;
}

/** Switches on row-level security, also for the owner, with the policies of the product's role. */
export function keepApart(table: string, { read, change = read, add = change }: Rows): string {
  return `
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
    CREATE POLICY ${table}_read ON ${table} FOR SELECT TO routekaart_app USING (${beyond(table)} OR (${read}));
    CREATE POLICY ${table}_add ON ${table} FOR INSERT TO routekaart_app WITH CHECK (${beyond(table)} OR (${add}));
    CREATE POLICY ${table}_change ON ${table} FOR UPDATE TO routekaart_app USING (${beyond(table)} OR (${change}));
    CREATE POLICY ${table}_remove ON ${table} FOR DELETE TO routekaart_app USING (${beyond(table)} OR (${change}));
    CREATE POLICY ${table}_owner ON ${table} TO CURRENT_USER USING (${beyond(table)});`;
}

/** Lets another role of ours read the table; which columns is said by a grant. */
export function readableBy(role: 'routekaart_matching' | 'routekaart_rules', table: string): string {
  return `CREATE POLICY ${table}_${role} ON ${table} FOR SELECT TO ${role} USING (true);`;
}

/** Undoes `keepApart` and `readableBy`. */
export function letGo(table: string): string {
  const names = ['read', 'add', 'change', 'remove', 'owner', 'routekaart_rules', 'routekaart_matching'];
  return `
    ${names.map((name) => `DROP POLICY IF EXISTS ${table}_${name} ON ${table};`).join(' ')}
    ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;`;
}
