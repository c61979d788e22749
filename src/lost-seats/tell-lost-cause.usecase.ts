import { Injectable } from '@nestjs/common';
import { mayOn, type Actor } from '../access/actor.js';
import { isIdentifier } from '../platform/identifier.js';
import { INVALID, NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { PlacesRepository } from '../places/places.repository.js';
import type { LossCause } from './lost-seat.js';
import { LostSeatsRepository } from './lost-seats.repository.js';

const longestNote = 500;
const tooLong = {
  nl: 'Dit is te lang: hoogstens 500 tekens.',
  en: 'This is too long: at most 500 characters.',
};
const whatThen = {
  nl: 'Schrijf kort op wat de reden was, zonder namen.',
  en: 'Write in short what the reason was, without names.',
};

/** Somebody of the desk says why a place was lost; what was told before is replaced. */
@Injectable()
export class TellLostCause {
  constructor(
    private readonly transaction: Transaction,
    private readonly places: PlacesRepository,
    private readonly losses: LostSeatsRepository,
  ) {}

  /** Gives the place's id. */
  execute(actor: Actor, placeId: string, cause: LossCause, typed: string | null): Promise<Result<string>> {
    return this.transaction.run((tx) => this.within(tx, actor, placeId, cause, typed));
  }

  /** The same within the caller's transaction. */
  async within(
    tx: Tx,
    actor: Actor,
    placeId: string,
    cause: LossCause,
    typed: string | null,
  ): Promise<Result<string>> {
    const place = isIdentifier(placeId) ? await this.places.forUpdate(tx, placeId) : null;
    const lost = place && (await this.losses.byId(tx, placeId));
    if (!lost || !mayOn(actor, 'lostSeat.explain', { regionCode: lost.regionCode }))
      return refuse(problem(NOT_FOUND, 'placeId'));
    const note = typed?.trim() || null;
    if ((note?.length ?? 0) > longestNote) return refuse(problem(INVALID, 'note', tooLong));
    if (cause === 'OTHER' && note === null) return refuse(problem(INVALID, 'note', whatThen));
    await this.losses.tell(tx, placeId, cause, note, actor.accountId as string);
    return succeed(placeId);
  }
}
