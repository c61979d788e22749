import type { Table, TableRow } from '../platform/table.js';
import { keyOf, listNames, listShapes, type ListName, type ReferenceRow } from './reference-list.js';

/** Why a list cannot be loaded, in Dutch: which file and line, and what is expected there. */
export interface ListFault {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** Lists that may be loaded, or every reason why none of them is. */
export interface ListsJudgement {
  readonly lists: ReadonlyMap<ListName, readonly ReferenceRow[]>;
  readonly faults: readonly ListFault[];
}

/**
 * Judges a set of lists together. `inUse` gives, for a list that is not among them, the codes that are in the
 * database and not ended: a list may refer to those.
 */
export function judgeLists(
  tables: ReadonlyMap<ListName, Table>,
  inUse: ReadonlyMap<ListName, ReadonlySet<string>>,
): ListsJudgement {
  const faults: ListFault[] = [];
  const lists = new Map<ListName, ReferenceRow[]>();
  const lines = new Map<ReferenceRow, number>();
  for (const name of listNames) {
    const table = tables.get(name);
    if (!table) continue;
    const report = (line: number, message: string) => faults.push({ file: `${name}.csv`, line, message });
    const rows: ReferenceRow[] = [];
    const positions = positionsOf(name, table.header, report);
    if (!positions) continue;
    const seen = new Map<string, number>();
    for (const each of table.rows) {
      const row = readRow(name, each, table.header.cells.length, positions, report);
      if (!row) continue;
      const key = keyOf(name, row);
      const first = seen.get(key);
      if (first !== undefined) report(each.line, `${key} staat al op regel ${first}`);
      seen.set(key, first ?? each.line);
      rows.push(row);
      lines.set(row, each.line);
    }
    if (table.rows.length === 0) report(table.header.line, 'de lijst heeft geen enkele regel');
    lists.set(name, rows);
  }
  const known = (name: ListName) =>
    lists.has(name) ? new Set(lists.get(name)?.map((row) => keyOf(name, row))) : inUse.get(name);
  for (const [name, rows] of lists) {
    for (const { name: column, codeIn } of listShapes[name].columns) {
      const codes = codeIn && known(codeIn);
      for (const row of codeIn ? rows : []) {
        if (codes?.has(String(row[column]))) continue;
        const message = `${column}: ${String(row[column])} staat niet in de lijst ${codeIn}`;
        faults.push({ file: `${name}.csv`, line: lines.get(row) ?? 0, message });
      }
    }
  }
  return { lists, faults };
}

type Report = (line: number, message: string) => void;

function positionsOf(name: ListName, header: TableRow, report: Report): Map<string, number> | undefined {
  const expected = listShapes[name].columns.map((column) => column.name);
  const missing = expected.filter((column) => !header.cells.includes(column));
  const unknown = header.cells.filter((cell) => !expected.includes(cell));
  const twice = header.cells.filter((cell, position) => header.cells.indexOf(cell) !== position);
  if (missing.length > 0) report(header.line, `in de kop ontbreekt: ${missing.join(', ')}`);
  if (unknown.length > 0) report(header.line, `onbekend in de kop: ${unknown.join(', ')}`);
  if (twice.length > 0) report(header.line, `dubbel in de kop: ${twice.join(', ')}`);
  if (missing.length + unknown.length + twice.length > 0) return undefined;
  return new Map(expected.map((column) => [column, header.cells.indexOf(column)]));
}

function readRow(
  name: ListName,
  { line, cells }: TableRow,
  width: number,
  positions: ReadonlyMap<string, number>,
  report: Report,
): ReferenceRow | undefined {
  if (cells.length !== width) {
    report(line, `${cells.length} cellen, de kop heeft er ${width}`);
    return undefined;
  }
  // A row with a wrong cell still says which code it is of: others may point to it.
  const row: Record<string, string | number> = {};
  for (const column of listShapes[name].columns) {
    const cell = cells[positions.get(column.name) ?? -1] ?? '';
    if (!column.fits(cell)) {
      report(line, `${column.name}: “${cell.slice(0, 40)}” is niet ${column.expected}`);
    }
    row[column.name] = column.number ? Number(cell) : cell;
  }
  return row;
}
