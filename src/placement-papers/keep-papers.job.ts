import { Inject, Injectable } from '@nestjs/common';
import { AccountsRepository, type Account } from '../access/accounts.repository.js';
import { LegalBasesRepository } from '../candidates/legal-bases.repository.js';
import { SettingsRepository } from '../desks/settings.repository.js';
import type { Introduction } from '../introductions/introduction.js';
import { IntroductionsRepository } from '../introductions/introductions.repository.js';
import { PlacementsRepository } from '../introductions/placements.repository.js';
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
import { papersMail } from './papers-mail.js';
import { PlacementPapersRepository } from './placement-papers.repository.js';
import { stepDue, type PaperStep, type Signer } from './placement-papers.js';
import { ReadPapers, type Papers } from './read-papers.service.js';

const portion = 100;

/**
 * The clock of an agreement that is not signed: whose signature is missing is told, then the adviser, then the
 * coordinator; each once for a start, in one transaction that holds the introduction.
 */
@Injectable()
@Sweeps('keep-papers', 300)
export class KeepPapers implements Sweep {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly oneByOne: OneByOne,
    private readonly introductions: IntroductionsRepository,
    private readonly papers: PlacementPapersRepository,
    private readonly reading: ReadPapers,
    private readonly places: PlacesRepository,
    private readonly settings: SettingsRepository,
    private readonly accounts: AccountsRepository,
    private readonly legalBases: LegalBasesRepository,
    private readonly news: IntroductionNews,
    private readonly notices: Notices,
  ) {}

  sweep(): Promise<void> {
    return this.oneByOne.keepAll({
      what: 'Papers',
      page: async (tx, afterId) =>
        fullPage(isHourOfNudges(tx.now) ? await this.papers.unsigned(tx, afterId, portion) : [], portion),
      keep: (tx, id) => this.keep(tx, id),
    });
  }

  private async keep(tx: Tx, id: string): Promise<void> {
    const introduction = await this.introductions.forUpdate(tx, id);
    // Signed or ended while it was waited for.
    if (!introduction || !(await this.papers.isUnsigned(tx, id))) return;
    const standing = await this.reading.of(tx, introduction);
    const told = standing ? await this.papers.stepsTold(tx, id, standing.startsOn) : [];
    const { paperDays } = await this.settings.of(tx, introduction.regionCode);
    const due = standing && stepDue(standing.startsOn, paperDays, told, tx.today);
    if (!standing || !due) return;
    await this.papers.told(tx, id, standing.startsOn, [due.step, ...due.passedOver]);
    await this.tell(tx, introduction, standing, due.step);
  }

  private async tell(tx: Tx, introduction: Introduction, standing: Papers, step: PaperStep): Promise<void> {
    const place = await this.places.byId(tx, introduction.placeId);
    const missing = standing.needed.filter(
      (signer) => !standing.signatures.some((each) => each.signer === signer),
    );
    const about = {
      introductionId: introduction.id,
      placeTitle: place?.title ?? '',
      startsOn: standing.startsOn,
      missing,
    };
    for (const account of await this.readersOf(tx, introduction, step, missing))
      await this.notices.tell(tx, account, {
        kind: 'papers-unsigned',
        reason: `papers/${introduction.id}/${standing.startsOn}/${step}/${account.id}`,
        subjectId: introduction.id,
        ...papersMail(about, step, account.locale, this.config.publicUrl),
      });
  }

  /** Who cannot be mailed is rung by the adviser; without a coordinator the adviser is told once more. */
  private async readersOf(
    tx: Tx,
    introduction: Introduction,
    step: PaperStep,
    missing: readonly Signer[],
  ): Promise<Account[]> {
    const { candidateId, employerId, regionCode } = introduction;
    const adviser = await this.news.adviserOf(tx, introduction);
    const fallback = adviser ? [adviser] : [];
    if (step === 'ADVISER') return fallback;
    if (step === 'COORDINATOR') {
      const coordinators = await this.accounts.inRegion(tx, 'COORDINATOR', regionCode);
      return coordinators.length > 0 ? coordinators : fallback;
    }
    const wantsMail = await this.legalBases.hasBasis(tx, candidateId, 'CONTACT');
    const asked = [
      ...(wantsMail && (missing.includes('STUDENT') || missing.includes('GUARDIAN')) ? [candidateId] : []),
      ...(missing.includes('EMPLOYER') ? [employerId] : []),
    ];
    const own = asked.length > 0 ? await this.accounts.accountsOf(tx, asked) : [];
    return own.length > 0 ? own : fallback;
  }
}

/** A reminder that waited leaves only while a placement runs that is not signed. */
@Injectable()
@ChecksMail('papers-unsigned')
export class CheckPapersMail implements MailCheck {
  constructor(
    private readonly introductions: IntroductionsRepository,
    private readonly placements: PlacementsRepository,
    private readonly accounts: AccountsRepository,
    private readonly legalBases: LegalBasesRepository,
  ) {}

  async mayStillLeave(tx: Tx, { to, subjectId }: WaitingMail): Promise<boolean> {
    const introduction = await this.introductions.byId(tx, subjectId);
    const [placement] = await this.placements.placementsOf(tx, [subjectId]);
    const facts = await this.placements.milestonesOf(tx, [subjectId]);
    const isSigned = facts.some(({ kind, status }) => kind === 'AGREEMENT' && status === 'DONE');
    if (!introduction || placement?.endedOn !== null || isSigned) return false;
    const { candidateId } = introduction;
    const own = await this.accounts.accountsOf(tx, [candidateId]);
    return !own.some(({ email }) => email === to) || this.legalBases.hasBasis(tx, candidateId, 'CONTACT');
  }
}
