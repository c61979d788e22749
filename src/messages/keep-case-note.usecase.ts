import { Injectable } from '@nestjs/common';
import { mayOn, type Actor } from '../access/actor.js';
import { standsOf } from '../introductions/introduction-access.js';
import { longestMessage, tooLong, type Introduction } from '../introductions/introduction.js';
import { IntroductionsRepository } from '../introductions/introductions.repository.js';
import { isIdentifier } from '../platform/identifier.js';
import { INVALID, NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { MessagesRepository } from './messages.repository.js';

const nothing = { nl: 'Schrijf eerst een notitie.', en: 'Write a note first.' };

/** Somebody of the case team notes something for the team; no party reads it. */
@Injectable()
export class KeepCaseNote {
  constructor(
    private readonly transaction: Transaction,
    private readonly introductions: IntroductionsRepository,
    private readonly messages: MessagesRepository,
  ) {}

  execute(actor: Actor, introductionId: string, typed: string): Promise<Result<Introduction>> {
    return this.transaction.run(async (tx) => {
      const introduction = isIdentifier(introductionId)
        ? await this.introductions.byId(tx, introductionId)
        : null;
      if (!introduction || !(await this.mayKnow(tx, actor, introduction)))
        return refuse(problem(NOT_FOUND, 'introductionId'));
      const text = typed.trim();
      if (text === '') return refuse(problem(INVALID, 'text', nothing));
      if (text.length > longestMessage) return refuse(problem(INVALID, 'text', tooLong));
      await this.messages.addNote(tx, introductionId, actor.accountId as string, text);
      return succeed(introduction);
    });
  }

  /** Advisers in the case team, as long as they work for the candidate's desk; never who is a side of it themselves. */
  async mayKnow(
    tx: Tx,
    actor: Actor,
    introduction: Pick<Introduction, 'candidateId' | 'employerId' | 'regionCode' | 'candidateRegionCode'>,
  ): Promise<boolean> {
    const { candidateId, candidateRegionCode } = introduction;
    const isAside = standsOf(actor, 'introduction.read', introduction).every((stand) => stand === 'ADVISER');
    return (
      isAside &&
      actor.accountId !== null &&
      mayOn(actor, 'caseNote.keep', { regionCode: candidateRegionCode }) &&
      (await this.messages.isInTeam(tx, candidateId, actor.accountId))
    );
  }
}
