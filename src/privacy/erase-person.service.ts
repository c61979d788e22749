import { Injectable } from '@nestjs/common';
import { AuditLog } from '../access/audit-log.service.js';
import { introductionEnded } from '../introductions/introduction-events.js';
import { IntroductionsRepository } from '../introductions/introductions.repository.js';
import { Ids } from '../platform/ids.service.js';
import { Outbox } from '../platform/outbox.service.js';
import type { Tx } from '../platform/transaction.service.js';
import { namingPattern, type ErasureCause, type Person } from './erased-person.js';
import { ErasureLedger, type LedgerLine } from './erasure-ledger.service.js';
import { ErasuresRepository } from './erasures.repository.js';
import { PersonalRowsRepository } from './personal-rows.repository.js';
import { personErased } from './privacy-events.js';

const work = { work: 'erase-person' };

/**
 * Erases one person from every room, in the caller's transaction: rows go or lose all that tells whose they were, what
 * others typed about them is struck out, open introductions end, and the keys of the audit trail are destroyed. What
 * figures count stays. The ledger outside the database holds the line before the transaction commits: after a crash in
 * between, the erasure is done again at the next start.
 */
@Injectable()
export class ErasePerson {
  constructor(
    private readonly ids: Ids,
    private readonly erasures: ErasuresRepository,
    private readonly rows: PersonalRowsRepository,
    private readonly introductions: IntroductionsRepository,
    private readonly ledger: ErasureLedger,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
  ) {}

  /** Erases somebody for the first time. How many rows of each table it touched. */
  async within(tx: Tx, person: Person, cause: ErasureCause): Promise<Record<string, number>> {
    const line = { ...person, id: this.ids.next(), at: tx.now.toISOString(), cause };
    const touched = await this.erase(tx, line, false);
    await this.ledger.add(line);
    return touched;
  }

  /** Does an erasure of the ledger again, after an older database was put back. */
  again(tx: Tx, line: LedgerLine): Promise<Record<string, number>> {
    return this.erase(tx, line, true);
  }

  private async erase(tx: Tx, line: LedgerLine, isReplay: boolean): Promise<Record<string, number>> {
    const open = await this.erasures.lock(tx, line);
    const person = await this.rows.know(tx, line);
    const regions = await this.erasures.regionsOf(tx, line);
    const advisers = await this.erasures.advisersOf(tx, line);
    await this.introductions.end(tx, open, {
      status: 'WITHDRAWN',
      cause: 'CANDIDATE_WITHDREW',
      by: null,
      note: null,
    });
    await this.outbox.add(tx, introductionEnded, ...open.map((introductionId) => ({ introductionId })));

    const touched = await this.rows.erase(tx, person);
    await this.rows.strikeOut(tx, person);
    const pattern = namingPattern(person);
    const struck = pattern === null ? [] : await this.erasures.strikeOutReasons(tx, pattern);
    for (const id of struck) {
      const subject = { kind: 'AUDIT_ENTRY', id } as const;
      await this.audit.record(tx, {
        actor: work,
        action: 'data.reason-struck-out',
        subject,
        regionCode: null,
        why: null,
      });
    }
    for (const regionCode of regions.length > 0 ? regions : [null]) {
      await this.audit.record(tx, {
        actor: work,
        action: line.cause === 'ASKED' ? 'data.erased' : 'data.retention-ended',
        subject: { kind: 'ERASURE', id: line.id },
        regionCode,
        why: null,
        details: { again: isReplay },
      });
    }
    await this.erasures.add(tx, line, isReplay);
    const told = advisers.filter((id) => !line.accounts.includes(id));
    if (told.length > 0 && !isReplay) {
      await this.outbox.add(tx, personErased, { erasureId: line.id, advisers: told });
    }
    return touched;
  }
}
