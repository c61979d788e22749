import { Injectable, Logger } from '@nestjs/common';
import { AuditPersons } from '../access/audit-persons.service.js';
import { VerifyAudit } from '../access/verify-audit.service.js';
import { Sweeps, type Sweep } from '../platform/handles.decorator.js';
import { Transaction } from '../platform/transaction.service.js';
import { AuditAnchors } from './audit-anchors.service.js';

/**
 * Keeps where the chains of the audit trail end, in a file and in the log, so that a cut end is noticed; and seals the
 * keys of persons with the newest key of the installation, so that an older one can be retired.
 */
@Injectable()
@Sweeps('anchor-audit', 600)
export class AnchorAudit implements Sweep {
  private readonly log = new Logger(AnchorAudit.name);

  constructor(
    private readonly transaction: Transaction,
    private readonly verifyAudit: VerifyAudit,
    private readonly anchors: AuditAnchors,
    private readonly persons: AuditPersons,
  ) {}

  async sweep(): Promise<void> {
    const ends = await this.transaction.read((tx) => this.verifyAudit.ends(tx));
    for (const { chain, sequence, hash } of await this.anchors.keep(ends)) {
      this.log.log({ message: 'The audit trail ends here', chain, sequence, hash });
    }
    await this.transaction.run((tx) => this.persons.sealAnew(tx));
  }
}
