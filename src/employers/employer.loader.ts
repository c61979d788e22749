import { Injectable } from '@nestjs/common';
import type { ActorContext } from '../access/current-actor.decorator.js';
import { BatchLoader } from '../platform/batch.loader.js';
import { Transaction } from '../platform/transaction.service.js';
import type { Accreditation } from './accreditation.js';
import type { Employer } from './employer.js';
import { EmployersRepository, type Establishment } from './employers.repository.js';

@Injectable()
export class EmployerLoader extends BatchLoader<string, Employer | null, ActorContext> {
  constructor(
    private readonly transaction: Transaction,
    private readonly employers: EmployersRepository,
  ) {
    super();
  }

  protected async batch(ids: readonly string[]) {
    const rows = await this.transaction.read((tx) => this.employers.byIds(tx, ids));
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  }
}

/** What belongs to an employer: establishments and accreditations, by employer id. */
@Injectable()
export class EmployerPartsLoader extends BatchLoader<
  string,
  { establishments: Establishment[]; accreditations: Accreditation[] },
  ActorContext
> {
  constructor(
    private readonly transaction: Transaction,
    private readonly employers: EmployersRepository,
  ) {
    super();
  }

  protected async batch(ids: readonly string[]) {
    const { establishments, accreditations } = await this.transaction.read(async (tx) => ({
      establishments: await this.employers.establishmentsOf(tx, ids),
      accreditations: await this.employers.accreditationsOf(tx, ids),
    }));
    return ids.map((id) => ({
      establishments: establishments.filter(({ employerId }) => employerId === id),
      accreditations: accreditations.filter(({ employerId }) => employerId === id),
    }));
  }
}
