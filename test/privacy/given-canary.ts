import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { Person, TestApp } from '../support/app.js';

/** A text that stands in nothing else; every field of the candidate gets one of its own. */
export const canaryOf = (field: string) => `Kanarie${field}Q7XZ`;

/** Who is erased, told apart in every field. */
export const canaries = {
  name: `${canaryOf('Voornaam')} ${canaryOf('Achternaam')}`,
  email: `${canaryOf('Mail').toLowerCase()}@test.example`,
  phone: '+31612907734',
  birthDate: '1997-03-09',
  openingReason: `${canaryOf('Dossierreden')} vroeg om een gesprek`,
  message: `${canaryOf('Voorstelbericht')} past hier goed`,
  candidateMessage: `${canaryOf('Kandidaatbericht')} ik wil graag`,
  employerMessage: `${canaryOf('Bedrijfsbericht')} wij ook`,
  enrolmentNote: `${canaryOf('Schoolnotitie')} intake gehad`,
  withdrawReason: `${canaryOf('Intrekreden')} toch niet`,
} as const;

/** All that must be found nowhere afterwards; the phone also as people write it. */
export const wanted: readonly string[] = [
  canaryOf('Voornaam'),
  canaryOf('Achternaam'),
  canaries.email,
  canaries.phone,
  '612907734',
  canaries.birthDate,
  ...Object.values(canaries)
    .filter((text) => text.includes(' '))
    .map((text) => text.split(' ')[0] as string),
];

const holds = (text: string) => wanted.filter((canary) => text.toLowerCase().includes(canary.toLowerCase()));

/** Every canary in every column of every table, as `table.column: canary`, read as superuser beside the product. */
export async function foundInDatabase(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<Record<string, string | null>>(
        `SELECT e.key, e.value FROM ${name} t, jsonb_each_text(to_jsonb(t)) e`,
      );
      for (const { key, value } of rows) {
        // A file is bytes: shown as hexadecimal, and read back as text.
        const texts = value?.startsWith('\\x')
          ? [Buffer.from(value.slice(2), 'hex').toString('latin1')]
          : [value ?? ''];
        for (const canary of texts.flatMap(holds)) found.push(`${name}.${key}: ${canary}`);
      }
    }
    return [...new Set(found)].sort();
  } finally {
    await client.end();
  }
}

export const foundInText = (text: string) => [...new Set(holds(text))].sort();
export const foundInFile = (path: string) => foundInText(readFileSync(path, 'latin1'));

/** What a mutation or query gave; throws on any error or problem. */
export async function must<T>(app: TestApp, query: string, variables: object, as: Person | null): Promise<T> {
  const { data, errors } = await app.ask<Record<string, T & { problems?: unknown[] }>>(query, variables, {
    as,
  });
  if (errors) throw new Error(JSON.stringify(errors));
  const [result] = Object.values(data);
  if (result?.problems?.length) throw new Error(JSON.stringify(result.problems));
  return result as T;
}
