const beginsAFormula = /^[=+\-@\t\r]/;

/**
 * Rows as CSV for a Dutch spreadsheet: `;`, UTF-8 with BOM, CRLF. A cell that begins like a formula gets an
 * apostrophe before it, so that no spreadsheet runs it.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cellOf).join(';')}\r\n`).join('')}`;
}

/** Takes off the apostrophe that `writeCsv` put before a formula: a list that we wrote reads back as it was. */
export function withoutFormulaGuard(cell: string): string {
  return cell.startsWith("'") && beginsAFormula.test(cell.slice(1)) ? cell.slice(1) : cell;
}

function cellOf(cell: string): string {
  const safe = beginsAFormula.test(cell) ? `'${cell}` : cell;
  return /[";\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
