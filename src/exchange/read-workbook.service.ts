import ExcelJS from 'exceljs';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { tableOf, unreadable } from '../platform/delimited-text.js';
import type { Result } from '../platform/problem.js';
import type { Table, TableRow } from '../platform/table.js';

/** The most bytes that a workbook may unpack to, and the most files in it. */
const mostUnpacked = 60 * 1024 * 1024;
const mostEntries = 500;
const mostColumns = 100;

// What a list does not need, and what a hostile or careless file can make very large.
const ignoredNodes = ['dataValidations', 'conditionalFormatting', 'mergeCells', 'autoFilter', 'hyperlinks', 'drawing', 'picture', 'tableParts', 'extLst', 'rowBreaks', 'colBreaks']; // prettier-ignore

/** Reads the first visible sheet that has anything in it. Numbers and dates become text as a Dutch list writes them. */
export async function readWorkbook(bytes: Uint8Array, mostRows: number): Promise<Result<Table>> {
  if (!(await unpacksWithin(bytes))) return unreadable(notReadable);
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer, { ignoreNodes: ignoredNodes });
  } catch {
    return unreadable(notReadable);
  }
  for (const sheet of workbook.worksheets.filter(({ state }) => state === 'visible')) {
    const rows = rowsOf(sheet);
    if (rows.length > 0) return tableOf(rows, mostRows);
  }
  return tableOf([], mostRows);
}

function rowsOf(sheet: ExcelJS.Worksheet): TableRow[] {
  const rows: TableRow[] = [];
  sheet.eachRow((row, line) => {
    const cells: string[] = [];
    row.eachCell((cell, column) => {
      if (column <= mostColumns) cells[column - 1] = textOf(cell).trim();
    });
    const filled = Array.from(cells, (cell) => cell ?? '');
    if (filled.some((cell) => cell !== '')) rows.push({ line, cells: filled });
  });
  return rows;
}

/** A formula is never worked out: what counts is the value that was stored with it, else its own text. */
function textOf({ value, numFmt }: ExcelJS.Cell): string {
  if (value !== null && typeof value === 'object' && ('formula' in value || 'sharedFormula' in value)) {
    return value.result === undefined
      ? `=${'formula' in value ? value.formula : ''}`
      : plainText(value.result, numFmt);
  }
  return plainText(value, numFmt);
}

function plainText(value: ExcelJS.CellValue, format: string | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dutchDate(value);
  if (typeof value === 'number') return numberText(value, format);
  if (typeof value === 'boolean') return value ? 'waar' : 'onwaar';
  if (typeof value === 'string') return value;
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('text' in value) return typeof value.text === 'string' ? value.text : plainText(value.text, format);
  return 'error' in value ? value.error : '';
}

/** A format of zeros only (`00000000`) is how a spreadsheet keeps the zeros in front of an identifier. */
function numberText(value: number, format = ''): string {
  const text = String(value).replace('.', ',');
  return /^0+$/.test(format) ? text.padStart(format.length, '0') : text;
}

function dutchDate(date: Date): string {
  return Number.isNaN(date.getTime())
    ? ''
    : `${date.getUTCDate()}-${date.getUTCMonth() + 1}-${date.getUTCFullYear()}`;
}

/** Whether the archive is whole and small, measured by unpacking it once and throwing everything away. */
async function unpacksWithin(bytes: Uint8Array): Promise<boolean> {
  try {
    const zip = await open(bytes);
    let total = 0;
    let entries = 0;
    for await (const entry of entriesOf(zip)) {
      entries += 1;
      if (entries > mostEntries || entry.uncompressedSize > mostUnpacked) return false;
      total += await unpackedSize(zip, entry);
      if (total > mostUnpacked) return false;
    }
    return entries > 0;
  } catch {
    return false;
  }
}

function open(bytes: Uint8Array): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true, validateEntrySizes: true }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    );
  });
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      const settle = (next: Entry | null) => {
        zip.removeAllListeners();
        resolve(next);
      };
      zip.once('entry', settle);
      zip.once('end', () => settle(null));
      zip.once('error', reject);
      zip.readEntry();
    });
    if (!entry) return;
    yield entry;
  }
}

/** Ends with an error when the entry holds more than it says. */
function unpackedSize(zip: ZipFile, entry: Entry): Promise<number> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error);
      let size = 0;
      stream.on('data', (chunk: Buffer) => (size += chunk.length));
      stream.on('end', () => resolve(size));
      stream.on('error', reject);
    });
  });
}

const notReadable = {
  nl: 'Dit Excel-bestand kunnen we niet lezen: het is beschadigd of te groot. Sla de lijst opnieuw op, of als CSV.',
  en: 'We cannot read this Excel file: it is damaged or too large. Save the list again, or as CSV.',
};
