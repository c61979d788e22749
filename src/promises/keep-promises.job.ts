import { Inject, Injectable } from '@nestjs/common';
import { AccountsRepository, type Account } from '../access/accounts.repository.js';
import { LegalBasesRepository } from '../candidates/legal-bases.repository.js';
import { SettingsRepository } from '../desks/settings.repository.js';
import { EmployersRepository } from '../employers/employers.repository.js';
import { AskSchool } from '../introductions/ask-school.usecase.js';
import { ExpireIntroductions } from '../introductions/expire-introductions.job.js';
import type { Introduction, Party } from '../introductions/introduction.js';
import { IntroductionsRepository } from '../introductions/introductions.repository.js';
import { IntroductionNews } from '../introductions/tell-introduction-news.job.js';
import { whoseTurn } from '../introductions/whose-turn.js';
import { isHourOfNudges } from '../notices/digest-time.js';
import { Notices } from '../notices/notices.service.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Sweeps, type Sweep } from '../platform/handles.decorator.js';
import { ChecksMail, type MailCheck, type WaitingMail } from '../platform/mail-checks.service.js';
import { OneByOne, type PageOfIds } from '../platform/one-by-one.service.js';
import type { Tx } from '../platform/transaction.service.js';
import { isWorkingDay } from '../platform/working-days.js';
import { PlacesRepository } from '../places/places.repository.js';
import { promiseMail, type Reader } from './promise-mail.js';
import { closesOnOf, dueOf, type Due, type PromiseRules, type Turn } from './promise.js';
import { PromisesRepository } from './promises.repository.js';

const portion = 100;
/** Calendar days before the end of a turn within which the earliest reminder falls: twenty working days and holidays. */
const furthestAhead = 45;

interface Standing {
  readonly introduction: Introduction;
  readonly turn: Turn;
  readonly due: Due;
  readonly rules: PromiseRules;
}

/** An introduction whose turn has a day, with what is due about it now. */
@Injectable()
export class PromisesDue {
  constructor(
    private readonly introductions: IntroductionsRepository,
    private readonly promises: PromisesRepository,
    private readonly settings: SettingsRepository,
  ) {}

  /** Those of these with something due. Read, nothing is locked. */
  async of(tx: Tx, ids: readonly string[]): Promise<Standing[]> {
    const introductions = await this.introductions.byIds(tx, ids);
    const since = await this.promises.since(tx, ids);
    const nudges = await this.promises.nudgesOf(tx, ids);
    const lapses = await this.promises.lapsesOf(tx, ids);
    const settings = await this.settings.ofRegions(tx, [
      ...new Set(introductions.map(({ regionCode }) => regionCode)),
    ]);
    return introductions.flatMap((introduction) => {
      const { id, status, moveBy: by, regionCode, proposedAt } = introduction;
      const rules = settings.get(regionCode);
      const parties = whoseTurn(introduction);
      if (by === null || !rules || parties.length === 0) return [];
      const turn: Turn = { status, parties, by, since: since.get(id) ?? proposedAt };
      const told = nudges.filter(({ introductionId }) => introductionId === id);
      const lapsed = lapses.filter((each) => each.introductionId === id && each.dueOn === by);
      return [
        {
          introduction,
          turn,
          rules,
          due: dueOf(turn, { told, lapsed: lapsed.map(({ party }) => party) }, tx.now, rules),
        },
      ];
    });
  }
}

/**
 * Reminds whoever is to move, notes turns that passed in silence, and closes what nobody answered: on working days,
 * between nine and eight. Everything about one introduction is in one transaction that holds its row: an answer comes
 * before it or after it, and what was reminded is never reminded again.
 */
