import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { standsOf } from '../introductions/introduction-access.js';
import { longestMessage, tooLong, type Introduction } from '../introductions/introduction.js';
import { IntroductionsRepository } from '../introductions/introductions.repository.js';
import { RecordMilestone } from '../introductions/record-milestone.usecase.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import { isIdentifier } from '../platform/identifier.js';
import {
  INVALID,
  NOT_ALLOWED_NOW,
  NOT_FOUND,
  problem,
  refuse,
  succeed,
  type Result,
} from '../platform/problem.js';
import { Transaction } from '../platform/transaction.service.js';
import { ReadTalks } from './read-talks.service.js';
import { talkProblems, talksOf, type SupportTalk } from './support-talk.js';
import { SupportTalksRepository } from './support-talks.repository.js';

const notBegun = {
  nl: 'Hier loopt geen plaatsing die is begonnen. Na de start kunt u een gesprek vastleggen.',
  en: 'No placement that began runs here. After the start you can record a talk.',
};

/** A talk that was held, as an adviser records it. */
export type TalkRecord = Pick<
  SupportTalk,
  'introductionId' | 'weeks' | 'candidateGoes' | 'employerGoes' | 'note'
> & {
  readonly heldOn: CalendarDate;
};

/** An adviser records a talk with both sides; the last of the set ones is the talk of the route. */
@Injectable()
export class RecordSupportTalk {
  constructor(
    private readonly transaction: Transaction,
    private readonly introductions: IntroductionsRepository,
    private readonly talks: SupportTalksRepository,
    private readonly reading: ReadTalks,
    private readonly milestones: RecordMilestone,
    private readonly audit: AuditLog,
  ) {}

  execute(actor: Actor, talk: TalkRecord): Promise<Result<Introduction>> {
    return this.transaction.run(async (tx) => {
      const { introductionId: id, weeks, heldOn } = talk;
      const introduction = isIdentifier(id) ? await this.introductions.forUpdate(tx, id) : null;
      if (!introduction || !standsOf(actor, 'enrolment.record', introduction).includes('ADVISER'))
        return refuse(problem(NOT_FOUND, 'introductionId'));
      const facts = (await this.reading.factsOf(tx, [introduction])).get(id);
      if (!facts || facts.startsOn > tx.today)
        return refuse(problem(NOT_ALLOWED_NOW, 'introductionId', notBegun));
      const note = talk.note?.trim() || null;
      const wrong = [
        ...talkProblems(talk, facts, tx.today),
        ...((note?.length ?? 0) > longestMessage ? [problem(INVALID, 'note', tooLong)] : []),
      ];
      if (wrong.length > 0) return refuse(...wrong);
      const isLast = talksOf(facts).some((each) => each.weeks === weeks && each.isLast);
      await this.talks.record(tx, {
        ...talk,
        note,
        heldOn: isLast ? null : heldOn,
        recordedBy: actor.accountId as string,
      });
      await this.audit.record(tx, {
        actor,
        action: 'support-talk.recorded',
        subject: { kind: 'INTRODUCTION', id },
        about: { kind: 'CANDIDATE', id: introduction.candidateId },
        regionCode: introduction.regionCode,
        why: null,
        details: { heldOn, weeks },
      });
      if (!isLast) {
        await this.introductions.touch(tx, id);
        return succeed((await this.introductions.byId(tx, id)) as Introduction);
      }
      const done = await this.milestones.within(tx, actor, {
        introductionId: id,
        kind: 'TALK',
        status: 'DONE',
        onDate: heldOn,
      });
      return done.problems ? done : succeed(done.value.introduction);
    });
  }
}
