import { Injectable, Logger } from '@nestjs/common';
import { Transaction, type Tx } from './transaction.service.js';

/** A page of what may be due. */
export interface PageOfIds {
  readonly ids: readonly string[];
  /** After which id to look on; null when there is nothing more to look at. */
  readonly next: string | null;
}

/** How what a timer keeps is found and kept. */
export interface Keeping {
  /** For the log: `A promise`. */
  readonly what: string;
  /** Looks for what may be due after an id, page by page; locks and writes nothing. */
  page(tx: Tx, afterId: string | null): Promise<PageOfIds>;
  /** Locks one, looks again whether it is due, and does it. */
  keep(tx: Tx, id: string): Promise<unknown>;
}

/** A timer's turn over many: each in a transaction of its own, so that one that cannot be kept holds up no other. */
@Injectable()
export class OneByOne {
  private readonly log = new Logger(OneByOne.name);

  constructor(private readonly transaction: Transaction) {}

  /** Until every page was looked at. What fails is logged and comes back with the next turn. */
  async keepAll({ what, page, keep }: Keeping): Promise<void> {
    let next: string | null = null;
    do {
      const after: string | null = next;
      const found: PageOfIds = await this.transaction.read((tx) => page(tx, after));
      for (const id of found.ids) await this.keepOne(what, id, keep);
      ({ next } = found);
    } while (next !== null);
  }

  private async keepOne(what: string, id: string, keep: Keeping['keep']): Promise<void> {
    try {
      await this.transaction.run((tx) => keep(tx, id));
    } catch (error) {
      this.log.error({
        message: `${what} could not be kept and will be tried again`,
        id,
        error: String(error),
      });
    }
  }
}

/** A page of which all may be due; a full one may have a next. */
export function fullPage(ids: readonly string[], portion: number): PageOfIds {
  return { ids, next: ids.length < portion ? null : (ids.at(-1) ?? null) };
}
