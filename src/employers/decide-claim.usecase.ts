import { Inject, Injectable } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import { mayOn, scopeOf, type Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Mails } from '../platform/mail.service.js';
import { INVALID, NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { decidedClaimMail } from './claim-mail.js';
import { EmployerClaimsRepository, type EmployerClaim } from './employer-claims.repository.js';
import type { Employer } from './employer.js';
import { EmployersRepository } from './employers.repository.js';
import { TeamsRepository } from './teams.repository.js';

export interface Decision {
  readonly approve: boolean;
  /** Needed for a no; the claimant reads it. */
  readonly reason: string | null;
}

/**
 * Says yes or no to a claim: an admin of the employer for their own, an adviser or coordinator for their region. A yes
 * makes the claimant an admin where the employer has none, else a member; an employer that was not known is made.
 */
@Injectable()
export class DecideClaim {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transaction: Transaction,
    private readonly claims: EmployerClaimsRepository,
    private readonly employers: EmployersRepository,
    private readonly teams: TeamsRepository,
    private readonly accounts: AccountsRepository,
    private readonly mails: Mails,
    private readonly audit: AuditLog,
  ) {}

  execute(actor: Actor, id: string, { approve, reason }: Decision): Promise<Result<true>> {
    return this.transaction.run(async (tx) => {
      const claim = await this.claims.lockWaiting(tx, scopeOf(actor, 'claim.decide'), id);
      if (!claim) return refuse(problem(NOT_FOUND, 'id'));
      const why = reason?.trim() || null;
      if ((!approve && (why === null || why.length < 3)) || (why?.length ?? 0) > 1000)
        return refuse(problem(INVALID, 'reason', whyNot));
      const employer = approve ? await this.employerFor(tx, actor, claim) : null;
      if (employer) await this.join(tx, employer, claim);
      await this.claims.decide(tx, id, { approved: approve, reason: why, by: actor.accountId });
      await this.mails.write(tx, {
        to: claim.email,
        kind: 'claim-decided',
        reason: `claim/${id}/decided`,
        ...decidedClaimMail(claim, approve ? null : why, `${this.config.publicUrl}/aanmelden`),
      });
      await this.audit.record(tx, {
        actor,
        action: 'employer.claim-decided',
        subject: employer ? { kind: 'EMPLOYER', id: employer.id } : { kind: 'REGION', id: claim.regionCode },
        regionCode: claim.regionCode,
        why,
        details: { approved: approve, claim: id },
      });
      return succeed(true as const);
    });
  }

  /** The employer with that number that the decider looks after; without any such number a new one. */
  private async employerFor(tx: Tx, actor: Actor, claim: EmployerClaim): Promise<Employer> {
    const known = await this.employers.byKvkNumber(tx, claim.kvkNumber);
    const own = known.find(({ id, regionCode }) =>
      mayOn(actor, 'claim.decide', { regionCode, subjectIds: [id] }),
    );
    if (own) return own;
    const { companyName: name, kvkNumber, regionCode, postcode4 } = claim;
    const details = { name, kvkNumber, leerbedrijfId: null };
    const added = await this.employers.add(tx, details, regionCode, 'CONFIRMED');
    const at = { establishmentNumber: null, workplaceTrainer: null };
    if (postcode4 !== null)
      await this.employers.putEstablishment(tx, { employerId: added.id, name, postcode4, ...at });
    return added;
  }

  private async join(tx: Tx, { id }: Employer, { email, personName, locale }: EmployerClaim): Promise<void> {
    const team = await this.teams.lockMembers(tx, id);
    const account = await this.accounts.ensure(tx, email, personName, locale);
    await this.accounts.grant(tx, account.id, {
      role: 'EMPLOYER',
      regionCode: null,
      subjectId: id,
      memberRole: team.some(({ memberRole }) => memberRole === 'ADMIN') ? 'MEMBER' : 'ADMIN',
    });
  }
}

const whyNot = {
  nl: 'Schrijf in 3 tot 1.000 tekens waarom niet. De aanvrager leest dit.',
  en: 'Write in 3 to 1,000 characters why not. Who asked reads this.',
};
