import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { actFor } from '../platform/acting.service.js';
import { workReach } from '../platform/reach.js';
import { Transaction } from '../platform/transaction.service.js';
import { ErasePerson } from './erase-person.service.js';
import { ErasureLedger } from './erasure-ledger.service.js';
import { ErasuresRepository } from './erasures.repository.js';

/** What a replay found and did. */
export interface Replayed {
  /** Erasures in the ledger. */
  readonly ledger: number;
  /** Of those, not known to this database: done again. */
  readonly replayed: number;
  /** Known to this database, missing in the ledger: added to it. */
  readonly added: number;
  /** Lines of the ledger that are not whole. */
  readonly torn: number;
}

const lockKey = 7_310_017;

/**
 * Brings database and erasure ledger together before anything is served: a database older than the ledger (a restored
 * backup) erases again; a ledger that misses what the database knows is mended.
 */
@Injectable()
export class ReplayErasures implements OnModuleInit {
  private readonly log = new Logger(ReplayErasures.name);

  constructor(
    private readonly transaction: Transaction,
    private readonly ledger: ErasureLedger,
    private readonly erasures: ErasuresRepository,
    private readonly erasePerson: ErasePerson,
  ) {}

  async onModuleInit(): Promise<void> {
    const { replayed, added, torn } = await this.replay();
    if (replayed > 0)
      this.log.warn(`Erased ${replayed} people again: this database is older than the ledger`);
    if (added > 0) this.log.warn(`Added ${added} erasures to the ledger, which missed them`);
    if (torn > 0) this.log.error(`${torn} lines of the erasure ledger are not whole`);
  }

  /** Each erasure in a transaction of its own; several processes at once do each of them once. */
  replay(): Promise<Replayed> {
    return actFor(workReach('replay-erasures'), () => this.together());
  }

  private async together(): Promise<Replayed> {
    const { lines, torn } = await this.ledger.read();
    const known = new Set((await this.known()).map(({ id }) => id));
    let replayed = 0;
    for (const line of lines.filter(({ id }) => !known.has(id))) {
      replayed += await this.transaction.run(async (tx) => {
        await tx.execute('SELECT pg_advisory_xact_lock($1)', [lockKey]);
        if ((await this.erasures.all(tx)).some(({ id }) => id === line.id)) return 0;
        await this.erasePerson.again(tx, line);
        return 1;
      });
    }
    const missing = await this.mend(new Set(lines.map(({ id }) => id)));
    return { ledger: lines.length, replayed, added: missing, torn };
  }

  private async mend(inLedger: ReadonlySet<string>): Promise<number> {
    const missing = (await this.known()).filter(({ id }) => !inLedger.has(id));
    for (const line of missing) await this.ledger.add(line);
    return missing.length;
  }

  private known() {
    return this.transaction.read((tx) => this.erasures.all(tx));
  }
}
