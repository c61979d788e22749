import { readDelimitedText, unreadable } from '../platform/delimited-text.js';
import type { Result } from '../platform/problem.js';
import type { Table } from '../platform/table.js';
import { mostBytes, tooLarge } from './place-list-size.js';
import { readWorkbook } from './read-workbook.service.js';

/** The most rows that a desk's list may have. */
const mostRows = 5000;

const begins = (bytes: Uint8Array, ...signature: number[]) =>
  signature.every((byte, at) => bytes[at] === byte);

/** Reads a list as a spreadsheet saved it: CSV in any of its kinds, or `.xlsx`. What it is shows from its contents. */
export async function readList(bytes: Uint8Array): Promise<Result<Table>> {
  if (bytes.length > mostBytes) return unreadable(tooLarge);
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04)) return readWorkbook(bytes, mostRows);
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return unreadable(oldExcel);
  return readDelimitedText(bytes, mostRows);
}

const oldExcel = {
  nl: 'Dit is een oud Excel-bestand (.xls) of het is beveiligd met een wachtwoord. Sla het zonder wachtwoord op als .xlsx of CSV.',
  en: 'This is an old Excel file (.xls), or it has a password. Save it without a password as .xlsx or CSV.',
};
