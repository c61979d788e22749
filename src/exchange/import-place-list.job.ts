import { Injectable } from '@nestjs/common';
import { Handles, type EventHandler } from '../platform/handles.decorator.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { ImportPlaces } from './import-places.usecase.js';
import { placeListApproved } from './place-list-events.js';
import { cannotBeRead } from './place-list.js';
import { PlaceListsRepository } from './place-lists.repository.js';

/** Imports a list that an adviser approved. What is no longer good by then is refused after all. */
@Injectable()
@Handles(placeListApproved, 'import-place-list')
export class ImportPlaceList implements EventHandler<{ placeListId: string }> {
  constructor(
    private readonly transaction: Transaction,
    private readonly lists: PlaceListsRepository,
    private readonly imports: ImportPlaces,
  ) {}

  async handle(tx: Tx, { placeListId }: { placeListId: string }): Promise<void> {
    const list = await this.lists.waiting(tx, placeListId, 'IMPORTING');
    if (!list) return;
    const { value, problems } = await this.imports.within(tx, list.file, {
      regionCode: list.regionCode,
      by: list.receivedBy,
      progress: (done) => this.transaction.run((own) => this.lists.recordProgress(own, placeListId, done)),
    });
    if (value) await this.lists.imported(tx, placeListId, value);
    else if (problems[0]) await this.lists.failed(tx, placeListId, problems[0].sentence);
  }
  giveUp(tx: Tx, { placeListId }: { placeListId: string }): Promise<void> {
    return this.lists.failed(tx, placeListId, cannotBeRead);
  }
}
