import { Injectable } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import { LegalBasesRepository } from '../candidates/legal-bases.repository.js';
import { ChecksMail, type MailCheck, type WaitingMail } from '../platform/mail-checks.service.js';
import type { Tx } from '../platform/transaction.service.js';
import { isOpen } from './introduction.js';
import { IntroductionsRepository } from './introductions.repository.js';

/**
 * News of an introduction that waited to be sent: what asks for an answer leaves only while there is something to
 * answer, and a candidate who wants no more mail of this sort gets none.
 */
@Injectable()
@ChecksMail(
  'introduction-proposed',
  'introduction-accepted',
  'introduction-ended',
  'introduction-placed',
  'remedy-offered',
)
export class CheckIntroductionMail implements MailCheck {
  constructor(
    private readonly introductions: IntroductionsRepository,
    private readonly accounts: AccountsRepository,
    private readonly legalBases: LegalBasesRepository,
  ) {}

  async mayStillLeave(tx: Tx, { kind, to, subjectId }: WaitingMail): Promise<boolean> {
    const introduction = await this.introductions.byId(tx, subjectId);
    if (!introduction) return false;
    const { candidateId } = introduction;
    const asks = kind === 'introduction-proposed' || kind === 'introduction-accepted';
    if (asks) {
      const isLawful = (await this.legalBases.introducible(tx, [candidateId])).has(candidateId);
      if (!isOpen(introduction) || !isLawful) return false;
    }
    const own = await this.accounts.accountsOf(tx, [candidateId]);
    const isToCandidate = own.some(({ email }) => email === to);
    return !isToCandidate || this.legalBases.hasBasis(tx, candidateId, 'CONTACT');
  }
}
