import { Injectable, Logger } from '@nestjs/common';
import { Transaction, type Tx } from '../platform/transaction.service.js';

const portion = 100;

/**
 * Works through everything there is to do, a portion in each transaction. A portion that fails is tried again one by
 * one, so that one bad row holds up nothing else; it comes back with the next sweep.
 */
@Injectable()
export class InPortions {
  private readonly log = new Logger(InPortions.name);

  constructor(private readonly transaction: Transaction) {}

  async work(
    find: (tx: Tx, afterId: string | null, take: number) => Promise<string[]>,
    work: (tx: Tx, ids: readonly string[]) => Promise<void>,
  ): Promise<void> {
    let afterId: string | null = null;
    for (;;) {
      const last: string | null = afterId;
      const ids: string[] = await this.transaction.read((tx) => find(tx, last, portion));
      afterId = ids.at(-1) ?? null;
      if (afterId === null) return;
      try {
        await this.transaction.run((tx) => work(tx, ids));
      } catch {
        for (const id of ids) await this.alone(work, id);
      }
    }
  }

  private async alone(work: (tx: Tx, ids: readonly string[]) => Promise<void>, id: string): Promise<void> {
    try {
      await this.transaction.run((tx) => work(tx, [id]));
    } catch (error) {
      this.log.error({
        message: 'A place could not be worked on and will be tried again',
        id,
        error: String(error),
      });
    }
  }
}
