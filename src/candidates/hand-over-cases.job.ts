import { Injectable } from '@nestjs/common';
import { AuditLog } from '../access/audit-log.service.js';
import { adviserLeft } from '../desks/desk-events.js';
import { Handles, type EventHandler } from '../platform/handles.decorator.js';
import type { Tx } from '../platform/transaction.service.js';
import { CandidatesRepository } from './candidates.repository.js';

interface Left {
  accountId: string;
  toAccountId: string;
  regionCode: string;
}

/** Gives the cases of an adviser who left to the colleague the coordinator chose, each with a line in the trail. */
@Injectable()
@Handles(adviserLeft, 'hand-over-cases')
export class HandOverCases implements EventHandler<Left> {
  constructor(
    private readonly candidates: CandidatesRepository,
    private readonly audit: AuditLog,
  ) {}

  async handle(tx: Tx, { accountId, toAccountId, regionCode }: Left): Promise<void> {
    for (const id of await this.candidates.casesInTeam(tx, accountId, regionCode)) {
      await this.candidates.joinCase(tx, id, toAccountId, handedOver);
      await this.candidates.leaveCase(tx, id, accountId);
      await this.audit.record(tx, {
        actor: { work: 'hand-over-cases' },
        action: 'candidate.case-handed-over',
        subject: { kind: 'CANDIDATE', id },
        regionCode,
        why: null,
      });
    }
  }
}

/** The reason a team keeps, in the language desks work in. */
const handedOver = 'Overgenomen van een collega die niet meer bij het loket werkt.';
