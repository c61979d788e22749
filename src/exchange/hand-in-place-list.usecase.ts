import { Injectable } from '@nestjs/common';
import { mayOn, scopeOf, type Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { Outbox } from '../platform/outbox.service.js';
import {
  INVALID,
  NOT_ALLOWED_NOW,
  NOT_FOUND,
  problem,
  refuse,
  succeed,
  type Result,
} from '../platform/problem.js';
import { Transaction } from '../platform/transaction.service.js';
import { placeListApproved, placeListReceived } from './place-list-events.js';
import type { PlaceList } from './place-list.js';
import { PlaceListsRepository } from './place-lists.repository.js';
import { mostBytes, tooLarge } from './place-list-size.js';

const empty = { nl: 'Het bestand is leeg.', en: 'The file is empty.' };
const noDesk = { nl: 'U werkt niet bij een loket.', en: 'You do not work at a desk.' };

/** An adviser hands in the desk's list; a worker judges it. After looking at the result the adviser approves it. */
@Injectable()
export class HandInPlaceList {
  constructor(
    private readonly transaction: Transaction,
    private readonly lists: PlaceListsRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  execute(actor: Actor, fileName: string, file: Buffer): Promise<Result<PlaceList>> {
    return this.transaction.run(async (tx) => {
      const [regionCode] = scopeOf(actor, 'place.import').regions;
      const receivedBy = actor.accountId;
      if (!regionCode || !receivedBy) return refuse(problem(INVALID, 'file', noDesk));
      if (file.length === 0) return refuse(problem(INVALID, 'file', empty));
      if (file.length > mostBytes) return refuse(problem(INVALID, 'file', tooLarge));
      const placeListId = await this.lists.add(tx, { regionCode, receivedBy, fileName, file });
      await this.outbox.add(tx, placeListReceived, { placeListId });
      await this.audit.record(tx, {
        actor,
        action: 'place-list.handed-in',
        subject: { kind: 'PLACE_LIST', id: placeListId },
        regionCode,
        why: null,
      });
      return succeed((await this.lists.byId(tx, placeListId)) as PlaceList);
    });
  }

  approve(actor: Actor, placeListId: string): Promise<Result<PlaceList>> {
    return this.transaction.run(async (tx) => {
      const list = await this.lists.byId(tx, placeListId);
      if (!list || !mayOn(actor, 'place.import', { regionCode: list.regionCode })) {
        return refuse(problem(NOT_FOUND, 'id'));
      }
      if (!(await this.lists.startImport(tx, placeListId))) return refuse(problem(NOT_ALLOWED_NOW, 'id'));
      await this.outbox.add(tx, placeListApproved, { placeListId });
      return succeed((await this.lists.byId(tx, placeListId)) as PlaceList);
    });
  }
}
