/** One row of a list that somebody made in a spreadsheet; `line` is where it begins in the file, from 1. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A list with its header; every cell is trimmed text, and rows without any text are left out. */
export interface Table {
  readonly header: TableRow;
  readonly rows: readonly TableRow[];
}
