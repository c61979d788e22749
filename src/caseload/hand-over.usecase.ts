import { Injectable } from '@nestjs/common';
import { AccountsRepository, type Account } from '../access/accounts.repository.js';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { CandidatesRepository } from '../candidates/candidates.repository.js';
import { standsOf } from '../introductions/introduction-access.js';
import { longestMessage, tooLong, type Introduction } from '../introductions/introduction.js';
import { IntroductionsRepository } from '../introductions/introductions.repository.js';
import { MessagesRepository } from '../messages/messages.repository.js';
import { isIdentifier } from '../platform/identifier.js';
import { Outbox } from '../platform/outbox.service.js';
import {
  INVALID,
  NOT_ALLOWED_NOW,
  NOT_FOUND,
  problem,
  refuse,
  succeed,
  type Result,
} from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { casesHandedOver } from './caseload-events.js';

const mostAtOnce = 50;
const whichColleague = {
  nl: 'Kies een adviseur van dit loket of van het loket van de kandidaat, die deze zaak nog niet heeft.',
  en: 'Choose an adviser of this desk or of the candidate’s desk, who does not have this case yet.',
};
const howMany = { nl: 'Kies 1 tot en met 50 zaken.', en: 'Choose 1 to 50 cases.' };
const isOver = {
  nl: 'Dit voorstel is afgelopen. Er is niets meer over te dragen.',
  en: 'This introduction has ended. There is nothing to hand over any more.',
};
const reason = 'Overgedragen door een collega.';

/**
 * Gives introductions to a colleague: from then on they are in that adviser's list, who is mailed about them and is in
 * the case team. All of them, or none.
 */
@Injectable()
export class HandOver {
  constructor(
    private readonly transaction: Transaction,
    private readonly introductions: IntroductionsRepository,
    private readonly accounts: AccountsRepository,
    private readonly candidates: CandidatesRepository,
    private readonly messages: MessagesRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  execute(
    actor: Actor,
    ids: readonly string[],
    toAccountId: string,
    typed: string | null,
  ): Promise<Result<Introduction[]>> {
    return this.transaction.run(async (tx) => {
      const wanted = [...new Set(ids)].sort();
      if (wanted.length === 0 || wanted.length > mostAtOnce)
        return refuse(problem(INVALID, 'introductionIds', howMany));
      const note = typed?.trim() || null;
      if ((note?.length ?? 0) > longestMessage) return refuse(problem(INVALID, 'note', tooLong));
      const given: Introduction[] = [];
      for (const id of wanted) {
        const introduction = isIdentifier(id) ? await this.introductions.forUpdate(tx, id) : null;
        if (!introduction || !standsOf(actor, 'introduction.handOver', introduction).includes('ADVISER'))
          return refuse(problem(NOT_FOUND, 'introductionIds'));
        if (!['PROPOSED', 'ACCEPTED', 'PLACED'].includes(introduction.status))
          return refuse(problem(NOT_ALLOWED_NOW, 'introductionIds', isOver));
        const to = await this.adviserFor(tx, introduction, toAccountId);
        if (!to) return refuse(problem(INVALID, 'toAccountId', whichColleague));
        await this.give(tx, actor, introduction, to, note);
        given.push(introduction);
      }
      await this.outbox.add(tx, casesHandedOver, {
        introductionIds: wanted,
        toAccountId,
        byAccountId: actor.accountId as string,
      });
      return succeed(given);
    });
  }

  /** The colleague, when they are adviser of one of the two desks and do not carry it yet. */
  private async adviserFor(tx: Tx, introduction: Introduction, accountId: string): Promise<Account | null> {
    const { id, regionCode, candidateRegionCode, proposedBy } = introduction;
    const carrier = (await this.introductions.carriersOf(tx, [id])).get(id) ?? proposedBy;
    if (carrier === accountId) return null;
    for (const code of new Set([candidateRegionCode, regionCode])) {
      const found = (await this.accounts.inRegion(tx, 'ADVISER', code)).find(
        ({ id: each }) => each === accountId,
      );
      if (found) return found;
    }
    return null;
  }

  private async give(tx: Tx, actor: Actor, introduction: Introduction, to: Account, note: string | null) {
    const { id, candidateId, candidateRegionCode, regionCode } = introduction;
    await this.introductions.setCarrier(tx, id, to.id);
    const ofCandidate = await this.accounts.inRegion(tx, 'ADVISER', candidateRegionCode);
    await tx.beyond('hand-over-introduction', async () => {
      if (ofCandidate.some(({ id: each }) => each === to.id))
        await this.candidates.joinCase(tx, candidateId, to.id, reason);
      if (note !== null) await this.messages.addNote(tx, id, actor.accountId as string, note);
    });
    await this.audit.record(tx, {
      actor,
      action: 'candidate.case-handed-over',
      subject: { kind: 'INTRODUCTION', id },
      about: { kind: 'CANDIDATE', id: candidateId },
      regionCode,
      why: null,
    });
  }
}
