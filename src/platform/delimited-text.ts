import { parse, CsvError } from 'csv-parse/sync';
import { INVALID, problem, refuse, succeed, type Result } from './problem.js';
import type { Sentence } from './locale.js';
import type { Table, TableRow } from './table.js';

const delimiters = [';', ',', '\t'] as const;
const longestRecord = 100_000;

/**
 * Reads a text file with columns: separated by `;`, `,` or tab, in UTF-8 (with or without BOM), UTF-16 with BOM or
 * Windows-1252. A file that is no such text is refused with one sentence at the path `file`.
 */
export function readDelimitedText(bytes: Uint8Array, mostRows: number): Result<Table> {
  const text = decode(bytes);
  if (text === undefined) return unreadable(notText);
  const hint = /^sep=(.)\n/i.exec(text);
  const body = hint ? text.slice(hint[0].length) : text;
  const linesBefore = hint ? 1 : 0;
  const rows: TableRow[] = [];
  let linesRead = 0;
  try {
    const records = parse(body, {
      delimiter: hint?.[1] ?? delimiterOf(body),
      info: true,
      skipEmptyLines: true,
      relaxColumnCount: true,
      maxRecordSize: longestRecord,
      onRecord: (record, { lines }) => {
        linesRead = lines;
        return record;
      },
    }) as unknown as { record: string[]; info: { lines: number } }[];
    for (const { record, info } of records) {
      const cells = record.map((cell) => cell.trim());
      if (cells.every((cell) => cell === '')) continue;
      rows.push({ line: linesBefore + info.lines - lineBreaks(record), cells });
    }
  } catch (error) {
    if (error instanceof CsvError) return unreadable(sentenceFor(error, linesBefore, linesRead));
    throw error;
  }
  return tableOf(rows, mostRows);
}

/** The first row is the header. An empty list and one of more than `mostRows` rows are refused. */
export function tableOf(rows: readonly TableRow[], mostRows: number): Result<Table> {
  const [header, ...others] = rows;
  if (!header) return unreadable(empty);
  if (others.length > mostRows) return unreadable(tooLong(mostRows));
  return succeed({ header, rows: others });
}

/** A file that cannot be read as a whole. */
export function unreadable(sentence: Sentence): Result<never> {
  return refuse(problem(INVALID, 'file', sentence));
}

function decode(bytes: Uint8Array): string | undefined {
  const text = marked(bytes) ?? strictUtf8(bytes) ?? windows1252(bytes);
  // Only a file that is something else altogether holds control characters other than tab and line ends.
  if (/[\u0000-\u0008\u000e-\u001f]/.test(text)) return undefined;
  return text.replace(/\r\n?/g, '\n');
}

/** UTF-16, which always says so in its first two bytes. */
function marked(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return undefined;
}

// Some versions of Node.js decode windows-1252 as Latin-1, and lose these.
const above127 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function windows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (sign) => above127.charAt(sign.charCodeAt(0) - 0x80));
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The separator that splits the header most often, quoted parts aside. */
function delimiterOf(text: string): string {
  const header =
    /^(?:[^"\r\n]|"(?:[^"]|"")*")*/.exec(text.trimStart())?.[0].replace(/"(?:[^"]|"")*"/g, '') ?? '';
  const count = (delimiter: string) => header.split(delimiter).length;
  return [...delimiters].sort((a, b) => count(b) - count(a))[0] ?? ';';
}

function lineBreaks(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
}

const notText = {
  nl: 'Dit is geen lijst die we kunnen lezen. Sla de lijst op als CSV of als Excel-bestand (.xlsx).',
  en: 'This is not a list we can read. Save the list as CSV or as an Excel file (.xlsx).',
};
const empty = {
  nl: 'Het bestand is leeg. De eerste regel hoort de kop te zijn.',
  en: 'The file is empty. The first line should be the header.',
};
const tooLong = (most: number) => ({
  nl: `De lijst heeft meer dan ${most} regels. Verdeel haar over meer bestanden.`,
  en: `The list has more than ${most} rows. Divide it over several files.`,
});

function sentenceFor(error: CsvError, linesBefore: number, linesRead: number): Sentence {
  const line = linesBefore + Number(error['lines'] ?? 0);
  const row = linesBefore + linesRead + 1;
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return {
        nl: `In de rij die begint op regel ${row} wordt een aanhalingsteken nergens gesloten. Sluit het of haal het weg.`,
        en: `In the row that begins on line ${row} a quotation mark is never closed. Close it or remove it.`,
      };
    case 'CSV_MAX_RECORD_SIZE':
      return {
        nl: `De rij die begint op regel ${row} is te lang. Staat er een aanhalingsteken te veel?`,
        en: `The row that begins on line ${row} is too long. Is there a quotation mark too many?`,
      };
    default:
      return {
        nl: `Op regel ${line} staat een aanhalingsteken op een plek waar het niet kan. Zet de hele cel tussen aanhalingstekens of haal het weg.`,
        en: `Line ${line} has a quotation mark where it cannot be. Put the whole cell between quotation marks or remove it.`,
      };
  }
}
