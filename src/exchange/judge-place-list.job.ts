import { Injectable } from '@nestjs/common';
import { Handles, type EventHandler } from '../platform/handles.decorator.js';
import type { Tx } from '../platform/transaction.service.js';
import { ImportPlaces } from './import-places.usecase.js';
import { placeListReceived } from './place-list-events.js';
import { cannotBeRead } from './place-list.js';
import { PlaceListsRepository } from './place-lists.repository.js';

/** Reads a list that was handed in, and says what would become of each row. */
@Injectable()
@Handles(placeListReceived, 'judge-place-list')
export class JudgePlaceList implements EventHandler<{ placeListId: string }> {
  constructor(
    private readonly lists: PlaceListsRepository,
    private readonly imports: ImportPlaces,
  ) {}

  async handle(tx: Tx, { placeListId }: { placeListId: string }): Promise<void> {
    const list = await this.lists.waiting(tx, placeListId, 'RECEIVED');
    if (!list) return;
    const { value, problems } = await this.imports.judge(tx, list.file, list.regionCode);
    if (value) await this.lists.judged(tx, placeListId, value.report);
    else if (problems[0]) await this.lists.failed(tx, placeListId, problems[0].sentence);
  }
  giveUp(tx: Tx, { placeListId }: { placeListId: string }): Promise<void> {
    return this.lists.failed(tx, placeListId, cannotBeRead);
  }
}
