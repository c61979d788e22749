import type { QueryRunner } from 'typeorm';

/**
 * Everything a migration can make, as PostgreSQL itself writes it down; the list of done migrations left out.
 * Extensions are too: one that was there before the first migration is not ours to drop.
 */
const parts = [
  `SELECT c.relkind::text, c.relname, a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
     || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
     || CASE a.attidentity WHEN '' THEN '' ELSE ' IDENTITY ' || a.attidentity::text END
     || CASE a.attgenerated WHEN '' THEN '' ELSE ' GENERATED' END
     || coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '')
   FROM pg_class c
   JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
   LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
   WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'f', 'c')`,
  `SELECT 'rules of rows', relname, relrowsecurity::text || relforcerowsecurity::text
   FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')`,
  // What the owner has need not be said; a right that was given and taken back is none.
  `SELECT 'rights', relname || ' ' || CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END,
     string_agg(a.privilege_type, ' ' ORDER BY a.privilege_type)
   FROM pg_class, aclexplode(relacl) a
   WHERE relnamespace = 'public'::regnamespace AND a.grantee <> relowner GROUP BY relname, a.grantee`,
  `SELECT 'rights of a column', attrelid::regclass || '.' || attname || ' ' || a.grantee::regrole::text, a.privilege_type
   FROM pg_attribute, aclexplode(attacl) a WHERE attacl IS NOT NULL`,
  `SELECT 'owner', relname, relowner::regrole::text FROM pg_class
   WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'm')`,
  `SELECT 'may call', p.oid::regprocedure::text || ' ' || CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END,
     p.proowner::regrole::text
   FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
   WHERE pronamespace = 'public'::regnamespace AND a.grantee <> p.proowner
     AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')`,
  `SELECT 'constraint', conrelid::regclass::text || '.' || conname, pg_get_constraintdef(oid)
   FROM pg_constraint WHERE connamespace = 'public'::regnamespace`,
  `SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'`,
  `SELECT 'view', viewname, definition FROM pg_views WHERE schemaname = 'public'`,
  `SELECT 'materialized view', matviewname, definition FROM pg_matviews WHERE schemaname = 'public'`,
  `SELECT 'sequence', sequencename, data_type::text FROM pg_sequences WHERE schemaname = 'public'`,
  `SELECT 'trigger', tgrelid::regclass::text || '.' || tgname, pg_get_triggerdef(oid)
   FROM pg_trigger WHERE NOT tgisinternal`,
  `SELECT 'function', oid::regprocedure::text, pg_get_functiondef(oid) FROM pg_proc p
   WHERE pronamespace = 'public'::regnamespace AND prokind IN ('f', 'p')
     AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')`,
  `SELECT 'enum', enumtypid::regtype::text, string_agg(enumlabel, ', ' ORDER BY enumsortorder)
   FROM pg_enum GROUP BY enumtypid`,
  `SELECT 'policy', tablename || '.' || policyname, coalesce(qual, '') || ' / ' || coalesce(with_check, '')
   FROM pg_policies WHERE schemaname = 'public'`,
];

/** What is in the database's schema, one line a thing, sorted: equal texts are equal schemas. */
export async function describeDatabase(runner: QueryRunner): Promise<string[]> {
  const lines: string[] = [];
  for (const part of parts) {
    const rows = (await runner.query(
      `SELECT concat_ws(' | ', kind, name, definition) AS line FROM (${part}) AS t (kind, name, definition)`,
    )) as { line: string }[];
    lines.push(...rows.map(({ line }) => line));
  }
  return lines.filter((line) => !/\bmigrations(_id_seq|_pkey|\b)/.test(line)).sort();
}
