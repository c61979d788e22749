import type { Sentence } from '../platform/locale.js';
import type { Judgement, RefusedRow } from './place-list-judgement.js';

export const placeListStatuses = ['RECEIVED', 'JUDGED', 'IMPORTING', 'IMPORTED', 'FAILED'] as const;
export type PlaceListStatus = (typeof placeListStatuses)[number];

/** What became of every row of a list; `good` rows are imported, or would be. */
export interface PlaceListReport {
  readonly header: readonly string[];
  readonly rows: number;
  readonly good: number;
  readonly unchanged: number;
  readonly duplicates: Judgement['duplicates'];
  readonly refused: readonly RefusedRow[];
}

/** A list that a desk handed in. */
export interface PlaceList {
  readonly id: string;
  readonly regionCode: string;
  readonly fileName: string;
  readonly status: PlaceListStatus;
  readonly receivedAt: Date;
  readonly rowsDone: number;
  readonly report: PlaceListReport | null;
  /** Why the file as a whole could not be read. */
  readonly failure: Sentence | null;
}

export function reportOf(header: readonly string[], rows: number, judgement: Judgement): PlaceListReport {
  const { good, unchanged, duplicates, refused } = judgement;
  return { header, rows, good: good.length, unchanged: unchanged.length, duplicates, refused };
}

/** How far the step a list is in has come: 0 to 1. */
export function progressOf({ status, rowsDone, report }: PlaceList): number {
  if (status === 'RECEIVED') return 0;
  if (status !== 'IMPORTING') return 1;
  return report && report.good > 0 ? Math.min(1, rowsDone / report.good) : 0;
}

/** All that is wrong with a row, as one text. */
export function faultsOf({ sentence, others }: RefusedRow): Sentence {
  const sentences = [sentence, ...others.map((fault) => fault.sentence)];
  return { nl: sentences.map(({ nl }) => nl).join(' '), en: sentences.map(({ en }) => en).join(' ') };
}

/** The refused rows with their cells as they were, and what is wrong with each: to repair and hand in again. */
export function refusedRowsOf({ header, refused }: PlaceListReport, language: keyof Sentence): string[][] {
  const titles = { nl: ['Regel', 'Wat er niet klopt'], en: ['Line', 'What is wrong'] }[language];
  const width = Math.max(header.length, ...refused.map(({ cells }) => cells.length));
  const padded = (cells: readonly string[]) => [...cells, ...Array<string>(width - cells.length).fill('')];
  return [
    [...padded(header), ...titles],
    ...refused.map((row) => [...padded(row.cells), String(row.line), faultsOf(row)[language]]),
  ];
}

/** What is said of a list on which the software itself failed, again and again. */
export const cannotBeRead: Sentence = {
  nl: 'Het lukt ons niet deze lijst te verwerken. Er is niets geïmporteerd. Sla de lijst op als CSV en lever haar opnieuw in, of bel de beheerder.',
  en: 'We do not succeed in processing this list. Nothing was imported. Save the list as CSV and hand it in again, or call the operator.',
};
