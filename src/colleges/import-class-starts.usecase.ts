import { Injectable } from '@nestjs/common';
import { readDelimitedText } from '../platform/delimited-text.js';
import { succeed, type Result } from '../platform/problem.js';
import { findColumns } from '../platform/table-column.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { ReferenceRepository, type Postcode } from '../reference/reference.repository.js';
import { columns, judgeClassStarts, townsIn, type RefusedClassStart } from './class-start-list.js';
import { ClassStartsRepository } from './class-starts.repository.js';

const mostRows = 5000;

export interface ImportedClassStarts {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: readonly RefusedClassStart[];
}

class DryRun extends Error {
  constructor(readonly report: ImportedClassStarts) {
    super('Nothing was changed');
  }
}

/** Takes over a list of class starts: what is new is added, what says something else now is changed. */
@Injectable()
export class ImportClassStarts {
  constructor(
    private readonly transaction: Transaction,
    private readonly classStarts: ClassStartsRepository,
    private readonly reference: ReferenceRepository,
  ) {}

  /** Problems mean that the file as a whole cannot be read. `regionCode` says which of two towns with one name. */
  async execute(
    bytes: Uint8Array,
    { dryRun = false, regionCode }: { dryRun?: boolean; regionCode?: string } = {},
  ): Promise<Result<ImportedClassStarts>> {
    const table = readDelimitedText(bytes, mostRows);
    if (table.problems) return table;
    const positions = findColumns(table.value.header, columns);
    if (positions.problems) return positions;
    try {
      const report = await this.transaction.run(async (tx) => {
        const towns = await this.towns(tx, townsIn(table.value, positions.value), regionCode);
        const creboCodes = await this.reference.creboCodesInUse(tx);
        const { good, refused } = judgeClassStarts(table.value, positions.value, {
          today: tx.today,
          creboCodes,
          towns,
        });
        const { added, changed } = await this.classStarts.putAll(tx, good);
        const done = { added, changed, unchanged: good.length - added - changed, refused };
        if (dryRun) throw new DryRun(done);
        return done;
      });
      return succeed(report);
    } catch (error) {
      if (error instanceof DryRun) return succeed(error.report);
      throw error;
    }
  }

  private async towns(tx: Tx, names: readonly string[], regionCode?: string): Promise<Map<string, Postcode>> {
    const towns = new Map<string, Postcode>();
    for (const name of names) {
      const area = await this.reference.postcodeOfTown(tx, name, regionCode ? [regionCode] : []);
      if (area) towns.set(name, area);
    }
    return towns;
  }
}
