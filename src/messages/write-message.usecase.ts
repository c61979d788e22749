import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { LegalBasesRepository } from '../candidates/legal-bases.repository.js';
import { standsOf, type Stand } from '../introductions/introduction-access.js';
import { longestMessage, tooLong, type Introduction } from '../introductions/introduction.js';
import { IntroductionsRepository } from '../introductions/introductions.repository.js';
import { holdsCitizenNumber, withoutCitizenNumber } from '../platform/citizen-number.js';
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
import { employerTakesPart, mayWrite, type Thread, type Writer } from './message.js';
import { messageWritten } from './message-events.js';
import { MessagesRepository } from './messages.repository.js';

const nothing = { nl: 'Schrijf eerst een bericht.', en: 'Write a message first.' };
const notYet = {
  nl: 'U kunt schrijven zodra de kandidaat ja heeft gezegd. Heeft u nu een vraag? Bel uw adviseur.',
  en: 'You can write once the candidate has said yes. Questions now? Call your adviser.',
};
const over = {
  nl: 'Dit voorstel is gesloten. Schrijven kan niet meer. Bel uw adviseur als u iets wilt vragen.',
  en: 'This introduction is closed. You cannot write any more. Call your adviser if you have a question.',
};

/** As which party somebody reads and writes: a side before the desk. */
export function writerOf(stands: readonly Stand[]): Writer | null {
  return stands[0] ?? null;
}

/** Somebody writes to the others of an introduction, or has read what was written. */
@Injectable()
export class WriteMessage {
  constructor(
    private readonly transaction: Transaction,
    private readonly introductions: IntroductionsRepository,
    private readonly legalBases: LegalBasesRepository,
    private readonly messages: MessagesRepository,
    private readonly outbox: Outbox,
  ) {}

  execute(actor: Actor, introductionId: string, text: string): Promise<Result<Introduction>> {
    return this.transaction.run((tx) => this.within(tx, actor, introductionId, text));
  }

  /** Within the caller's transaction; locks the introduction. */
  async within(tx: Tx, actor: Actor, introductionId: string, typed: string): Promise<Result<Introduction>> {
    const introduction = await this.locked(tx, introductionId);
    const from = introduction && writerOf(standsOf(actor, 'message.write', introduction));
    if (!introduction || !from) return refuse(problem(NOT_FOUND, 'introductionId'));
    const thread = await this.threadOf(tx, introduction);
    if (!mayWrite(thread, from))
      return refuse(problem(NOT_ALLOWED_NOW, 'introductionId', mayWrite(thread, 'ADVISER') ? notYet : over));
    const text = typed.trim();
    if (text === '') return refuse(problem(INVALID, 'text', nothing));
    if (text.length > longestMessage) return refuse(problem(INVALID, 'text', tooLong));
    if (holdsCitizenNumber(text)) return refuse(problem(INVALID, 'text', withoutCitizenNumber));
    const accountId = actor.accountId as string;
    const isForEmployer = employerTakesPart(thread);
    const message = { introductionId, from, accountId, text, isForEmployer };
    const position = await this.messages.add(tx, message);
    await this.messages.markRead(tx, introductionId, accountId, from);
    await this.outbox.add(tx, messageWritten, { introductionId, position });
    return succeed(introduction);
  }

  /** Somebody has seen all there is to see for them. */
  read(actor: Actor, introductionId: string): Promise<Result<Introduction>> {
    return this.transaction.run(async (tx) => {
      const introduction = await this.locked(tx, introductionId);
      const party = introduction && writerOf(standsOf(actor, 'introduction.read', introduction));
      if (!introduction || !party) return refuse(problem(NOT_FOUND, 'introductionId'));
      if (party !== 'EMPLOYER' || employerTakesPart(await this.threadOf(tx, introduction)))
        await this.messages.markRead(tx, introductionId, actor.accountId as string, party);
      return succeed(introduction);
    });
  }

  /** What the rules look at; whether there is a ground is asked beyond the reader's rows. */
  async threadOf(tx: Tx, { status, candidateAccepted, candidateId }: Introduction): Promise<Thread> {
    const lawful = await tx.beyond('is-introducible', () => this.legalBases.introducible(tx, [candidateId]));
    return { status, candidateAccepted, isLawful: lawful.has(candidateId) };
  }

  private async locked(tx: Tx, id: string): Promise<Introduction | null> {
    return isIdentifier(id) ? this.introductions.forUpdate(tx, id) : null;
  }
}
