import { Injectable } from '@nestjs/common';
import { deskRegionOf, mayOn, type Actor } from '../access/actor.js';
import { Outbox } from '../platform/outbox.service.js';
import { INVALID, NOT_FOUND, problem, refuse, STALE, succeed, type Result } from '../platform/problem.js';
import { phoneOf } from '../platform/phone.js';
import { nameProblems } from '../platform/short-text.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { UNKNOWN_POSTCODE, UNKNOWN_QUALIFICATION } from '../reference/reference-problems.js';
import { accreditationEnded } from './accreditation-events.js';
import { allowsPublishing, recordable, type AccreditationStatus } from './accreditation.js';
import { alreadyKnown, employerProblems, type Employer, type EmployerDetails } from './employer.js';
import { EmployersRepository, type Establishment } from './employers.repository.js';

const onlyApplied = {
  nl: 'U kunt hier melden dat de erkenning is aangevraagd. De rest legt het loket vast.',
  en: 'Here you can say that the accreditation is applied for. The desk records the rest.',
};

const onlyTheDesk = {
  nl: 'Het loket legt dit nummer vast, omdat lijsten van het loket eraan herkennen welk leerbedrijf u bent. Bel het loket.',
  en: 'The desk records this number, because its lists tell by it which employer you are. Call the desk.',
};

const whatPhone = {
  nl: 'Dit is geen telefoonnummer. Schrijf het als 053 1234567, of met het landnummer ervoor.',
  en: 'This is no phone number. Write it as 053 1234567, or with the country code in front.',
};

/** What the employer itself or its desk keeps up to date: details, establishments, accreditations. */
@Injectable()
export class ChangeEmployer {
  constructor(
    private readonly transaction: Transaction,
    private readonly employers: EmployersRepository,
    private readonly reference: ReferenceRepository,
    private readonly outbox: Outbox,
  ) {}

  /**
   * A desk that saves the details of an employer from its own list thereby confirms it. The numbers that say who an
   * employer is are for the desk, as a list's places go to whoever has them; a leerbedrijf-ID that is not known yet the
   * employer can add.
   */
  details(actor: Actor, id: string, version: number, details: EmployerDetails): Promise<Result<Employer>> {
    return this.onOwn(actor, id, async (tx, employer) => {
      const problems = employerProblems(details);
      const isDesk = this.isDesk(actor, employer);
      for (const number of ['kvkNumber', 'leerbedrijfId'] as const) {
        if (!isDesk && employer[number] !== null && details[number] !== employer[number])
          problems.push(problem(INVALID, `input.${number}`, onlyTheDesk));
      }
      if (problems.length > 0) return refuse(...problems);
      const status = isDesk ? 'CONFIRMED' : employer.status;
      const changed = await this.employers.change(tx, id, version, details, status);
      if (changed === 'TAKEN')
        return refuse(problem(INVALID, 'input.leerbedrijfId', isDesk ? alreadyKnown : onlyTheDesk));
      return changed === 'CHANGED' ? this.reloaded(tx, id) : refuse(problem(STALE, 'version'));
    });
  }

  establishment(
    actor: Actor,
    id: string,
    establishment: Omit<Establishment, 'id' | 'employerId'>,
  ): Promise<Result<Employer>> {
    return this.onOwn(actor, id, async (tx) => {
      const { establishmentNumber, postcode4 } = establishment;
      const typed = establishment.phone?.trim() || null;
      const phone = typed === null ? null : phoneOf(typed);
      const problems = [
        ...nameProblems('input.name', establishment.name, true),
        ...nameProblems('input.workplaceTrainer', establishment.workplaceTrainer),
      ];
      if (!(await this.reference.postcodeInUse(tx, postcode4)))
        problems.push(problem(UNKNOWN_POSTCODE, 'input.postcode4'));
      if (establishmentNumber !== null && !/^\d{12}$/.test(establishmentNumber)) {
        problems.push(
          problem(INVALID, 'input.establishmentNumber', {
            nl: 'Een vestigingsnummer heeft precies 12 cijfers.',
            en: 'An establishment number has exactly 12 digits.',
          }),
        );
      }
      if (typed !== null && phone === null) problems.push(problem(INVALID, 'input.phone', whatPhone));
      if (problems.length > 0) return refuse(...problems);
      await this.employers.putEstablishment(tx, { ...establishment, phone, employerId: id });
      return this.reloaded(tx, id);
    });
  }

  accreditation(
    actor: Actor,
    id: string,
    input: { creboCode: string; status: AccreditationStatus; reviewDueOn: string | null; vouch: boolean },
  ): Promise<Result<Employer>> {
    return this.onOwn(actor, id, async (tx, employer) => {
      const isDesk = this.isDesk(actor, employer);
      const allowed: readonly AccreditationStatus[] = recordable[isDesk ? 'DESK' : 'EMPLOYER'];
      if (!allowed.includes(input.status) || (input.vouch && !isDesk)) {
        return refuse(problem(INVALID, 'input.status', onlyApplied));
      }
      if (!(await this.reference.qualificationInUse(tx, input.creboCode))) {
        return refuse(problem(UNKNOWN_QUALIFICATION, 'input.creboCode'));
      }
      const known = await this.employers.accreditationFor(tx, id, input.creboCode);
      if (known && !isDesk) return succeed(employer);
      const vouchedBy = input.status === 'APPLIED' && input.vouch ? actor.accountId : null;
      await this.employers.putAccreditation(tx, { ...input, employerId: id, vouchedBy });
      const after = await this.employers.accreditationFor(tx, id, input.creboCode);
      if (allowsPublishing(known) && !allowsPublishing(after))
        await this.outbox.add(tx, accreditationEnded, { employerId: id, creboCode: input.creboCode });
      return succeed(employer);
    });
  }

  private isDesk(actor: Actor, employer: Employer): boolean {
    return (
      mayOn(actor, 'accreditation.vouch', { regionCode: employer.regionCode }) && deskRegionOf(actor) !== null
    );
  }

  private onOwn(
    actor: Actor,
    id: string,
    work: (tx: Tx, employer: Employer) => Promise<Result<Employer>>,
  ): Promise<Result<Employer>> {
    return this.transaction.run(async (tx) => {
      const employer = await this.employers.byId(tx, id);
      const may =
        employer && mayOn(actor, 'employer.manage', { regionCode: employer.regionCode, subjectIds: [id] });
      return may ? work(tx, employer) : refuse(problem(NOT_FOUND, 'id'));
    });
  }

  private async reloaded(tx: Tx, id: string): Promise<Result<Employer>> {
    return succeed((await this.employers.byId(tx, id)) as Employer);
  }
}
