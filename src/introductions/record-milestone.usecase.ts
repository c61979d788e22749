import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { SettingsRepository } from '../desks/settings.repository.js';
import { isIdentifier } from '../platform/identifier.js';
import { NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import type { Place } from '../places/place.js';
import { PlacesRepository } from '../places/places.repository.js';
import { standsOf } from './introduction-access.js';
import { refusalProblem } from './introduction-problems.js';
import { moved, type Brokered, type Introduction } from './introduction.js';
import { IntroductionsRepository } from './introductions.repository.js';
import { milestoneProblems, moveOfMilestone, type Milestone } from './milestone.js';
import { PlacementsRepository } from './placements.repository.js';
import { moveByDate } from './whose-turn.js';

/** An adviser records a dated fact: a meeting, a taster day, a permission, the signed agreement, the 100-day talk. */
@Injectable()
export class RecordMilestone {
  constructor(
    private readonly transaction: Transaction,
    private readonly introductions: IntroductionsRepository,
    private readonly placements: PlacementsRepository,
    private readonly places: PlacesRepository,
    private readonly settings: SettingsRepository,
    private readonly audit: AuditLog,
  ) {}

  execute(actor: Actor, milestone: Milestone): Promise<Result<Brokered>> {
    return this.transaction.run((tx) => this.within(tx, actor, milestone));
  }

  async within(tx: Tx, actor: Actor, milestone: Milestone): Promise<Result<Brokered>> {
    const { introductionId: id, kind, status, onDate } = milestone;
    const introduction = isIdentifier(id) ? await this.introductions.forUpdate(tx, id) : null;
    if (!introduction || !standsOf(actor, 'enrolment.record', introduction).includes('ADVISER'))
      return refuse(problem(NOT_FOUND, 'introductionId'));
    const { refused } = moved(introduction, moveOfMilestone[kind], 'ADVISER');
    if (refused) return refuse(refusalProblem(refused, introduction, 'introductionId'));
    const problems = milestoneProblems(milestone, introduction.permission, tx.today);
    if (problems.length > 0) return refuse(...problems);

    await this.introductions.touch(tx, id);
    await this.placements.putMilestone(tx, milestone, actor.accountId as string);
    if (kind === 'PERMISSION') {
      const place = (await this.places.byId(tx, introduction.placeId)) as Place;
      const { answerWithinWorkingDays } = await this.settings.of(tx, place.regionCode);
      const limits = [place.lapsesOn, status === 'PLANNED' ? onDate : null];
      await this.introductions.setMoveBy(tx, id, moveByDate(tx.today, answerWithinWorkingDays, limits));
    }
    if (kind === 'AGREEMENT' && status === 'DONE')
      await this.audit.record(tx, {
        actor,
        action: 'agreement.signed',
        subject: { kind: 'INTRODUCTION', id },
        about: { kind: 'CANDIDATE', id: introduction.candidateId },
        regionCode: introduction.regionCode,
        why: null,
        details: { onDate },
      });
    const now = (await this.introductions.byId(tx, id)) as Introduction;
    return succeed({ introduction: now, warnings: [] });
  }
}
