import { unreadable } from './delimited-text.js';
import { succeed, type Result } from './problem.js';
import type { TableRow } from './table.js';

/** One column that a list can have. */
export interface Column {
  /** What the column is called on screen and in sentences; the first header we look for. */
  readonly header: string;
  readonly synonyms: readonly string[];
  readonly required: boolean;
}

/** Where each field stands in a row; a field that the list does not have is absent. */
export type Positions<Field extends string> = Readonly<Partial<Record<Field, number>>>;

export function column(header: string, required: boolean, ...synonyms: string[]): Column {
  return { header, required, synonyms };
}

/**
 * Recognises a header: any order, case, spacing and punctuation, among columns we do not know. What is wrong with it
 * is one sentence at the path `file`.
 */
export function findColumns<Field extends string>(
  { line, cells }: TableRow,
  columns: Readonly<Record<Field, Column>>,
): Result<Positions<Field>> {
  const fields = Object.keys(columns) as Field[];
  const fieldByHeader = new Map(
    fields.flatMap((field) =>
      [columns[field].header, ...columns[field].synonyms].map((name) => [headerKey(name), field] as const),
    ),
  );
  const positions: Partial<Record<Field, number>> = {};
  const twice: string[] = [];
  cells.forEach((cell, position) => {
    const field = fieldByHeader.get(headerKey(cell));
    if (!field) return;
    if (positions[field] === undefined) positions[field] = position;
    else twice.push(columns[field].header);
  });
  const missing = fields
    .filter((field) => columns[field].required && positions[field] === undefined)
    .map((field) => columns[field].header);
  if (missing.length === 0 && twice.length === 0) return succeed(positions);
  const say = (lacks: string, hasTwice: string) =>
    [
      missing.length > 0 && `${lacks}: ${missing.join(', ')}.`,
      twice.length > 0 && `${hasTwice}: ${twice.join(', ')}.`,
    ]
      .filter((sentence) => sentence !== false)
      .join(' ');
  return unreadable({
    nl: say(`In de kop (regel ${line}) ontbreekt`, `In de kop (regel ${line}) staat dubbel`),
    en: say(`The header (line ${line}) lacks`, `The header (line ${line}) has twice`),
  });
}

/** What makes two headers the same: letters and digits only, without accents. */
export function headerKey(header: string): string {
  return header
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
