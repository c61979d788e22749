import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { ClassStartsRepository } from '../colleges/class-starts.repository.js';
import { SettingsRepository } from '../desks/settings.repository.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import { isIdentifier } from '../platform/identifier.js';
import { Outbox } from '../platform/outbox.service.js';
import { INVALID, NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import type { Place } from '../places/place.js';
import { PlacesRepository } from '../places/places.repository.js';
import { standsOf } from './introduction-access.js';
import { enrolmentTold } from './introduction-events.js';
import { refusalProblem } from './introduction-problems.js';
import {
  isOpen,
  longestMessage,
  moved,
  tooLong,
  type Brokered,
  type Enrolment,
  type Introduction,
} from './introduction.js';
import { IntroductionsRepository } from './introductions.repository.js';
import { PlacementsRepository } from './placements.repository.js';
import { moveByDate } from './whose-turn.js';

/** What the college said. `intakeOn`: only of an intake. */
export interface EnrolmentNews extends Pick<Enrolment, 'status' | 'classStartId' | 'intakeOn'> {
  readonly introductionId: string;
  readonly note: string | null;
}

/** Who tells it, and the account under which it is kept: the school's own word under the adviser who asked. */
interface Teller {
  readonly toldBy: Enrolment['toldBy'];
  readonly by: string;
}

const otherQualification = {
  nl: 'Deze klas is voor een andere opleiding dan de leerbaan. Kies een andere klas.',
  en: 'This class is for another qualification than the place. Choose another class.',
};
const noIntake = {
  nl: 'Alleen bij een intake hoort een dag, vanaf vandaag.',
  en: 'Only an intake has a day, from today.',
};

/** The college's word on a class: it was asked, does an intake, admits, puts on a list or says no. */
@Injectable()
export class RecordEnrolment {
  constructor(
    private readonly transaction: Transaction,
    private readonly introductions: IntroductionsRepository,
    private readonly placements: PlacementsRepository,
    private readonly places: PlacesRepository,
    private readonly classStarts: ClassStartsRepository,
    private readonly settings: SettingsRepository,
    private readonly outbox: Outbox,
  ) {}

  /** As an adviser heard it. */
  execute(actor: Actor, news: EnrolmentNews): Promise<Result<Brokered>> {
    return this.transaction.run((tx) => this.within(tx, actor, news));
  }

  async within(tx: Tx, actor: Actor, news: EnrolmentNews): Promise<Result<Brokered>> {
    const { introductionId: id } = news;
    const introduction = isIdentifier(id) ? await this.introductions.forUpdate(tx, id) : null;
    if (!introduction || !standsOf(actor, 'enrolment.record', introduction).includes('ADVISER'))
      return refuse(problem(NOT_FOUND, 'introductionId'));
    return this.tell(tx, introduction, news, { toldBy: 'ADVISER', by: actor.accountId as string });
  }

  /** Records it for an introduction that is locked; whoever calls has checked who tells it. */
  async tell(
    tx: Tx,
    introduction: Introduction,
    news: EnrolmentNews,
    { toldBy, by }: Teller,
  ): Promise<Result<Brokered>> {
    const { status, classStartId, intakeOn } = news;
    const { id } = introduction;
    const { refused } = moved(introduction, 'recordEnrolment', toldBy);
    if (refused) return refuse(refusalProblem(refused, introduction, 'introductionId'));
    const place = (await this.places.byId(tx, introduction.placeId)) as Place;
    const classStart =
      classStartId !== null && isIdentifier(classStartId)
        ? await this.classStarts.byId(tx, classStartId)
        : null;
    if (classStartId !== null && !classStart) return refuse(problem(NOT_FOUND, 'classStartId'));
    if (classStart && classStart.creboCode !== place.creboCode)
      return refuse(problem(INVALID, 'classStartId', otherQualification));
    if (intakeOn !== null && (status !== 'INTAKE' || intakeOn < tx.today))
      return refuse(problem(INVALID, 'intakeOn', noIntake));
    if ((news.note?.length ?? 0) > longestMessage) return refuse(problem(INVALID, 'note', tooLong));

    const note = news.note?.trim() || null;
    await this.placements.putEnrolment(tx, id, { status, classStartId, intakeOn, toldBy, note, by });
    if (isOpen(introduction)) {
      const limits: (CalendarDate | null)[] = [place.lapsesOn, classStart?.enrolBy ?? null];
      await this.introductions.setMoveBy(tx, id, await this.moveBy(tx, place, intakeOn, limits));
    }
    await this.outbox.add(tx, enrolmentTold, { introductionId: id, status, toldBy });
    const now = (await this.introductions.byId(tx, id)) as Introduction;
    return succeed({ introduction: now, warnings: [] });
  }

  /** After an intake the school has as many working days as anybody to say what came of it. */
  private async moveBy(
    tx: Tx,
    place: Place,
    intakeOn: CalendarDate | null,
    limits: readonly (CalendarDate | null)[],
  ): Promise<CalendarDate> {
    const { answerWithinWorkingDays } = await this.settings.of(tx, place.regionCode);
    return moveByDate(tx.today, answerWithinWorkingDays, limits, intakeOn ?? tx.today);
  }
}
