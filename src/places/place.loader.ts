import { Injectable } from '@nestjs/common';
import type { ActorContext } from '../access/current-actor.decorator.js';
import { BatchLoader } from '../platform/batch.loader.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import { Transaction } from '../platform/transaction.service.js';
import type { Place } from './place.js';
import { PlacesRepository } from './places.repository.js';

@Injectable()
export class PlaceLoader extends BatchLoader<string, Place | null, ActorContext> {
  constructor(
    private readonly transaction: Transaction,
    private readonly places: PlacesRepository,
  ) {
    super();
  }

  protected async batch(ids: readonly string[]) {
    const rows = await this.transaction.read((tx) => this.places.byIds(tx, ids));
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  }
}

/** The database's date, asked once a request however many places look at it. */
@Injectable()
export class TodayLoader extends BatchLoader<'today', CalendarDate, ActorContext> {
  constructor(private readonly transaction: Transaction) {
    super();
  }

  protected batch(keys: readonly 'today'[]) {
    return this.transaction.read((tx) => Promise.resolve(keys.map(() => tx.today)));
  }
}
