import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { DeadlinesRepository } from '../deadlines/deadlines.repository.js';
import { Outbox } from '../platform/outbox.service.js';
import {
  INVALID,
  NOT_ALLOWED_NOW,
  problem,
  refuse,
  STALE,
  succeed,
  type Result,
} from '../platform/problem.js';
import type { Tx } from '../platform/transaction.service.js';
import { PlaceChecks } from './place-checks.service.js';
import { placeFilled } from './place-events.js';
import { canMove, seatsLeft, type Place } from './place.js';
import { PlacesRepository } from './places.repository.js';
import { WithdrawPlace } from './withdraw-place.usecase.js';

/**
 * An employer found people without the desk. Those seats are offered no more: some of them make the place smaller, the
 * last of them ends it. Ended with somebody of the desk on one of its seats it is filled, else withdrawn.
 */
@Injectable()
export class FillElsewhere {
  constructor(
    private readonly places: PlacesRepository,
    private readonly checks: PlaceChecks,
    private readonly withdrawals: WithdrawPlace,
    private readonly deadlines: DeadlinesRepository,
    private readonly outbox: Outbox,
  ) {}

  /** `seats`: how many, from 1 to all that are left. Within the caller's transaction; locks the place. */
  async within(tx: Tx, actor: Actor, id: string, version: number, seats: number): Promise<Result<Place>> {
    const place = await this.checks.lockManaged(tx, actor, id);
    if (Array.isArray(place)) return refuse(...place);
    if (place.version !== version) return refuse(problem(STALE, 'version'));
    if (!canMove(place, 'withdraw')) return refuse(problem(NOT_ALLOWED_NOW, 'id'));
    const left = seatsLeft(place);
    if (!Number.isInteger(seats) || seats < 1 || seats > left)
      return refuse(problem(INVALID, 'seats', howMany(left)));
    if (seats === left && place.seatsTaken === 0)
      return this.withdrawals.within(tx, actor, id, version, 'FILLED_ELSEWHERE');
    await this.places.lowerSeats(tx, id, place.seats - seats);
    if (seats === left) {
      await this.places.setStatus(tx, id, 'FILLED');
      await this.deadlines.close(tx, { kind: 'PLACE', subjectId: id }, 'FILLED');
      await this.outbox.add(tx, placeFilled, { placeId: id });
    }
    return succeed((await this.places.byId(tx, id)) as Place);
  }
}

const howMany = (left: number) => ({
  nl:
    left === 1
      ? 'Er is nog 1 plek vrij. Vul 1 in.'
      : `Er zijn nog ${left} plekken vrij. Vul 1 tot en met ${left} in.`,
  en: left === 1 ? 'There is 1 seat left. Fill in 1.' : `There are ${left} seats left. Fill in 1 to ${left}.`,
});
