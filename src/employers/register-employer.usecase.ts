import { Injectable } from '@nestjs/common';
import { deskRegionOf, type Actor } from '../access/actor.js';
import { AccountsRepository } from '../access/accounts.repository.js';
import { RequestSignIn } from '../access/request-sign-in.usecase.js';
import { isEmailAddress, whatEmailAddress } from '../platform/email-address.js';
import { INVALID, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { nameProblems } from '../platform/short-text.js';
import { Transaction } from '../platform/transaction.service.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { UNKNOWN_POSTCODE } from '../reference/reference-problems.js';
import { alreadyKnown, employerProblems, type Employer } from './employer.js';
import { EmployersRepository } from './employers.repository.js';

export interface NewEmployer {
  readonly name: string;
  readonly kvkNumber: string;
  readonly leerbedrijfId?: string | null;
  readonly postcode4: string;
  readonly workplaceTrainer?: string | null;
  readonly contactEmail?: string | null;
  readonly contactName?: string | null;
}

/** A desk adds an employer it knows, and mails whoever is to sign in for it. */
@Injectable()
export class RegisterEmployer {
  constructor(
    private readonly transaction: Transaction,
    private readonly employers: EmployersRepository,
    private readonly reference: ReferenceRepository,
    private readonly accounts: AccountsRepository,
    private readonly signIns: RequestSignIn,
  ) {}

  execute(actor: Actor, input: NewEmployer): Promise<Result<Employer>> {
    return this.transaction.run((tx) =>
      tx.beyond('register-employer', async () => {
        const details = { ...input, leerbedrijfId: input.leerbedrijfId ?? null };
        const problems = [
          ...employerProblems(details),
          ...nameProblems('input.workplaceTrainer', input.workplaceTrainer),
          ...nameProblems('input.contactName', input.contactName),
        ];
        const area = await this.reference.postcodeInUse(tx, input.postcode4);
        if (!area) problems.push(problem(UNKNOWN_POSTCODE, 'input.postcode4'));
        const contactEmail = input.contactEmail?.trim() || null;
        if (contactEmail !== null && !isEmailAddress(contactEmail))
          problems.push(problem(INVALID, 'input.contactEmail', whatEmailAddress));
        if (problems.length > 0 || !area) return refuse(...problems);
        const regionCode = deskRegionOf(actor) ?? area.regionCode;
        const employer = await this.employers.addOnce(tx, details, regionCode, 'CONFIRMED');
        if (!employer) return refuse(problem(INVALID, 'input.leerbedrijfId', alreadyKnown));
        await this.employers.putEstablishment(tx, {
          employerId: employer.id,
          name: input.name.trim(),
          establishmentNumber: null,
          postcode4: input.postcode4,
          workplaceTrainer: input.workplaceTrainer ?? null,
        });
        if (contactEmail !== null) {
          const account = await this.accounts.ensure(tx, contactEmail, input.contactName ?? input.name);
          await this.accounts.grant(tx, account.id, {
            role: 'EMPLOYER',
            regionCode: null,
            subjectId: employer.id,
          });
          await this.signIns.sendLink(tx, account, account.locale);
        }
        return succeed(employer);
      }),
    );
  }
}
