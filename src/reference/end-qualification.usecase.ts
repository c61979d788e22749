import { Injectable } from '@nestjs/common';
import { deskRegionOf, type Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { NOT_ALLOWED_NOW, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction } from '../platform/transaction.service.js';
import { UNKNOWN_QUALIFICATION } from './reference-problems.js';
import { ReferenceRepository, type Qualification } from './reference.repository.js';

/** Ends a qualification today: it is not offered any more; what uses it keeps it. A newer list does not revive it. */
@Injectable()
export class EndQualification {
  constructor(
    private readonly transaction: Transaction,
    private readonly reference: ReferenceRepository,
    private readonly audit: AuditLog,
  ) {}

  execute(actor: Actor, creboCode: string): Promise<Result<Qualification>> {
    return this.transaction.run(async (tx) => {
      const ended = await this.reference.endQualification(tx, creboCode);
      if (!ended) {
        const [known] = await this.reference.qualificationsByCode(tx, [creboCode]);
        return refuse(problem(known ? NOT_ALLOWED_NOW : UNKNOWN_QUALIFICATION, 'creboCode'));
      }
      await this.audit.record(tx, {
        actor,
        action: 'region.qualifications-changed',
        subject: { kind: 'REGION', id: deskRegionOf(actor) ?? 'NL' },
        regionCode: deskRegionOf(actor),
        why: null,
        details: { creboCode: creboCode, how: 'ENDED' },
      });
      return succeed(ended);
    });
  }
}
