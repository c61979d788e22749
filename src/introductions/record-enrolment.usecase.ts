import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { ClassStartsRepository } from '../colleges/class-starts.repository.js';
import { SettingsRepository } from '../desks/settings.repository.js';
import { isIdentifier } from '../platform/identifier.js';
import { INVALID, NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import type { Place } from '../places/place.js';
import { PlacesRepository } from '../places/places.repository.js';
import { standsOf } from './introduction-access.js';
import { refusalProblem } from './introduction-problems.js';
import {
  isOpen,
  longestMessage,
  moved,
  tooLong,
  type Brokered,
  type EnrolmentStatus,
  type Introduction,
} from './introduction.js';
import { IntroductionsRepository } from './introductions.repository.js';
import { PlacementsRepository } from './placements.repository.js';
import { moveByDate } from './whose-turn.js';

export interface EnrolmentNews {
  readonly introductionId: string;
  readonly status: EnrolmentStatus;
  readonly classStartId: string | null;
  readonly note: string | null;
}

const otherQualification = {
  nl: 'Deze klas is voor een andere opleiding dan de leerbaan. Kies een andere klas.',
  en: 'This class is for another qualification than the place. Choose another class.',
};

/** An adviser records what the college said: it was asked, does an intake, admits, puts on a list or says no. */
@Injectable()
export class RecordEnrolment {
  constructor(
    private readonly transaction: Transaction,
    private readonly introductions: IntroductionsRepository,
    private readonly placements: PlacementsRepository,
    private readonly places: PlacesRepository,
    private readonly classStarts: ClassStartsRepository,
    private readonly settings: SettingsRepository,
  ) {}

  execute(actor: Actor, news: EnrolmentNews): Promise<Result<Brokered>> {
    return this.transaction.run((tx) => this.within(tx, actor, news));
  }

  async within(tx: Tx, actor: Actor, news: EnrolmentNews): Promise<Result<Brokered>> {
    const { introductionId: id, status, classStartId } = news;
    const introduction = isIdentifier(id) ? await this.introductions.forUpdate(tx, id) : null;
    if (!introduction || !standsOf(actor, 'enrolment.record', introduction).includes('ADVISER'))
      return refuse(problem(NOT_FOUND, 'introductionId'));
    const { refused } = moved(introduction, 'recordEnrolment', 'ADVISER');
    if (refused) return refuse(refusalProblem(refused, introduction, 'introductionId'));
    const place = (await this.places.byId(tx, introduction.placeId)) as Place;
    const classStart =
      classStartId !== null && isIdentifier(classStartId)
        ? await this.classStarts.byId(tx, classStartId)
        : null;
    if (classStartId !== null && !classStart) return refuse(problem(NOT_FOUND, 'classStartId'));
    if (classStart && classStart.creboCode !== place.creboCode)
      return refuse(problem(INVALID, 'classStartId', otherQualification));
    if ((news.note?.length ?? 0) > longestMessage) return refuse(problem(INVALID, 'note', tooLong));

    const by = actor.accountId as string;
    const note = news.note?.trim() || null;
    await this.placements.putEnrolment(tx, id, { status, classStartId, note, by });
    if (isOpen(introduction)) {
      const { answerWithinWorkingDays } = await this.settings.of(tx, place.regionCode);
      const limits = [place.lapsesOn, classStart?.enrolBy ?? null];
      await this.introductions.setMoveBy(tx, id, moveByDate(tx.today, answerWithinWorkingDays, limits));
    }
    const now = (await this.introductions.byId(tx, id)) as Introduction;
    return succeed({ introduction: now, warnings: [] });
  }
}
