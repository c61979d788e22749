import { Inject, Injectable } from '@nestjs/common';
import { AccountsRepository, type Account } from '../access/accounts.repository.js';
import type { Introduction } from '../introductions/introduction.js';
import { IntroductionsRepository } from '../introductions/introductions.repository.js';
import { IntroductionNews } from '../introductions/tell-introduction-news.job.js';
import { isHourOfNudges } from '../notices/digest-time.js';
import { Notices } from '../notices/notices.service.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Sweeps, type Sweep } from '../platform/handles.decorator.js';
import { ChecksMail, type MailCheck, type WaitingMail } from '../platform/mail-checks.service.js';
import { OneByOne, fullPage } from '../platform/one-by-one.service.js';
import type { Tx } from '../platform/transaction.service.js';
import { PlacesRepository } from '../places/places.repository.js';
import { ReadTalks } from './read-talks.service.js';
import { talkStepDue, talksOf, type TalkStep } from './support-talk.js';
import { SupportTalksRepository } from './support-talks.repository.js';
import { talkDueMail } from './talk-mail.js';

const portion = 100;

/** The clock of talks: the adviser hears that one is due, and with a coordinator that it is overdue; each once. */
@Injectable()
@Sweeps('keep-talks', 300)
export class KeepTalks implements Sweep {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly oneByOne: OneByOne,
    private readonly introductions: IntroductionsRepository,
    private readonly talks: SupportTalksRepository,
    private readonly reading: ReadTalks,
    private readonly places: PlacesRepository,
    private readonly accounts: AccountsRepository,
    private readonly news: IntroductionNews,
    private readonly notices: Notices,
  ) {}

  sweep(): Promise<void> {
    return this.oneByOne.keepAll({
      what: 'Talks',
      page: async (tx, afterId) =>
        fullPage(isHourOfNudges(tx.now) ? await this.talks.running(tx, afterId, portion) : [], portion),
      keep: (tx, id) => this.keep(tx, id),
    });
  }

  /** Of talks that came together the last counts. */
  private async keep(tx: Tx, id: string): Promise<void> {
    const introduction = await this.introductions.forUpdate(tx, id);
    const facts = introduction && (await this.reading.factsOf(tx, [introduction])).get(id);
    if (!introduction || !facts) return;
    const talk = talksOf(facts).findLast(({ isBehind, dueOn }) => !isBehind && dueOn <= tx.today);
    const step = talk && talkStepDue(talk.dueOn, await this.talks.stepsTold(tx, id, talk.dueOn), tx.today);
    if (!step) return;
    await this.talks.told(tx, id, talk.dueOn, step);
    const place = await this.places.byId(tx, introduction.placeId);
    const about = { introductionId: id, placeTitle: place?.title ?? '' };
    for (const account of await this.readersOf(tx, introduction, step))
      await this.notices.tell(tx, account, {
        kind: 'talk-due',
        reason: `talk/${id}/${talk.dueOn}/${step}/${account.id}`,
        subjectId: id,
        ...talkDueMail(about, talk, step, account.locale, this.config.publicUrl),
      });
  }

  private async readersOf(tx: Tx, introduction: Introduction, step: TalkStep): Promise<Account[]> {
    const adviser = await this.news.adviserOf(tx, introduction);
    const over =
      step === 'OVERDUE' ? await this.accounts.inRegion(tx, 'COORDINATOR', introduction.regionCode) : [];
    return [...(adviser ? [adviser] : []), ...over.filter(({ id }) => id !== adviser?.id)];
  }
}

/** A reminder or warning that waited leaves only while there is something to do about it. */
@Injectable()
@ChecksMail('talk-due', 'goes-badly')
export class CheckTalkMail implements MailCheck {
  constructor(
    private readonly introductions: IntroductionsRepository,
    private readonly reading: ReadTalks,
  ) {}

  async mayStillLeave(tx: Tx, { kind, subjectId }: WaitingMail): Promise<boolean> {
    const introduction = await this.introductions.byId(tx, subjectId);
    const standing = introduction && (await this.reading.standingsOf(tx, [introduction])).get(subjectId);
    if (!standing) return false;
    if (kind === 'goes-badly') return standing.warnedSince !== null;
    return standing.next !== null && standing.next.dueOn <= tx.today;
  }
}
