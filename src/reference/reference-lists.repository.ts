import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/transaction.service.js';
import { listNames, listShapes, type ListName, type ReferenceRow } from './reference-list.js';

const tables: Record<ListName, string> = {
  regions: 'region',
  municipalities: 'municipality',
  postcodes: 'postcode',
  sectors: 'sector',
  qualifications: 'qualification',
  'minimum-wage': 'minimum_wage',
};
// The lists name two things differently from the tables.
const columnOf = (name: string) => (name === 'place' ? 'town' : name);
const keptByDesk = (list: ListName) => (list === 'qualifications' ? 'managed_on_screen' : 'false');

/** What a load did to one list; rows are named by their code. */
export interface ListChange {
  readonly added: string[];
  readonly changed: string[];
  readonly ended: string[];
  readonly unchanged: number;
}

/** The tables of the lists. */
@Injectable()
export class ReferenceLists {
  /** The codes of every list that are in use. */
  async inUse(tx: Tx): Promise<Map<ListName, Set<string>>> {
    const found = new Map<ListName, Set<string>>();
    for (const list of listNames.filter((name) => listShapes[name].ends)) {
      const key = columnOf(listShapes[list].key.join());
      const rows = await tx.query<{ code: string }>(
        `SELECT ${key} AS code FROM ${tables[list]} WHERE ended_on IS NULL`,
      );
      found.set(list, new Set(rows.map(({ code }) => code)));
    }
    return found;
  }

  /** Puts a list over what is there. A code that the list does not have is ended today, and stays. */
  async replace(tx: Tx, list: ListName, rows: readonly ReferenceRow[]): Promise<ListChange> {
    const { key, columns, ends } = listShapes[list];
    const table = tables[list];
    const keys = key.map(columnOf);
    const values = columns.map(({ name }) => columnOf(name)).filter((name) => !keys.includes(name));
    const all = [...keys, ...values];
    const code = `concat_ws(' ', ${keys.map((name) => `${table}.${name}`).join(', ')})`;
    const given = `SELECT ${all.join(', ')} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`;
    const endedOn = `CASE WHEN ${keptByDesk(list) === 'false' ? 'false' : `${table}.${keptByDesk(list)}`} THEN ${table}.ended_on END`;
    const parameter = JSON.stringify(rows.map((row) => renamed(row)));
    const written = await tx.query<{ code: string; added: boolean }>(
      `INSERT INTO ${table} (${all.join(', ')}) ${given}
       ON CONFLICT (${keys.join(', ')}) DO UPDATE
         SET ${values.map((name) => `${name} = EXCLUDED.${name}`).join(', ')}${ends ? `, ended_on = ${endedOn}` : ''}
         WHERE (${values.map((name) => `${table}.${name}`).join(', ')}) IS DISTINCT FROM
               (${values.map((name) => `EXCLUDED.${name}`).join(', ')})
            ${ends ? `OR ${table}.ended_on IS DISTINCT FROM (${endedOn})` : ''}
       RETURNING ${code} AS code, xmax = 0 AS added`,
      [parameter],
    );
    const ended = ends
      ? await tx.query<{ code: string }>(
          `UPDATE ${table} SET ended_on = app_today()
           WHERE ended_on IS NULL AND NOT ${keptByDesk(list)} AND ${keys.join()} NOT IN (
             SELECT ${keys.join()} FROM (${given}) AS given)
           RETURNING ${code} AS code`,
          [parameter],
        )
      : [];
    const codes = (each: readonly { code: string }[]) => each.map((row) => row.code).sort();
    return {
      added: codes(written.filter(({ added }) => added)),
      changed: codes(written.filter(({ added }) => !added)),
      ended: codes(ended),
      unchanged: rows.length - written.length,
    };
  }

  /** What is in use and points to a code that has ended; one sentence each, at most 20. */
  async dangling(tx: Tx): Promise<string[]> {
    const links = listNames.flatMap((from) =>
      listShapes[from].columns.flatMap(({ name, codeIn }) => (codeIn ? [{ from, name, to: codeIn }] : [])),
    );
    const found: string[] = [];
    for (const { from, name, to } of links) {
      const rows = await tx.query<{ code: string; other: string }>(
        `SELECT f.${columnOf(listShapes[from].key.join())} AS code, f.${name} AS other FROM ${tables[from]} f
         JOIN ${tables[to]} t ON t.${columnOf(listShapes[to].key.join())} = f.${name}
         WHERE f.ended_on IS NULL AND t.ended_on IS NOT NULL ORDER BY 1 LIMIT 20`,
      );
      found.push(
        ...rows.map(({ code, other }) => `${from}: ${code} hoort bij ${other}, dat in ${to} is beëindigd`),
      );
    }
    return found.slice(0, 20);
  }

  /** Which regions lie beside each other: two of their postcode points are at most 5 km apart. */
  async rebuildNeighbours(tx: Tx): Promise<void> {
    await tx.execute('DELETE FROM region_neighbour');
    // A cell is wider than 5 km everywhere in the country, so that neighbours are in the same or an adjacent cell.
    await tx.execute(
      `WITH point AS MATERIALIZED (
         SELECT m.region_code, p.lat, p.lon, floor(p.lat / 0.05)::int AS row, floor(p.lon / 0.08)::int AS col
         FROM postcode p JOIN municipality m ON m.code = p.municipality_code WHERE p.ended_on IS NULL),
       around AS MATERIALIZED (
         SELECT point.region_code, lat, lon, row + up AS row, col + aside AS col
         FROM point, generate_series(-1, 1) AS up, generate_series(-1, 1) AS aside)
       INSERT INTO region_neighbour (region_code, neighbour_code)
       SELECT DISTINCT here.region_code, there.region_code FROM point here
       JOIN around there ON there.row = here.row AND there.col = here.col AND there.region_code <> here.region_code
       WHERE distance_m(here.lat, here.lon, there.lat, there.lon) <= 5000`,
    );
  }

  /** Of each list: the contents it was last loaded from, and whether these came with the product. */
  async origins(tx: Tx): Promise<Map<ListName, { contentHash: string; shipped: boolean }>> {
    const rows = await tx.query<{ name: ListName; contentHash: string; shipped: boolean }>(
      `SELECT name, content_hash AS "contentHash", shipped FROM reference_list`,
    );
    return new Map(rows.map(({ name, ...origin }) => [name, origin]));
  }

  async recordOrigin(tx: Tx, list: ListName, contentHash: string, shipped: boolean): Promise<void> {
    await tx.execute(
      `INSERT INTO reference_list (name, content_hash, shipped) VALUES ($1, $2, $3)
       ON CONFLICT (name) DO UPDATE SET content_hash = $2, shipped = $3, loaded_at = app_now()`,
      [list, contentHash, shipped],
    );
  }

  /** Lets one load at a time go on; the others wait for its end. */
  async lock(tx: Tx): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', ['reference-lists']);
  }
}

function renamed(row: ReferenceRow): ReferenceRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [columnOf(name), value]));
}
