import { Injectable } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { companyLevel, reaches } from '../access/openid-level.js';
import { OPENID_LEVEL_TOO_LOW, OPENID_NO_COMPANY } from '../access/openid-problems.js';
import { OpenIdRepository, type SignedInCompany } from '../access/openid.repository.js';
import { Outbox } from '../platform/outbox.service.js';
import { INVALID, NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { UNKNOWN_POSTCODE } from '../reference/reference-problems.js';
import { employerProblems, type Employer } from './employer.js';
import { EmployerClaimsRepository } from './employer-claims.repository.js';
import { employerClaimed } from './employer-events.js';
import { EmployersRepository } from './employers.repository.js';
import { TeamsRepository } from './teams.repository.js';

/** What somebody who signed in for a company is to it now. */
export type EnteredAs =
  /** They act for it, and did before. */
  | 'MEMBER'
  /** Nobody acted for it: they do now, as admin. */
  | 'ADMIN'
  /** Others act for it: their admin or the desk has been asked to let this person in. */
  | 'MANAGED_BY_OTHERS'
  /** Several employers here have this KvK number: which one is it? */
  | 'CHOOSE'
  /** Nobody entered it here yet: they can. */
  | 'UNKNOWN';

export interface Entered {
  readonly as: EnteredAs;
  readonly kvkNumber: string;
  /** The employer it is about; of CHOOSE all that it can be; of UNKNOWN none. */
  readonly employers: readonly Employer[];
  /** Of MANAGED_BY_OTHERS: they, or the desk, have been asked, and did not answer yet. */
  readonly isAsked: boolean;
}

export interface OwnCompany {
  readonly name: string;
  readonly postcode4: string;
}

/**
 * Lets somebody in who signed in for a company (eHerkenning): the KvK number comes from the provider alone, never from
 * the person, and the level decides whether it is enough to become the first admin.
 */
@Injectable()
export class EnterCompany {
  constructor(
    private readonly transaction: Transaction,
    private readonly openids: OpenIdRepository,
    private readonly employers: EmployersRepository,
    private readonly teams: TeamsRepository,
    private readonly accounts: AccountsRepository,
    private readonly reference: ReferenceRepository,
    private readonly audit: AuditLog,
    private readonly claims: EmployerClaimsRepository,
    private readonly outbox: Outbox,
  ) {}

  /** @param employerId which one, when several have the number */
  execute(actor: Actor, employerId: string | null): Promise<Result<Entered>> {
    return this.transaction.run((tx) =>
      tx.beyond('enter-company', async () => {
        const company = await this.companyOf(tx, actor);
        if (!company) return refuse(problem(OPENID_NO_COMPANY, 'session'));
        const possible = await this.possible(tx, company);
        const own = possible.filter(({ id }) => actsFor(actor, id));
        const chosen =
          employerId === null
            ? [own, possible].find(({ length }) => length === 1)?.[0]
            : possible.find(({ id }) => id === employerId);
        if (employerId !== null && !chosen) return refuse(problem(NOT_FOUND, 'employerId'));
        const entered = (as: EnteredAs, employers: readonly Employer[]) =>
          succeed({ as, kvkNumber: company.kvkNumber, employers, isAsked: false });
        if (possible.length === 0) return entered('UNKNOWN', []);
        if (!chosen) return entered('CHOOSE', possible);
        if (actsFor(actor, chosen.id)) return entered('MEMBER', [chosen]);
        if ((await this.teams.lockMembers(tx, chosen.id)).length > 0) {
          const isAsked = await this.ask(tx, actor, chosen, company);
          return succeed({
            as: 'MANAGED_BY_OTHERS',
            kvkNumber: company.kvkNumber,
            employers: [chosen],
            isAsked,
          });
        }
        if (!reaches(company.level, companyLevel)) return refuse(problem(OPENID_LEVEL_TOO_LOW, 'session'));
        await this.makeAdmin(tx, actor, chosen, company);
        return entered('ADMIN', [chosen]);
      }),
    );
  }

  /** Enters the company one signed in for, when it is not here yet. A desk confirms it, as every new employer. */
  register(actor: Actor, { name, postcode4 }: OwnCompany): Promise<Result<Employer>> {
    return this.transaction.run((tx) =>
      tx.beyond('enter-company', async () => {
        const company = await this.companyOf(tx, actor);
        if (!company) return refuse(problem(OPENID_NO_COMPANY, 'session'));
        if (!reaches(company.level, companyLevel)) return refuse(problem(OPENID_LEVEL_TOO_LOW, 'session'));
        const details = { name, kvkNumber: company.kvkNumber, leerbedrijfId: null };
        const problems = employerProblems(details);
        const area = await this.reference.postcodeInUse(tx, postcode4);
        if (!area) problems.push(problem(UNKNOWN_POSTCODE, 'input.postcode4'));
        // Two colleagues at the same moment: the second finds the employer that the first entered.
        await this.employers.lockKvkNumber(tx, company.kvkNumber);
        if ((await this.employers.byKvkNumber(tx, company.kvkNumber)).length > 0)
          problems.push(problem(INVALID, 'input', alreadyHere));
        if (problems.length > 0 || !area) return refuse(...problems);
        const employer = await this.employers.add(tx, details, area.regionCode, 'TO_BE_CONFIRMED');
        await this.employers.putEstablishment(tx, {
          employerId: employer.id,
          name: name.trim(),
          establishmentNumber: company.establishmentNumber,
          postcode4,
          workplaceTrainer: null,
        });
        await this.makeAdmin(tx, actor, employer, company);
        return succeed(employer);
      }),
    );
  }

  /** Asks the admins and the desk, as a mailed claim does; the provider has told who it is and for which company. */
  private async ask(
    tx: Tx,
    actor: Actor,
    { name, regionCode }: Employer,
    { kvkNumber }: SignedInCompany,
  ): Promise<boolean> {
    const account = await this.accounts.byId(tx, actor.accountId as string);
    if (!account) return false;
    const { email, name: personName, locale } = account;
    const claim = { email, personName, companyName: name, kvkNumber, regionCode, locale };
    const added = await this.claims.addProved(tx, claim);
    if (added) await this.outbox.add(tx, employerClaimed, { claimId: added.id });
    return added !== null || this.claims.isWaiting(tx, email, kvkNumber);
  }

  /** The company of the session somebody acts in, never of another of theirs. */
  private companyOf(tx: Tx, { session }: Actor): Promise<SignedInCompany | null> {
    return session ? this.openids.companyOf(tx, session.id) : Promise.resolve(null);
  }

  /** The employers with the number; with a mandate for one establishment, those that have it, if any has. */
  private async possible(
    tx: Tx,
    { kvkNumber, establishmentNumber }: SignedInCompany,
  ): Promise<readonly Employer[]> {
    const all = await this.employers.byKvkNumber(tx, kvkNumber);
    if (establishmentNumber === null) return all;
    const establishments = await this.employers.establishmentsOf(
      tx,
      all.map(({ id }) => id),
    );
    const there = all.filter(({ id }) =>
      establishments.some((one) => one.employerId === id && one.establishmentNumber === establishmentNumber),
    );
    return there.length > 0 ? there : all;
  }

  private async makeAdmin(
    tx: Tx,
    actor: Actor,
    { id, regionCode }: Employer,
    { level }: SignedInCompany,
  ): Promise<void> {
    const accountId = actor.accountId as string;
    await this.accounts.grant(tx, accountId, {
      role: 'EMPLOYER',
      regionCode: null,
      subjectId: id,
      memberRole: 'ADMIN',
    });
    await this.audit.record(tx, {
      actor,
      action: 'employer.claimed',
      subject: { kind: 'EMPLOYER', id },
      about: { kind: 'ACCOUNT', id: accountId },
      regionCode,
      why: null,
      details: { by: 'OPENID', level },
    });
  }
}

const actsFor = ({ grants }: Actor, employerId: string) =>
  grants.some(({ role, subjectId }) => role === 'EMPLOYER' && subjectId === employerId);

const alreadyHere = {
  nl: 'Uw bedrijf staat hier intussen al. Laad de pagina opnieuw.',
  en: 'Your company has been entered here in the meantime. Reload the page.',
};
