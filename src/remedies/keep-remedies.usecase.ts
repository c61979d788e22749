import { Injectable } from '@nestjs/common';
import { mayOn, type Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { isIdentifier } from '../platform/identifier.js';
import {
  NOT_ALLOWED_NOW,
  NOT_FOUND,
  problem,
  refuse,
  STALE,
  succeed,
  type Result,
} from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { RemediesRepository } from './remedies.repository.js';
import { remedyProblems, type Remedy, type RemedyDetails } from './remedy.js';
import { StartingRemedies } from './starting-remedies.service.js';

const notEmpty = {
  nl: 'Uw regio heeft al ontzorgingen. Voeg een nieuwe toe, of pas er een aan.',
  en: 'Your region has remedies already. Add one, or change one.',
};

/** A coordinator keeps the catalogue of the region: adds, changes, and begins with what comes with the product. */
@Injectable()
export class KeepRemedies {
  constructor(
    private readonly transaction: Transaction,
    private readonly remedies: RemediesRepository,
    private readonly starting: StartingRemedies,
    private readonly audit: AuditLog,
  ) {}

  add(actor: Actor, regionCode: string, input: RemedyDetails): Promise<Result<Remedy>> {
    return this.transaction.run(async (tx) => {
      if (!mayOn(actor, 'remedy.manage', { regionCode })) return refuse(problem(NOT_FOUND, 'regionCode'));
      const problems = remedyProblems(input);
      if (problems.length > 0) return refuse(...problems);
      const added = await this.remedies.add(tx, regionCode, input);
      await this.record(tx, actor, regionCode, added.kind);
      return succeed(added);
    });
  }

  change(actor: Actor, id: string, version: number, input: RemedyDetails): Promise<Result<Remedy>> {
    return this.transaction.run(async (tx) => {
      const remedy = isIdentifier(id) ? await this.remedies.byId(tx, id) : null;
      if (!remedy || !mayOn(actor, 'remedy.manage', remedy)) return refuse(problem(NOT_FOUND, 'id'));
      const problems = remedyProblems(input);
      if (problems.length > 0) return refuse(...problems);
      if (!(await this.remedies.change(tx, id, version, input))) return refuse(problem(STALE, 'version'));
      await this.record(tx, actor, remedy.regionCode, input.kind);
      return succeed((await this.remedies.byId(tx, id)) as Remedy);
    });
  }

  /** A coordinator looked at the source: amount and conditions of that version are still so. */
  check(actor: Actor, id: string, version: number): Promise<Result<Remedy>> {
    return this.transaction.run(async (tx) => {
      const remedy = isIdentifier(id) ? await this.remedies.byId(tx, id) : null;
      if (!remedy || !mayOn(actor, 'remedy.manage', remedy)) return refuse(problem(NOT_FOUND, 'id'));
      if (!(await this.remedies.check(tx, id, version, actor.accountId as string)))
        return refuse(problem(STALE, 'version'));
      await this.record(tx, actor, remedy.regionCode, remedy.kind, 'remedy.checked');
      return succeed((await this.remedies.byId(tx, id)) as Remedy);
    });
  }

  /** An empty catalogue gets the lines that come with the product. */
  begin(actor: Actor, regionCode: string): Promise<Result<Remedy[]>> {
    return this.transaction.run(async (tx) => {
      if (!mayOn(actor, 'remedy.manage', { regionCode })) return refuse(problem(NOT_FOUND, 'regionCode'));
      const filled = await this.fill(tx, regionCode);
      if (!filled) return refuse(problem(NOT_ALLOWED_NOW, 'regionCode', notEmpty));
      await this.record(tx, actor, regionCode, 'ALL');
      return succeed(filled);
    });
  }

  /** The catalogue as it is then; null when there was one. */
  async fill(tx: Tx, regionCode: string): Promise<Remedy[] | null> {
    if ((await this.remedies.ofRegion(tx, regionCode)).length > 0) return null;
    for (const details of await this.starting.all()) await this.remedies.add(tx, regionCode, details);
    return this.remedies.ofRegion(tx, regionCode);
  }

  private record(
    tx: Tx,
    actor: Actor,
    regionCode: string,
    remedy: string,
    action: 'region.settings-changed' | 'remedy.checked' = 'region.settings-changed',
  ): Promise<void> {
    return this.audit.record(tx, {
      actor,
      action,
      subject: { kind: 'REGION', id: regionCode },
      regionCode,
      why: null,
      details: { remedy },
    });
  }
}
