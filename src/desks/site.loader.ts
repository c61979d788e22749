import { Injectable } from '@nestjs/common';
import type { ActorContext } from '../access/current-actor.decorator.js';
import { BatchLoader } from '../platform/batch.loader.js';
import { Transaction } from '../platform/transaction.service.js';
import { DesksRepository, type Site } from './desks.repository.js';

/** Sites of service desks by id. */
@Injectable()
export class SiteLoader extends BatchLoader<string, Site | null, ActorContext> {
  constructor(
    private readonly transaction: Transaction,
    private readonly desks: DesksRepository,
  ) {
    super();
  }

  protected async batch(ids: readonly string[]) {
    const rows = await this.transaction.read((tx) => this.desks.sitesByIds(tx, ids));
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  }
}
