import { Injectable } from '@nestjs/common';
import { deskRegionOf, type Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { INVALID, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction } from '../platform/transaction.service.js';
import { ReferenceRepository, type NewQualification, type Qualification } from './reference.repository.js';

/** Adds a qualification that the list does not have yet. A newer list may rename it, and never ends it. */
@Injectable()
export class AddQualification {
  constructor(
    private readonly transaction: Transaction,
    private readonly reference: ReferenceRepository,
    private readonly audit: AuditLog,
  ) {}

  execute(actor: Actor, input: NewQualification): Promise<Result<Qualification>> {
    return this.transaction.run(async (tx) => {
      const sectors = await this.reference.sectors(tx);
      if (!sectors.some(({ code }) => code === input.sectorCode)) {
        return refuse(problem(INVALID, 'input.sectorCode', unknownSector));
      }
      const added = await this.reference.addQualification(tx, input);
      if (!added) return refuse(problem(INVALID, 'input.creboCode', alreadyThere(input.creboCode)));
      await this.audit.record(tx, {
        actor,
        action: 'region.qualifications-changed',
        subject: { kind: 'REGION', id: deskRegionOf(actor) ?? 'NL' },
        regionCode: deskRegionOf(actor),
        why: null,
        details: { creboCode: input.creboCode, how: 'ADDED' },
      });
      return succeed(added);
    });
  }
}

const unknownSector = {
  nl: 'Deze sector kennen we niet. Kies er een uit de lijst.',
  en: 'We do not know this sector. Choose one from the list.',
};
const alreadyThere = (code: string) => ({
  nl: `Crebo ${code} staat al in de lijst, misschien als beëindigde kwalificatie.`,
  en: `CREBO ${code} is in the list already, maybe as a qualification that has ended.`,
});
