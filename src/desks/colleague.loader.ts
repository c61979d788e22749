import { Injectable } from '@nestjs/common';
import type { ActorContext } from '../access/current-actor.decorator.js';
import { BatchLoader } from '../platform/batch.loader.js';
import { Transaction } from '../platform/transaction.service.js';

/** Somebody of a desk by account, as colleagues know each other. */
export interface Colleague {
  readonly accountId: string;
  readonly name: string;
}

/** Colleagues by account; null for an account that is out of the viewer's reach. */
@Injectable()
export class ColleagueLoader extends BatchLoader<string, Colleague | null, ActorContext> {
  constructor(private readonly transaction: Transaction) {
    super();
  }

  protected async batch(ids: readonly string[]) {
    const rows = await this.transaction.read((tx) =>
      tx.query<Colleague>('SELECT id AS "accountId", name FROM account WHERE id = ANY($1::uuid[])', [ids]),
    );
    const byId = new Map(rows.map((row) => [row.accountId, row]));
    return ids.map((id) => byId.get(id) ?? null);
  }
}
