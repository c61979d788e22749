import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { standsOf } from '../introductions/introduction-access.js';
import { longestMessage, tooLong, type Introduction } from '../introductions/introduction.js';
import { IntroductionsRepository } from '../introductions/introductions.repository.js';
import { PlacementsRepository } from '../introductions/placements.repository.js';
import { isIdentifier } from '../platform/identifier.js';
import { INVALID, NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction } from '../platform/transaction.service.js';
import { SupportTalksRepository } from './support-talks.repository.js';

const needed = {
  nl: 'Schrijf in een zin waarom u dit gesprek terugtrekt.',
  en: 'Write in a sentence why you take this talk back.',
};

/** An adviser takes back a talk that was recorded by mistake: it is due again, and the trail keeps why. */
@Injectable()
export class TakeBackSupportTalk {
  constructor(
    private readonly transaction: Transaction,
    private readonly introductions: IntroductionsRepository,
    private readonly placements: PlacementsRepository,
    private readonly talks: SupportTalksRepository,
    private readonly audit: AuditLog,
  ) {}

  execute(actor: Actor, talkId: string, reason: string): Promise<Result<Introduction>> {
    return this.transaction.run(async (tx) => {
      const found = isIdentifier(talkId) ? await this.talks.talk(tx, talkId) : null;
      const introduction = found && (await this.introductions.forUpdate(tx, found.introductionId));
      // Taken back by a colleague while it was waited for.
      const talk = introduction && (await this.talks.talk(tx, talkId));
      if (!introduction || !talk || !standsOf(actor, 'enrolment.record', introduction).includes('ADVISER'))
        return refuse(problem(NOT_FOUND, 'id'));
      const why = reason.trim();
      if (why === '') return refuse(problem(INVALID, 'reason', needed));
      if (why.length > longestMessage) return refuse(problem(INVALID, 'reason', tooLong));
      const { id } = introduction;
      await this.talks.takeBack(tx, talkId);
      if (talk.heldOn === null) await this.placements.dropMilestone(tx, id, 'TALK', 'DONE');
      await this.introductions.touch(tx, id);
      await this.audit.record(tx, {
        actor,
        action: 'support-talk.taken-back',
        subject: { kind: 'INTRODUCTION', id },
        about: { kind: 'CANDIDATE', id: introduction.candidateId },
        regionCode: introduction.regionCode,
        why,
        details: { weeks: talk.weeks, heldOn: talk.heldOn },
      });
      return succeed((await this.introductions.byId(tx, id)) as Introduction);
    });
  }
}
