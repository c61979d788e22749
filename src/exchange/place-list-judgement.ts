import { holdsCitizenNumber } from '../platform/citizen-number.js';
import { withoutFormulaGuard } from '../platform/csv-output.js';
import type { Table, TableRow } from '../platform/table.js';
import { headerKey, type Positions } from '../platform/table-column.js';
import { fields, type Field } from './place-list-column.js';
import { judgeRow, type Fault, type Known, type ListedPlace } from './place-list-row.js';

/** A row that can be imported. The key holds all its cells, also those of columns we do not read. */
export interface GoodRow {
  readonly line: number;
  readonly key: string;
  readonly place: ListedPlace;
}

/** A row that cannot: the first fault, and the others of the same row. */
export interface RefusedRow extends Fault {
  readonly line: number;
  readonly others: readonly Fault[];
  readonly cells: readonly string[];
}

/** What becomes of each row of a list; every row is in exactly one of these. */
export interface Judgement {
  readonly good: readonly GoodRow[];
  /** Rows that an earlier import of any file has already brought in. */
  readonly unchanged: readonly number[];
  /** Rows with the same cells as an earlier row of this file; `of` is that row's line. */
  readonly duplicates: readonly { readonly line: number; readonly of: number }[];
  readonly refused: readonly RefusedRow[];
}

/** Judges a whole list. `imported` are the keys of rows that an earlier import has brought in. */
export function judgePlaceList(
  table: Table,
  positions: Positions<Field>,
  known: Known,
  imported: ReadonlySet<string>,
): Judgement {
  const good: GoodRow[] = [];
  const unchanged: number[] = [];
  const duplicates: { line: number; of: number }[] = [];
  const refused: RefusedRow[] = [];
  const firstLine = new Map<string, number>();
  for (const row of table.rows) {
    const key = keyOf(table.header, row);
    const of = firstLine.get(key);
    if (of !== undefined) {
      duplicates.push({ line: row.line, of });
      continue;
    }
    // What is already there stays as it is, also when its dates have passed since.
    if (imported.has(key)) {
      firstLine.set(key, row.line);
      unchanged.push(row.line);
      continue;
    }
    const judged = judge(table.header, row, positions, known);
    if ('faults' in judged) {
      const [first, ...others] = judged.faults;
      refused.push({ line: row.line, ...first, others, cells: row.cells });
    } else {
      firstLine.set(key, row.line);
      good.push({ line: row.line, key, place: judged.place });
    }
  }
  return { good, unchanged, duplicates, refused };
}

/** Numbers by themselves that may look like a citizen service number and are none. */
const numberColumns: readonly Field[] = ['leerbedrijfId', 'kvkNumber', 'establishmentNumber'];

/** The rows as the desk gets them back: a cell with a citizen service number is not kept, in whatever column it stood. */
export function withoutCitizenNumbers(
  refused: readonly RefusedRow[],
  positions: Positions<Field>,
): RefusedRow[] {
  const numbers = new Set(numberColumns.map((field) => positions[field]));
  const kept = (cell: string, at: number) => (numbers.has(at) || !holdsCitizenNumber(cell) ? cell : leftOut);
  return refused.map((row) => ({ ...row, cells: row.cells.map(kept) }));
}

const leftOut = '(BSN)';

/** The keys of all rows, for asking the database which it has. */
export function keysOf(table: Table): string[] {
  return table.rows.map((row) => keyOf(table.header, row));
}

function judge(header: TableRow, row: TableRow, positions: Positions<Field>, known: Known) {
  const most = header.cells.length;
  if (row.cells.slice(most).some((cell) => cell !== ''))
    return { faults: [tooManyCells(row, most)] as [Fault] };
  const cells: Partial<Record<Field, string>> = {};
  for (const field of fields) {
    const position = positions[field];
    if (position !== undefined) cells[field] = withoutFormulaGuard(row.cells[position] ?? '');
  }
  return judgeRow(cells, known);
}

/** The same cells under the same headers are the same row, in whatever order the columns stand. */
function keyOf(header: TableRow, row: TableRow): string {
  const named = row.cells
    .map((cell, position) => [
      headerKey(header.cells[position] ?? ''),
      withoutFormulaGuard(cell.normalize('NFC')),
    ])
    .filter(([, cell]) => cell !== '')
    .sort((a, b) => (a.join('\u0000') < b.join('\u0000') ? -1 : 1));
  return JSON.stringify(named);
}

function tooManyCells(row: TableRow, most: number): Fault {
  return {
    field: 'row',
    code: 'INVALID',
    sentence: {
      nl: `De regel heeft ${row.cells.length} cellen, de kop ${most}. Zet een tekst met een scheidingsteken tussen aanhalingstekens.`,
      en: `The row has ${row.cells.length} cells, the header ${most}. Put a text with a separator in it between quotation marks.`,
    },
  };
}
