import { Injectable } from '@nestjs/common';
import type { PersonalRows } from '../platform/personal-data.js';
import { struckOut } from '../platform/personal-data.js';
import type { Tx } from '../platform/transaction.service.js';
import { namingPattern, type KnownPerson, type Person } from './erased-person.js';
import { freeTextColumns, personalRows } from './personal-data-catalogue.js';

/** What a person is given of one section: its rows, in the order in which they were made where that is known. */
export interface GivenSection {
  readonly line: PersonalRows & Required<Pick<PersonalRows, 'give'>>;
  readonly rows: readonly Record<string, unknown>[];
}

const known = ['accounts', 'candidates', 'introductions', 'addresses', 'digests'] as const;
const types = {
  accounts: 'uuid',
  candidates: 'uuid',
  introductions: 'uuid',
  addresses: 'text',
  digests: 'text',
};

/** The rows of one person in all rooms, by what the rooms themselves say of their tables. */
@Injectable()
export class PersonalRowsRepository {
  /** Everything by which rows can be recognised; ids of nobody add nothing. */
  async know(tx: Tx, { accounts, candidates }: Person): Promise<KnownPerson> {
    const row = await tx.one<Omit<KnownPerson, keyof Person>>(
      `WITH a AS (SELECT * FROM account WHERE id = ANY($1::uuid[]) AND erased_at IS NULL),
         c AS (SELECT * FROM candidate WHERE id = ANY($2::uuid[]) AND erased_at IS NULL),
         -- An address they had before, unless it has become somebody else's.
         e AS (SELECT lower(previous_email) AS email FROM email_change WHERE account_id = ANY($1::uuid[])
           AND NOT EXISTS (SELECT FROM account o WHERE lower(o.email) = lower(previous_email) AND o.id <> ALL($1::uuid[]))),
         -- A parent is known for the child's sake alone, unless they have an account of their own.
         p AS (SELECT parent_name AS name, lower(parent_email) AS email FROM parental_agreement
           WHERE candidate_id = ANY($2::uuid[])
             AND NOT EXISTS (SELECT FROM account o WHERE lower(o.email) = lower(parent_email)))
       SELECT ARRAY(SELECT id::text FROM introduction WHERE candidate_id = ANY($2::uuid[])) AS introductions,
         ARRAY(SELECT lower(email) FROM a UNION SELECT lower(email) FROM c WHERE email IS NOT NULL
               UNION SELECT email FROM e WHERE email IS NOT NULL) AS addresses,
         ARRAY(SELECT email FROM p WHERE email IS NOT NULL) AS "parentAddresses",
         ARRAY(SELECT digest FROM audit_person
               WHERE person_id = ANY($1::uuid[]) OR person_id = ANY($2::uuid[])) AS digests,
         ARRAY(SELECT name FROM a UNION SELECT name FROM c
               UNION SELECT name FROM p WHERE name IS NOT NULL) AS names,
         ARRAY(SELECT phone FROM c WHERE phone IS NOT NULL) AS phones`,
      [accounts, candidates],
    );
    if (!row) throw new Error('the person could not be looked up');
    return { accounts, candidates, ...row };
  }

  /** What the person is given, section by section. Reads only. */
  async give(tx: Tx, person: KnownPerson): Promise<GivenSection[]> {
    const sections: GivenSection[] = [];
    for (const line of personalRows) {
      if (!line.give) continue;
      const { sql, parameters } = spoken(line.of, person);
      const { sql: fields, parameters: all } = spoken(
        Object.entries(line.give.fields)
          .map(([name, field]) => `${field.sql} AS "${name}"`)
          .join(', '),
        person,
        parameters,
      );
      const rows = await tx.query<Record<string, unknown>>(
        `SELECT ${fields} FROM ${line.table} t WHERE ${sql} ORDER BY 1`,
        all,
      );
      sections.push({ line: { ...line, give: line.give }, rows });
    }
    return sections;
  }

  /** Erases what is the person's, the last room of the street first. How many rows of each table it touched. */
  async erase(tx: Tx, person: KnownPerson): Promise<Record<string, number>> {
    const touched: Record<string, number> = {};
    for (const { table, of, erase } of [...personalRows].reverse()) {
      if (!erase) continue;
      const { sql, parameters } = spoken(of, person);
      const statement =
        erase === 'ROW'
          ? `DELETE FROM ${table} t WHERE ${sql}`
          : `UPDATE ${table} t SET ${Object.entries(erase)
              .map(([column, value]) => `${column} = ${value}`)
              .join(', ')} WHERE ${sql}`;
      touched[table] = (touched[table] ?? 0) + (await tx.execute(statement, parameters));
    }
    return touched;
  }

  /** Strikes out what names the person in whatever anybody typed anywhere. How many values it changed. */
  async strikeOut(tx: Tx, person: KnownPerson): Promise<number> {
    const pattern = namingPattern(person);
    if (pattern === null) return 0;
    const kinds = await tx.query<{ table: string; column: string; type: string }>(
      `SELECT c.relname AS "table", a.attname AS "column", format_type(a.atttypid, NULL) AS type
       FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
       WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped`,
    );
    const typeOf = new Map(kinds.map(({ table, column, type }) => [`${table}.${column}`, type]));
    let struck = 0;
    for (const [table, column] of freeTextColumns) {
      struck += await this.strikeOutOf(tx, table, column, typeOf.get(`${table}.${column}`), pattern);
    }
    return struck;
  }

  private strikeOutOf(
    tx: Tx,
    table: string,
    column: string,
    type: string | undefined,
    pattern: string,
  ): Promise<number> {
    const parameters = [pattern, struckOut];
    if (type === 'bytea') {
      // A file cannot be mended. One that plainly names the person is emptied: whoever handed it in does so again.
      return tx.execute(
        `UPDATE ${table} t SET ${column} = '' WHERE ${column} IS NOT NULL AND encode(${column}, 'escape') ~* $1`,
        [pattern],
      );
    }
    const asText = type === 'text' ? column : `${column}::text`;
    const value = `regexp_replace(${asText}, $1, $2, 'gi')${type === 'text' ? '' : `::${type}`}`;
    return tx.execute(`UPDATE ${table} SET ${column} = ${value} WHERE ${asText} ~* $1`, parameters);
  }
}

/** Puts the person's values where the rooms' SQL names them. */
function spoken(sql: string, person: KnownPerson, before: readonly unknown[] = []) {
  const parameters = [...before];
  const places = new Map<string, string>();
  const text = sql.replace(/(?<!:):([a-z]+)\b/g, (whole, name: string) => {
    const key = known.find((one) => one === name);
    if (!key) return whole;
    if (!places.has(key)) {
      parameters.push(person[key]);
      places.set(key, `$${parameters.length}::${types[key]}[]`);
    }
    return places.get(key) as string;
  });
  return { sql: text, parameters };
}
