import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { actFor } from './acting.service.js';
import { projectRoot } from './project-root.service.js';
import { workReach } from './reach.js';
import { Transaction } from './transaction.service.js';

/** Days that the operations of an earlier build are answered after the last api that brought them was started. */
const keptForDays = 30;

/**
 * The operations that our own pages ask, by the SHA-256 of their text: those of this build, and from the database those
 * of the builds before and beside it, so that a page that was open during a new version, or that another api served,
 * goes on working.
 */
@Injectable()
export class KnownOperations implements OnApplicationBootstrap {
  private readonly known = new Map<string, string>();

  constructor(private readonly transaction: Transaction) {
    const path = join(projectRoot, 'web', 'dist', 'operations.json');
    const built = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>) : {};
    for (const [hash, document] of Object.entries(built)) this.known.set(hash, document);
  }

  /** Tells the other apis of this build's, and forgets those that no build has brought for a long time. */
  async onApplicationBootstrap(): Promise<void> {
    const rows = JSON.stringify([...this.known].map(([sha256, document]) => ({ sha256, document })));
    await actFor(workReach('know-operations'), () =>
      this.transaction.run(async (tx) => {
        await tx.execute(
          `INSERT INTO known_operation (sha256, document)
           SELECT sha256, document FROM jsonb_to_recordset($1::jsonb) AS built (sha256 text, document text)
           ORDER BY sha256
           ON CONFLICT (sha256) DO UPDATE SET brought_at = app_now()`,
          [rows],
        );
        await tx.execute(`DELETE FROM known_operation WHERE brought_at < app_now() - $1 * interval '1 day'`, [
          keptForDays,
        ]);
      }),
    );
  }

  /** The text of an operation; undefined when no page of ours asks it. */
  async byHash(hash: string): Promise<string | undefined> {
    if (!/^[0-9a-f]{64}$/.test(hash)) return undefined;
    const here = this.known.get(hash);
    if (here !== undefined) return here;
    const row = await this.transaction.read((tx) =>
      tx.one<{ document: string }>('SELECT document FROM known_operation WHERE sha256 = $1', [hash]),
    );
    if (row) this.known.set(hash, row.document);
    return row?.document;
  }

  /** Whether this text is, to the letter, an operation of our own pages. */
  async isKnown(text: string): Promise<boolean> {
    return (await this.byHash(createHash('sha256').update(text).digest('hex'))) !== undefined;
  }
}
