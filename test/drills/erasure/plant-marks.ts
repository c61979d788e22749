import pg from 'pg';
import {
  freeTextColumns,
  impersonalColumns,
  personalRows,
} from '../../../src/privacy/personal-data-catalogue.js';
import type { Cast } from './cast.js';
import type { Marks } from './marks.js';

/** Whose rows are somebody's, as the rooms' SQL asks it. */
export interface Ids {
  readonly accounts: readonly string[];
  readonly candidates: readonly string[];
  readonly introductions: readonly string[];
  readonly addresses: readonly string[];
  readonly digests: readonly string[];
}

export interface Planted {
  /** Columns that hold a mark now, by their own words or by ours. */
  readonly marked: readonly string[];
  /** Columns in which the database lets nothing stand but what the product writes: codes, keys, digests. */
  readonly refused: readonly string[];
  /** Tables with personal rows of which nobody of the cast has one: life has to be lived more fully. */
  readonly unfilled: readonly string[];
}

/** Codes, and what the product makes of chance or computes: a row with other words in it would not work any more. */
const computed = /(_codes?|_hash|_digest|_key|_secret|^digest|^challenge|^hash|credential_id|message_id)$/;

/**
 * Writes a mark in every column of every row that the rooms say is a person's, and in every free text of somebody else:
 * so that a column which was added since is looked after by itself. As superuser, beside the product.
 */
export async function plantMarks(client: pg.Client, cast: Cast, ids: Ids): Promise<Planted> {
  const marked = new Set<string>();
  const refused = new Set<string>();
  const filled = new Set<string>();
  const tables = new Set<string>();
  const isMarked = (text: string) => Object.values(cast).some((person: Marks) => person.in(text).length > 0);
  const attempt = async (path: string, sql: string, values: unknown[]) => {
    await client.query('SAVEPOINT planting');
    try {
      const { rowCount } = await client.query(sql, values);
      await client.query('RELEASE SAVEPOINT planting');
      if (rowCount) marked.add(path);
    } catch {
      await client.query('ROLLBACK TO SAVEPOINT planting');
      refused.add(path);
    }
  };
  await client.query('BEGIN');
  const columns = await columnsOf(client);
  for (const { table, of, erase } of personalRows) {
    if (!erase) continue;
    tables.add(table);
    const where = spoken(of, ids);
    const { rows } = await client.query<{ id: string; row: string }>(
      `SELECT t.ctid::text AS id, t::text AS row FROM ${table} t WHERE ${where}`,
    );
    if (rows.length > 0) filled.add(table);
    for (const { column, type, isBound } of columns.get(table) ?? []) {
      const path = `${table}.${column}`;
      // Of a row that stays, only what points at the person is theirs; a room says of its other columns why not.
      if (erase !== 'ROW' && (impersonalColumns.has(path) || impersonalColumns.has(`${table}.*`))) continue;
      const { rows: values } = await client.query<{ value: string | null }>(
        `SELECT ${column}::text AS value FROM ${table} t WHERE ${where}`,
      );
      if (values.length === 0) continue;
      if (values.some(({ value }) => isMarked(value ?? ''))) marked.add(path);
      else if (isBound || computed.test(column)) refused.add(path);
      else {
        const word = cast.candidate.text(`${table}${column}`);
        await attempt(path, `UPDATE ${table} t SET ${column} = $1 WHERE ${where}`, [valueOf(type, word)]);
      }
    }
  }
  for (const [table, column] of freeTextColumns) {
    const type = columns.get(table)?.find((each) => each.column === column)?.type ?? 'text';
    const path = `${table}.${column}`;
    const sentence = `Belde met ${cast.candidate.name} (${cast.member.email}) en ${cast.adviser.name}`;
    await attempt(
      path,
      `UPDATE ${table} SET ${column} = $1 WHERE ctid = (SELECT min(t.ctid) FROM ${table} t)`,
      [type === 'bytea' ? Buffer.from(sentence) : valueOf(type, sentence)],
    );
    const { rows } = await client.query(`SELECT FROM ${table} LIMIT 1`);
    tables.add(table);
    if (rows.length > 0) filled.add(table);
  }
  await client.query('COMMIT');
  return {
    marked: [...marked].sort(),
    refused: [...refused].filter((path) => !marked.has(path)).sort(),
    unfilled: [...tables].filter((table) => !filled.has(table)).sort(),
  };
}

const valueOf = (type: string, text: string): unknown =>
  type === 'text[]' ? [text] : type.startsWith('json') ? JSON.stringify({ said: text }) : text;

interface Column {
  readonly column: string;
  readonly type: string;
  /** Part of a key, or pointing at one. */
  readonly isBound: boolean;
}

async function columnsOf(client: pg.Client): Promise<Map<string, Column[]>> {
  const { rows } = await client.query<Column & { table: string }>(
    `SELECT c.relname AS "table", a.attname AS "column", format_type(a.atttypid, NULL) AS type,
       EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype IN ('p', 'u', 'f')
         AND a.attnum = ANY(k.conkey)) AS "isBound"
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
       AND a.attgenerated = ''
       AND format_type(a.atttypid, NULL) IN ('text', 'text[]', 'json', 'jsonb', 'character varying', 'bytea')`,
  );
  const tables = new Map<string, Column[]>();
  for (const { table, ...column } of rows) tables.set(table, [...(tables.get(table) ?? []), column]);
  return tables;
}

/** The rooms' SQL with the ids written out. */
function spoken(sql: string, ids: Ids): string {
  return sql.replace(/(?<!:):([a-z]+)\b/g, (whole, name: string) => {
    if (!Object.hasOwn(ids, name)) return whole;
    const values = ids[name as keyof Ids].map((value) => `'${value.replace(/'/g, "''")}'`);
    const type = name === 'addresses' || name === 'digests' ? 'text' : 'uuid';
    return `ARRAY[${values.join(', ')}]::${type}[]`;
  });
}

/** The ids of everybody who is erased, by their names and addresses. */
export async function idsOf(client: pg.Client, cast: Cast): Promise<Ids> {
  const people = [cast.candidate, cast.minor, cast.member, cast.adviser];
  const names = people.map(({ name }) => name);
  const { rows } = await client.query<Ids>(
    `WITH c AS (SELECT * FROM candidate WHERE name = ANY($1)), a AS (SELECT * FROM account WHERE name = ANY($1))
     SELECT ARRAY(SELECT id FROM a) AS accounts, ARRAY(SELECT id FROM c) AS candidates,
       ARRAY(SELECT i.id FROM introduction i JOIN c ON c.id = i.candidate_id) AS introductions,
       ARRAY(SELECT lower(email) FROM a UNION SELECT lower(email) FROM c WHERE email IS NOT NULL) AS addresses,
       ARRAY(SELECT p.digest FROM audit_person p WHERE p.person_id IN (SELECT id FROM a UNION SELECT id FROM c)) AS digests`,
    [names],
  );
  const [ids] = rows;
  if (!ids || ids.accounts.length !== 4 || ids.candidates.length !== 2)
    throw new Error(`the cast is not complete: ${JSON.stringify(ids)}`);
  return ids;
}
