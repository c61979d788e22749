import { Injectable } from '@nestjs/common';
import { Transaction } from '../platform/transaction.service.js';
import { readBounce } from './bounce.js';
import { DeadLettersRepository } from './dead-letters.repository.js';

/**
 * What came of a message that was handed in: `RECORDED`; `NOTHING` when it is no bounce, or of a mail that is not ours or
 * no longer here, or known already; `LATER` when that mail is still in the hands of a worker.
 */
export type BounceOutcome = 'RECORDED' | 'NOTHING' | 'LATER';

/** Puts a mail aside that came back: an operator sees it, and can try it again. Holds up no other mail. */
@Injectable()
export class RecordBounce {
  constructor(
    private readonly transaction: Transaction,
    private readonly letters: DeadLettersRepository,
  ) {}

  async execute(raw: Uint8Array): Promise<BounceOutcome> {
    const bounce = await readBounce(raw);
    if (!bounce) return 'NOTHING';
    return this.transaction.run((tx) => tx.beyond('record-bounce', () => this.letters.cameBack(tx, bounce)));
  }
}
