import { createHash } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import type { ErasureCause, Person } from './erased-person.js';

/** One erasure as the ledger keeps it: ids that, once erased, are nobody's. */
export interface LedgerLine extends Person {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly cause: ErasureCause;
}

const checkOf = (line: string) => createHash('sha256').update(line).digest('hex').slice(0, 16);

/**
 * The list of erasures outside the database, so that a backup from before an erasure can be put back and the erasure
 * done again. One line an erasure (JSON, then a check sum), only ever added to, on the disk before the erasure commits.
 */
@Injectable()
export class ErasureLedger {
  readonly path: string;
  private readonly folder: string;

  constructor(@Inject(CONFIG) { ledgerDir }: Pick<Config, 'ledgerDir'>) {
    this.folder = ledgerDir;
    this.path = join(ledgerDir, 'erasures.jsonl');
  }

  /** Adds a line and returns when it is on the disk. Throws when it cannot be: then nobody is erased. */
  async add(line: LedgerLine): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const { id, at, cause, accounts, candidates } = line;
    const text = JSON.stringify({ id, at, cause, accounts, candidates });
    const file = await open(this.path, 'a', 0o600);
    try {
      // The line break first: a line that a crash tore off never swallows the next one.
      await file.write(`\n${text}\t${checkOf(text)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    const folder = await open(this.folder, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  /** Every erasure once, oldest first; `torn` counts lines that are not whole. No file: nobody was erased. */
  async read(): Promise<{ lines: LedgerLine[]; torn: number }> {
    const text = await readFile(this.path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    const written = text.split('\n').filter((line) => line !== '');
    const whole = written.flatMap((line) => {
      const [json = '', check] = line.split('\t');
      return check === checkOf(json) ? [JSON.parse(json) as LedgerLine] : [];
    });
    return {
      lines: [...new Map(whole.map((line) => [line.id, line])).values()],
      torn: written.length - whole.length,
    };
  }
}
