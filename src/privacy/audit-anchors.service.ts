import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { ChainEnd } from '../access/verify-audit.service.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Keys } from '../platform/keys.service.js';

const purpose = 'audit-anchor';
const textOf = ({ chain, sequence, hash }: ChainEnd) => `${chain} ${sequence} ${hash}`;

/**
 * Where the chains of the audit trail ended, kept outside the database and signed by the installation: whoever cuts off
 * the end of a chain, or writes all of it anew, does not have these.
 */
@Injectable()
export class AuditAnchors {
  private readonly folder: string;
  private readonly path: string;

  constructor(
    @Inject(CONFIG) { ledgerDir }: Pick<Config, 'ledgerDir'>,
    private readonly keys: Keys,
  ) {
    this.folder = ledgerDir;
    this.path = join(ledgerDir, 'audit-ends.txt');
  }

  /** Adds the ends that are not there yet. Returns those. */
  async keep(ends: readonly ChainEnd[]): Promise<ChainEnd[]> {
    const known = new Set((await this.read()).ends.map(textOf));
    const fresh = ends.filter((end) => !known.has(textOf(end)));
    if (fresh.length === 0) return [];
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const file = await open(this.path, 'a', 0o600);
    try {
      await file.write(
        fresh.map((end) => `\n${textOf(end)} ${this.keys.sign(purpose, textOf(end))}\n`).join(''),
      );
      await file.sync();
    } finally {
      await file.close();
    }
    return fresh;
  }

  /** The ends that were kept; `unsigned` counts lines that no key of the installation signed. */
  async read(): Promise<{ ends: ChainEnd[]; unsigned: number }> {
    const text = await readFile(this.path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    const lines = text.split('\n').filter((line) => line !== '');
    const ends = lines.flatMap((line) => {
      const [chain = '', sequence = '', hash = '', mark = ''] = line.split(' ');
      const end = { chain, sequence: Number(sequence), hash };
      return this.keys.verify(purpose, textOf(end), mark) ? [end] : [];
    });
    return { ends, unsigned: lines.length - ends.length };
  }
}