@Injectable()
@Sweeps('keep-promises', 60)
export class KeepPromises implements Sweep {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly oneByOne: OneByOne,
    private readonly promises: PromisesRepository,
    private readonly dues: PromisesDue,
    private readonly introductions: IntroductionsRepository,
    private readonly expiry: ExpireIntroductions,
    private readonly places: PlacesRepository,
    private readonly employers: EmployersRepository,
    private readonly accounts: AccountsRepository,
    private readonly legalBases: LegalBasesRepository,
    private readonly news: IntroductionNews,
    private readonly asking: AskSchool,
    private readonly notices: Notices,
  ) {}

  sweep(): Promise<void> {
    return this.oneByOne.keepAll({
      what: 'A promise',
      page: (tx, afterId) => this.page(tx, afterId),
      keep: (tx, id) => this.keep(tx, id),
    });
  }

  private async page(tx: Tx, afterId: string | null): Promise<PageOfIds> {
    if (!isHourOfNudges(tx.now) || !isWorkingDay(tx.today)) return { ids: [], next: null };
    const found = await this.promises.soonDue(tx, furthestAhead, afterId, portion);
    const standing = await this.dues.of(tx, found);
    const some = standing.filter(({ due }) => due.closes || due.nudges.length + due.lapsed.length > 0);
    return { ids: some.map(({ introduction }) => introduction.id), next: found.at(-1) ?? null };
  }

  private async keep(tx: Tx, id: string): Promise<void> {
    if (!(await this.introductions.forUpdate(tx, id))) return;
    const [standing] = await this.dues.of(tx, [id]);
    if (!standing) return;
    const { introduction, turn, due } = standing;
    for (const party of due.lapsed) await this.promises.lapsed(tx, introduction, party);
    for (const { party, daysBefore } of due.nudges) {
      await this.promises.nudged(tx, { introductionId: id, party, dueOn: turn.by, daysBefore });
      await this.remind(tx, standing, party, daysBefore);
    }
    if (due.closes) await this.expiry.end(tx, [id], 'NO_ANSWER');
  }

  private async remind(tx: Tx, { introduction, turn, rules }: Standing, party: Party, daysBefore: number) {
    const { id, placeId, employerId } = introduction;
    const place = await this.places.byId(tx, placeId);
    const employer = await this.employers.byId(tx, employerId);
    const told = { party, dueOn: turn.by, daysBefore, toldAt: tx.now };
    const closesOn = closesOnOf(turn, [told], rules);
    const isSchoolMailed = party === 'SCHOOL' && (await this.asking.remind(tx, introduction));
    // Until its day a college is asked by mail alone, as a side is; once that is past the adviser can call as well.
    if (isSchoolMailed && tx.today <= turn.by) return;
    for (const [reader, account] of await this.readersOf(tx, introduction, party)) {
      const words = {
        introduction,
        party,
        isMailed: isSchoolMailed,
        closesOn,
        placeTitle: place?.title ?? '',
        employerName: employer?.name ?? '',
      };
      await this.notices.tell(tx, account, {
        kind: 'promise-nudge',
        reason: `promise/${id}/${party}/${turn.by}/${daysBefore}/${account.id}`,
        subjectId: id,
        ...promiseMail(reader, words, account.locale, this.config.publicUrl),
      });
    }
  }

  /** The side itself where it can be mailed; else the adviser, who can call them. */
  private async readersOf(tx: Tx, introduction: Introduction, party: Party): Promise<[Reader, Account][]> {
    if (party === 'CANDIDATE' || party === 'EMPLOYER') {
      const subject = party === 'CANDIDATE' ? introduction.candidateId : introduction.employerId;
      const mayMail = party === 'EMPLOYER' || (await this.legalBases.hasBasis(tx, subject, 'CONTACT'));
      const own = mayMail ? await this.accounts.accountsOf(tx, [subject]) : [];
      if (own.length > 0) return own.map((account) => [party, account]);
    }
    const adviser = await this.news.adviserOf(tx, introduction);
    return adviser ? [['ADVISER', adviser]] : [];
  }
}

/** A reminder that waited leaves only while that turn still is: never after an answer. */
@Injectable()
@ChecksMail('promise-nudge', 'school-reminder')
export class CheckPromiseMail implements MailCheck {
  constructor(
    private readonly introductions: IntroductionsRepository,
    private readonly promises: PromisesRepository,
    private readonly accounts: AccountsRepository,
    private readonly legalBases: LegalBasesRepository,
  ) {}

  async mayStillLeave(tx: Tx, { kind, to, subjectId }: WaitingMail): Promise<boolean> {
    const introduction = await this.introductions.byId(tx, subjectId);
    if (!introduction) return false;
    const { candidateId, employerId, moveBy } = introduction;
    const nudged = await this.nudgedNow(tx, introduction, moveBy);
    if (kind === 'school-reminder') return nudged.includes('SCHOOL');
    const isTo = async (id: string) =>
      (await this.accounts.accountsOf(tx, [id])).some(({ email }) => email === to);
    if (await isTo(candidateId))
      return nudged.includes('CANDIDATE') && this.legalBases.hasBasis(tx, candidateId, 'CONTACT');
    return (await isTo(employerId)) ? nudged.includes('EMPLOYER') : nudged.length > 0;
  }

  private async nudgedNow(tx: Tx, introduction: Introduction, by: CalendarDate | null): Promise<Party[]> {
    const turn = whoseTurn(introduction);
    const nudges = await this.promises.nudgesOf(tx, [introduction.id]);
    return turn.filter((party) => nudges.some((each) => each.party === party && each.dueOn === by));
  }
}
