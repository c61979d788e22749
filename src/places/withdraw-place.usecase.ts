import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { DeadlinesRepository } from '../deadlines/deadlines.repository.js';
import { Outbox } from '../platform/outbox.service.js';
import { problem, refuse, STALE, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { PlaceChecks } from './place-checks.service.js';
import { placeWithdrawn } from './place-events.js';
import { moveProblems, type Place, type WithdrawReason } from './place.js';
import { PlacesRepository } from './places.repository.js';

/** Takes a place back, with the reason; from then on nobody is alerted about it any more. */
@Injectable()
export class WithdrawPlace {
  constructor(
    private readonly transaction: Transaction,
    private readonly places: PlacesRepository,
    private readonly checks: PlaceChecks,
    private readonly deadlines: DeadlinesRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  execute(actor: Actor, id: string, version: number, reason: WithdrawReason): Promise<Result<Place>> {
    return this.transaction.run((tx) => this.within(tx, actor, id, version, reason));
  }

  /** The same within the caller's transaction. */
  async within(
    tx: Tx,
    actor: Actor,
    id: string,
    version: number,
    reason: WithdrawReason,
  ): Promise<Result<Place>> {
    const place = await this.checks.lockManaged(tx, actor, id);
    if (Array.isArray(place)) return refuse(...place);
    if (place.version !== version) return refuse(problem(STALE, 'version'));
    const problems = moveProblems(place, 'withdraw');
    if (problems.length > 0) return refuse(...problems);
    await this.places.setStatus(tx, id, 'WITHDRAWN', reason);
    await this.deadlines.close(tx, { kind: 'PLACE', subjectId: id }, 'WITHDRAWN');
    await this.outbox.add(tx, placeWithdrawn, { placeId: id });
    await this.audit.record(tx, {
      actor,
      action: 'place.withdrawn',
      subject: { kind: 'PLACE', id },
      regionCode: place.regionCode,
      why: null,
      details: { reason },
    });
    return succeed((await this.places.byId(tx, id)) as Place);
  }
}
