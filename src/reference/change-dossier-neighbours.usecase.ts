import { Injectable } from '@nestjs/common';
import { deskRegionOf, type Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { pairOf, pairProblems, type DossierNeighbours } from './dossier-neighbour.js';
import { DossierNeighboursRepository } from './dossier-neighbours.repository.js';

/** Which dossiers lie near each other: for the whole country, so every change is in the audit trail. */
@Injectable()
export class ChangeDossierNeighbours {
  constructor(
    private readonly transaction: Transaction,
    private readonly neighbours: DossierNeighboursRepository,
    private readonly audit: AuditLog,
  ) {}

  /** Adds a pair, or changes its reasons. INVALID for a dossier that is not there or a reason that is none. */
  put(actor: Actor, typed: DossierNeighbours): Promise<Result<DossierNeighbours>> {
    const pair = pairOf(typed);
    return this.transaction.run(async (tx) => {
      const known = new Set((await this.neighbours.dossiers(tx)).map(({ code }) => code));
      const problems = pairProblems(typed, known);
      if (problems.length > 0) return refuse(...problems);
      await this.neighbours.put(tx, pair);
      await this.record(tx, actor, pair, 'PUT');
      return succeed(pair);
    });
  }

  /** Takes a pair away. NOT_FOUND when there is none. */
  remove(actor: Actor, dossierCode: string, neighbourCode: string): Promise<Result<DossierNeighbours>> {
    return this.transaction.run(async (tx) => {
      const taken = await this.neighbours.take(tx, dossierCode, neighbourCode);
      if (!taken) return refuse(problem(NOT_FOUND, 'neighbourCode'));
      await this.record(tx, actor, taken, 'REMOVED');
      return succeed(taken);
    });
  }

  private record(tx: Tx, actor: Actor, { dossierCode, neighbourCode }: DossierNeighbours, how: string) {
    return this.audit.record(tx, {
      actor,
      action: 'region.dossier-neighbours-changed',
      subject: { kind: 'REGION', id: deskRegionOf(actor) ?? 'NL' },
      regionCode: deskRegionOf(actor),
      why: null,
      details: { dossierCode, neighbourCode, how },
    });
  }
}
