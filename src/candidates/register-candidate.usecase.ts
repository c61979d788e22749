import { Inject, Injectable } from '@nestjs/common';
import { AccountsRepository, type Account } from '../access/accounts.repository.js';
import { hasRole, holds, scopeOf, type Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { Refusal } from '../access/refusal.js';
import { RequestSignIn } from '../access/request-sign-in.usecase.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import type { Locale } from '../platform/locale.js';
import { Mails } from '../platform/mail.service.js';
import { INVALID, NOT_ALLOWED_NOW, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { AskParent } from './ask-parent.service.js';
import { GiveParentalAgreement } from './give-parental-agreement.usecase.js';
import { needsParent, parentProblems, type ParentAsTyped } from './parental-agreement.js';
import { ParentalAgreementsRepository } from './parental-agreements.repository.js';
import { detailsOf, detailsProblems, type Candidate } from './candidate.js';
import { CandidatesRepository } from './candidates.repository.js';
import { CodesInUseLookup } from './codes-in-use.service.js';
import { legalBasisOf, type LegalBasisAsTyped, type Recorder } from './legal-basis.js';
import { LegalBasesRepository } from './legal-bases.repository.js';
import type { PriorEducation } from './prior-education.js';
import { registeredAgainMail } from './registered-again-mail.js';
import { deskPurposes, matchingPurposes } from './purpose.js';
import { registrationBasis } from './registration-basis.js';
import { wishOf, wishProblems, type WishAsTyped } from './wish.js';

export interface Registration {
  readonly name: string;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly postcode4: string;
  readonly birthDate: CalendarDate;
  readonly priorEducation?: PriorEducation | null;
  readonly consentToMatching: boolean;
  readonly legalBasis?: LegalBasisAsTyped | null;
  /** Of somebody below 16: who has to agree. */
  readonly parent?: ParentAsTyped | null;
  readonly wish: WishAsTyped;
}

/**
 * Registers a candidate with a wish: by themselves, or by an adviser for somebody of the adviser's region.
 *
 * A visitor's address is not proved yet. The answer to a visitor is what was typed, whether or not the address is
 * known; a known address gets a mail, and nothing of its holder's is made, changed or shown. Consent counts at once:
 * until the candidate says yes to an introduction, which takes the mailbox, nobody outside the desk learns a name.
 */
@Injectable()
export class RegisterCandidate {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transaction: Transaction,
    private readonly accounts: AccountsRepository,
    private readonly signIn: RequestSignIn,
    private readonly mails: Mails,
    private readonly candidates: CandidatesRepository,
    private readonly bases: LegalBasesRepository,
    private readonly codes: CodesInUseLookup,
    private readonly agreements: ParentalAgreementsRepository,
    private readonly agreeing: GiveParentalAgreement,
    private readonly asking: AskParent,
    private readonly audit: AuditLog,
  ) {}

  /** `browserHash` is what is kept of the visitor's browser: in it the mailed link works alone. */
  execute(
    actor: Actor,
    input: Registration,
    locale: Locale,
    browserHash: string | null = null,
  ): Promise<Result<Candidate>> {
    return this.transaction.run((tx) =>
      tx.beyond('register-candidate', () => this.within(tx, actor, input, locale, browserHash)),
    );
  }

  /** Throws FORBIDDEN when somebody who is no adviser registers another than themselves. */
  async within(
    tx: Tx,
    actor: Actor,
    input: Registration,
    locale: Locale,
    browserHash: string | null = null,
  ): Promise<Result<Candidate>> {
    const isAdviser = holds(actor, 'candidate.register');
    const account = actor.accountId === null ? null : await this.accounts.byId(tx, actor.accountId);
    const details = detailsOf(input);
    if (account && !isAdviser && details.email !== null && details.email !== account.email) {
      throw new Refusal('FORBIDDEN');
    }
    const wish = wishOf(input.wish);
    const inUse = await this.codes.of(tx, wish, details.postcode4);
    const regionCode = inUse.postcodes.get(details.postcode4);
    const recorder =
      isAdviser && account ? ({ isAdviser, name: account.name } as const) : ({ isAdviser: false } as const);
    const { basis, problems: basisProblems } = registrationBasis(input, recorder);
    const problems = [
      ...detailsProblems(details, inUse, tx.today, isAdviser ? 'ADVISER' : 'SELF', Boolean(input.parent)),
      ...(input.parent
        ? parentProblems(input.parent, { path: 'input.parent', ownEmail: details.email, isAdviser })
        : []),
      ...wishProblems(wish, inUse, 'input.wish', details.postcode4),
      ...basisProblems,
      ...(isAdviser && regionCode && !scopeOf(actor, 'candidate.register').regions.includes(regionCode)
        ? [problem(INVALID, 'input.postcode4', elsewhere)]
        : []),
    ];
    if (problems.length > 0 || !regionCode) return refuse(...problems);

    const id = this.candidates.nextId();
    const candidate: Candidate = {
      ...details,
      id,
      version: 1,
      regionCode,
      brings: [],
      earlyStartReason: null,
      placedOn: null,
      placeNeededBy: null,
      wish,
    };
    if (details.email !== null) await this.candidates.lockAddress(tx, details.email);
    const holder = details.email === null ? null : await this.accounts.byEmail(tx, details.email);
    if (account && !isAdviser && hasRole(actor, 'CANDIDATE')) {
      return refuse(problem(NOT_ALLOWED_NOW, 'input', registeredAlready));
    }
    const isFree = isAdviser || holder === null || holder.id === actor.accountId;
    if (!isFree || !(await this.candidates.add(tx, candidate, actor.accountId))) {
      if (isAdviser) return refuse(problem(INVALID, 'input.email', addressTaken));
      if (account) return refuse(problem(NOT_ALLOWED_NOW, 'input', registeredAlready));
      await this.tellHolder(tx, details.email as string, locale);
      return succeed(candidate);
    }
    const told = legalBasisOf({ ...input.legalBasis, basis: 'PUBLIC_TASK' }, recorder);
    await this.bases.record(tx, id, deskPurposes, told, actor.accountId);
    if (needsParent(details.birthDate, tx.today)) {
      await this.waitForParent(tx, actor, candidate, input, recorder, locale);
    } else if (basis) {
      await this.bases.record(tx, id, matchingPurposes, basis, actor.accountId);
    }
    await this.audit.record(tx, {
      actor,
      action: 'candidate.registered',
      subject: { kind: 'CANDIDATE', id },
      regionCode,
      why: null,
      details: { basis: basis?.basis ?? null },
    });
    if (isAdviser && account) await this.candidates.joinCase(tx, id, account.id, null);
    await this.giveAccount(tx, candidate, account, locale, browserHash);
    return succeed(candidate);
  }

  /** Below 16 nothing is looked for until a parent agreed: heard by the adviser just now, or asked by mail. */
  private async waitForParent(
    tx: Tx,
    actor: Actor,
    candidate: Candidate,
    { parent = null, consentToMatching }: Registration,
    recorder: Recorder,
    locale: Locale,
  ): Promise<void> {
    const asked = { parent, askedForMatching: consentToMatching };
    await this.agreements.ask(tx, candidate.id, asked);
    if (parent?.agreed && recorder.isAdviser)
      await this.agreeing.give(tx, actor, candidate, parent, parent.agreed, recorder.name);
    else if (parent?.email) {
      const parentEmail = parent.email.trim().toLowerCase();
      await this.asking.mail(tx, { candidateId: candidate.id, parentEmail }, candidate.name, locale);
    }
  }

  private async giveAccount(
    tx: Tx,
    { id, email, name }: Candidate,
    actor: Account | null,
    locale: Locale,
    browserHash: string | null,
  ): Promise<void> {
    if (email === null) return;
    const account = await this.accounts.ensure(tx, email, name, locale);
    await this.accounts.grant(tx, account.id, { role: 'CANDIDATE', regionCode: null, subjectId: id });
    if (account.id !== actor?.id) await this.signIn.sendLink(tx, account, account.locale, browserHash);
  }

  /** At most one such mail a day: whoever registers with the same address all day fills nobody's mailbox. */
  private async tellHolder(tx: Tx, email: string, locale: Locale): Promise<void> {
    const holder = await this.accounts.byEmail(tx, email);
    if (!holder) return;
    await this.mails.write(tx, {
      to: holder.email,
      kind: 'registered-again',
      reason: `registered-again/${holder.id}/${tx.today}`,
      ...registeredAgainMail(locale, `${this.config.publicUrl}/aanmelden`),
    });
  }
}

const elsewhere = {
  nl: 'Deze kandidaat woont in een andere regio. Het loket van die regio kan de kandidaat inschrijven.',
  en: 'This candidate lives in another region. The desk of that region can register the candidate.',
};
const addressTaken = {
  nl: 'Met dit e-mailadres is al iemand ingeschreven. Zoek die inschrijving op, of schrijf de kandidaat in met een telefoonnummer.',
  en: 'Somebody is registered with this e-mail address already. Look up that registration, or register the candidate with a phone number.',
};
const registeredAlready = {
  nl: 'U bent al ingeschreven. Bekijk uw wens en wijzig wat u wilt.',
  en: 'You are registered already. See your wish and change what you like.',
};
