import { INVALID } from '../platform/problem.js';
import { NOT_ACCREDITED } from '../places/place-problems.js';
import type { Sentence } from '../platform/locale.js';
import type { GoodRow, Judgement, RefusedRow } from './place-list-judgement.js';
import type { Fault } from './place-list-row.js';

/** An employer that is known already, by its region and leerbedrijf-ID, and the CREBO codes it lost its accreditation for. */
export interface KnownEmployer {
  readonly kvkNumber: string;
  readonly withdrawnFor: ReadonlySet<string>;
}

/** Under what a region knows an employer. */
export const employerKey = (regionCode: string, leerbedrijfId: string) => `${regionCode} ${leerbedrijfId}`;

/**
 * Judges the good rows once more, against the employers that are known: a leerbedrijf-ID belongs to one KvK number,
 * and a desk cannot vouch for an accreditation that was withdrawn. Of two rows that contradict each other the first
 * counts.
 */
export function judgeEmployers(
  judgement: Judgement,
  cellsAt: ReadonlyMap<number, readonly string[]>,
  known: ReadonlyMap<string, KnownEmployer>,
): Judgement {
  const kvkNumbers = new Map([...known].map(([id, { kvkNumber }]) => [id, kvkNumber]));
  const good: GoodRow[] = [];
  const refused: RefusedRow[] = [...judgement.refused];
  for (const row of judgement.good) {
    const { leerbedrijfId, kvkNumber, creboCode, regionCode } = row.place;
    const key = employerKey(regionCode, leerbedrijfId);
    const kvkKnown = kvkNumbers.get(key) ?? kvkNumber;
    const faults: Fault[] = [];
    if (kvkKnown !== kvkNumber)
      faults.push(fault('kvkNumber', INVALID.code, otherKvk(leerbedrijfId, kvkKnown)));
    if (known.get(key)?.withdrawnFor.has(creboCode)) {
      faults.push(fault('creboCode', NOT_ACCREDITED.code, withdrawn(creboCode)));
    }
    const [first, ...others] = faults;
    if (first) {
      refused.push({ ...first, line: row.line, others, cells: cellsAt.get(row.line) ?? [] });
    } else {
      kvkNumbers.set(key, kvkNumber);
      good.push(row);
    }
  }
  return { ...judgement, good, refused: refused.sort((a, b) => a.line - b.line) };
}

const fault = (field: Fault['field'], code: string, sentence: Sentence): Fault => ({ field, code, sentence });
const otherKvk = (id: string, kvkNumber: string): Sentence => ({
  nl: `Leerbedrijf-ID ${id} hoort bij KvK-nummer ${kvkNumber}. Controleer beide nummers.`,
  en: `Leerbedrijf-ID ${id} belongs to Chamber of Commerce number ${kvkNumber}. Check both numbers.`,
});
const withdrawn = (creboCode: string): Sentence => ({
  nl: `De erkenning van dit leerbedrijf voor crebo ${creboCode} is ingetrokken. Vraag het leerbedrijf of SBB hoe het zit.`,
  en: `This employer's accreditation for CREBO ${creboCode} was withdrawn. Ask the employer or SBB how things stand.`,
});
