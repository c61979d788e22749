import { Inject, Injectable } from '@nestjs/common';
import { hashOf } from '../access/secret-hash.service.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { isEmailAddress, whatEmailAddress } from '../platform/email-address.js';
import { Ids } from '../platform/ids.service.js';
import type { Locale } from '../platform/locale.js';
import { Mails } from '../platform/mail.service.js';
import { Outbox } from '../platform/outbox.service.js';
import { INVALID, NOT_ALLOWED_NOW, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { UNKNOWN_POSTCODE } from '../reference/reference-problems.js';
import { confirmClaimMail } from './claim-mail.js';
import { employerClaimed } from './employer-events.js';
import { EmployerClaimsRepository } from './employer-claims.repository.js';
import { employerProblems } from './employer.js';
import { EmployersRepository } from './employers.repository.js';

export interface ClaimAsTyped {
  readonly companyName: string;
  readonly kvkNumber: string;
  readonly postcode4: string;
  readonly personName: string;
  readonly email: string;
}

/**
 * Somebody asks to act for an employer, known or new. The answer is the same whether or not there is one with that
 * number: nothing of a company is visible before its admin or its desk said yes. First the mailbox is proved.
 */
@Injectable()
export class ClaimEmployer {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transaction: Transaction,
    private readonly claims: EmployerClaimsRepository,
    private readonly employers: EmployersRepository,
    private readonly reference: ReferenceRepository,
    private readonly ids: Ids,
    private readonly mails: Mails,
    private readonly outbox: Outbox,
  ) {}

  execute(typed: ClaimAsTyped, locale: Locale): Promise<Result<true>> {
    return this.transaction.run((tx) => tx.beyond('claim-employer', () => this.within(tx, typed, locale)));
  }

  private async within(tx: Tx, typed: ClaimAsTyped, locale: Locale): Promise<Result<true>> {
    const companyName = typed.companyName.trim().replace(/\s+/g, ' ');
    const personName = typed.personName.trim().replace(/\s+/g, ' ');
    const email = typed.email.trim().toLowerCase();
    const { kvkNumber, postcode4 } = typed;
    const problems = employerProblems({ name: companyName, kvkNumber, leerbedrijfId: null });
    if (personName === '' || personName.length > 200)
      problems.push(problem(INVALID, 'input.personName', whatName));
    if (!isEmailAddress(email)) problems.push(problem(INVALID, 'input.email', whatEmailAddress));
    const area = await this.reference.postcodeInUse(tx, postcode4);
    if (!area) problems.push(problem(UNKNOWN_POSTCODE, 'input.postcode4'));
    if (problems.length > 0 || !area) return refuse(...problems);
    const known = await this.employers.byKvkNumber(tx, kvkNumber);
    const regionCode =
      (known.find((each) => each.regionCode === area.regionCode) ?? known[0])?.regionCode ?? area.regionCode;
    const token = this.ids.secret();
    const claim = { email, personName, companyName, kvkNumber, postcode4, regionCode, locale };
    await this.claims.add(tx, claim, hashOf(token));
    await this.mails.write(tx, {
      to: email,
      kind: 'confirm-claim',
      reason: `claim/${hashOf(token).slice(0, 32)}`,
      ...confirmClaimMail(companyName, locale, `${this.config.publicUrl}/aanvraag-bevestigen?token=${token}`),
    });
    return succeed(true as const);
  }

  /** Uses up the mailed token: from now on the claim waits for a decision. */
  confirm(token: string): Promise<Result<true>> {
    return this.transaction.run(async (tx) => {
      const claim = await tx.beyond('claim-employer', () => this.claims.confirm(tx, hashOf(token)));
      if (!claim) return refuse(problem(NOT_ALLOWED_NOW, 'token', usedOrExpired));
      await this.outbox.add(tx, employerClaimed, { claimId: claim.id });
      return succeed(true as const);
    });
  }
}

const whatName = {
  nl: 'Vul uw naam in, hoogstens 200 tekens.',
  en: 'Fill in your name, at most 200 characters.',
};
const usedOrExpired = {
  nl: 'Deze link is al gebruikt of verlopen, of uw aanvraag wacht al. Vraag het zo nodig opnieuw aan.',
  en: 'This link has been used or has expired, or your request is waiting already. If needed, ask again.',
};
