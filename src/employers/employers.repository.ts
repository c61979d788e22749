import { Injectable } from '@nestjs/common';
import type { Scope } from '../access/actor.js';
import { isIdentifier } from '../platform/identifier.js';
import { Ids } from '../platform/ids.service.js';
import { offsetOf, pageOf, type Page, type PageOf } from '../platform/page.js';
import type { Tx } from '../platform/transaction.service.js';
import type { Accreditation, AccreditationStatus } from './accreditation.js';
import type { Employer, EmployerDetails, EmployerStatus } from './employer.js';

const columns = `e.id, e.version, e.name, e.kvk_number AS "kvkNumber", e.leerbedrijf_id AS "leerbedrijfId",
  e.region_code AS "regionCode", e.status`;
const accreditationColumns = `id, employer_id AS "employerId", crebo_code AS "creboCode", status,
  review_due_on AS "reviewDueOn", vouched_at AS "vouchedAt"`;

export interface Establishment {
  readonly id: string;
  readonly employerId: string;
  readonly name: string;
  readonly establishmentNumber: string | null;
  readonly postcode4: string;
  readonly workplaceTrainer: string | null;
  /** International, as `+31541123456`. */
  readonly phone?: string | null;
}

/** Employers, their establishments and accreditations. */
@Injectable()
export class EmployersRepository {
  constructor(private readonly ids: Ids) {}

  async byId(tx: Tx, id: string): Promise<Employer | null> {
    if (!isIdentifier(id)) return null;
    return tx.one<Employer>(`SELECT ${columns} FROM employer e WHERE e.id = $1`, [id]);
  }

  byIds(tx: Tx, ids: readonly string[]): Promise<Employer[]> {
    return tx.query<Employer>(
      `SELECT ${columns} FROM employer e WHERE e.id = ANY($1::uuid[]) ORDER BY e.name`,
      [ids.filter(isIdentifier)],
    );
  }

  /** Employers within a scope whose name or KvK number has the words. */
  async search(tx: Tx, scope: Scope, search: string | null, page: Page): Promise<PageOf<Employer>> {
    const where = `($1 OR e.region_code = ANY($2) OR e.id = ANY($3::uuid[]))
      AND ($4::text IS NULL OR unaccent(e.name) ILIKE '%' || unaccent($4) || '%' OR e.kvk_number = $4 OR e.leerbedrijf_id = $4)`;
    const parameters = [scope.all, scope.regions, scope.subjects, escapeLike(search)];
    const count = await tx.one<{ count: number }>(
      `SELECT count(*) FROM employer e WHERE ${where}`,
      parameters,
    );
    const nodes = await tx.query<Employer>(
      `SELECT ${columns} FROM employer e WHERE ${where} ORDER BY e.name, e.id LIMIT $5 OFFSET $6`,
      [...parameters, page.first, offsetOf(page)],
    );
    return pageOf(page, nodes, count?.count ?? 0);
  }

  /** The employer that this region knows by the number; whether another region knows it is nobody's here to learn. */
  byLeerbedrijfId(tx: Tx, regionCode: string, leerbedrijfId: string): Promise<Employer | null> {
    return tx.beyond('employer-by-number', () =>
      tx.one<Employer>(
        `SELECT ${columns} FROM employer e WHERE e.region_code = $1 AND e.leerbedrijf_id = $2`,
        [regionCode, leerbedrijfId],
      ),
    );
  }

  byKvkNumber(tx: Tx, kvkNumber: string): Promise<Employer[]> {
    return tx.query<Employer>(
      `SELECT ${columns} FROM employer e WHERE e.kvk_number = $1 ORDER BY e.name, e.id`,
      [kvkNumber],
    );
  }

  /** Holds the number still until the transaction ends, so that it is not entered by two at once. */
  async lockKvkNumber(tx: Tx, kvkNumber: string): Promise<void> {
    await tx.execute(`SELECT pg_advisory_xact_lock(hashtext('employer/kvk'), hashtext($1))`, [kvkNumber]);
  }

  /** Of every region those with one of the numbers: each region knows an employer by itself. */
  byLeerbedrijfIds(tx: Tx, leerbedrijfIds: readonly string[]): Promise<Employer[]> {
    return tx.query<Employer>(`SELECT ${columns} FROM employer e WHERE e.leerbedrijf_id = ANY($1::text[])`, [
      leerbedrijfIds,
    ]);
  }

  /** @throws when the region has an employer with that leerbedrijf-ID: see `addOnce` */
  async add(tx: Tx, details: EmployerDetails, regionCode: string, status: EmployerStatus): Promise<Employer> {
    const added = await this.addOnce(tx, details, regionCode, status);
    if (!added) throw new Error('The region has an employer with this leerbedrijf-ID');
    return added;
  }

  /** Null when the region has an employer with that leerbedrijf-ID, also one that is being added this moment. */
  async addOnce(
    tx: Tx,
    details: EmployerDetails,
    regionCode: string,
    status: EmployerStatus,
  ): Promise<Employer | null> {
    const id = this.ids.next();
    await tx.execute(
      `INSERT INTO employer (id, name, kvk_number, leerbedrijf_id, region_code, status) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT DO NOTHING`,
      [id, details.name.trim(), details.kvkNumber, details.leerbedrijfId, regionCode, status],
    );
    return this.byId(tx, id);
  }

  /** STALE when somebody else changed it first; TAKEN when another of its region has, or gets now, its leerbedrijf-ID. */
  async change(
    tx: Tx,
    id: string,
    version: number,
    details: EmployerDetails,
    status: EmployerStatus,
  ): Promise<'CHANGED' | 'STALE' | 'TAKEN'> {
    await tx.execute('SAVEPOINT change_employer');
    try {
      const changed = await tx.execute(
        `UPDATE employer SET name = $3, kvk_number = $4, leerbedrijf_id = $5, status = $6, version = version + 1
         WHERE id = $1 AND version = $2`,
        [id, version, details.name.trim(), details.kvkNumber, details.leerbedrijfId, status],
      );
      return changed === 1 ? 'CHANGED' : 'STALE';
    } catch (error) {
      if ((error as { constraint?: string }).constraint !== 'employer_once_per_region') throw error;
      await tx.execute('ROLLBACK TO SAVEPOINT change_employer');
      return 'TAKEN';
    }
  }

  establishmentsOf(tx: Tx, employerIds: readonly string[]): Promise<Establishment[]> {
    return tx.query<Establishment>(
      `SELECT id, employer_id AS "employerId", name, establishment_number AS "establishmentNumber", postcode4,
              workplace_trainer AS "workplaceTrainer", phone
       FROM establishment WHERE employer_id = ANY($1::uuid[]) ORDER BY name, id`,
      [employerIds],
    );
  }

  /** Adds an establishment, or changes the one with the same postcode and number. */
  async putEstablishment(tx: Tx, establishment: Omit<Establishment, 'id'>): Promise<void> {
    const {
      employerId,
      name,
      establishmentNumber,
      postcode4,
      workplaceTrainer,
      phone = null,
    } = establishment;
    await tx.execute(
      `INSERT INTO establishment (id, employer_id, name, establishment_number, postcode4, workplace_trainer, phone)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT ON CONSTRAINT establishment_once DO UPDATE
         SET name = excluded.name, workplace_trainer = coalesce(excluded.workplace_trainer, establishment.workplace_trainer),
           phone = coalesce(excluded.phone, establishment.phone)`,
      [this.ids.next(), employerId, name, establishmentNumber, postcode4, workplaceTrainer, phone],
    );
  }

  /** Adds an establishment unless there is one with the same postcode and number. */
  async ensureEstablishment(tx: Tx, establishment: Omit<Establishment, 'id'>): Promise<void> {
    const { employerId, name, establishmentNumber, postcode4, workplaceTrainer } = establishment;
    await tx.execute(
      `INSERT INTO establishment (id, employer_id, name, establishment_number, postcode4, workplace_trainer)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT ON CONSTRAINT establishment_once DO NOTHING`,
      [this.ids.next(), employerId, name, establishmentNumber, postcode4, workplaceTrainer],
    );
  }

  accreditationsOf(tx: Tx, employerIds: readonly string[]): Promise<Accreditation[]> {
    return tx.query<Accreditation>(
      `SELECT ${accreditationColumns} FROM accreditation WHERE employer_id = ANY($1::uuid[]) ORDER BY crebo_code`,
      [employerIds],
    );
  }

  accreditationFor(tx: Tx, employerId: string, creboCode: string): Promise<Accreditation | null> {
    return tx.one<Accreditation>(
      `SELECT ${accreditationColumns} FROM accreditation WHERE employer_id = $1 AND crebo_code = $2`,
      [employerId, creboCode],
    );
  }

  /** Records what is known now; `vouchedBy` is the adviser who vouches for one that is applied for. */
  async putAccreditation(
    tx: Tx,
    accreditation: {
      employerId: string;
      creboCode: string;
      status: AccreditationStatus;
      reviewDueOn: string | null;
      vouchedBy: string | null;
    },
  ): Promise<void> {
    const { employerId, creboCode, status, reviewDueOn, vouchedBy } = accreditation;
    await tx.executeOften(
      `INSERT INTO accreditation (id, employer_id, crebo_code, status, review_due_on, vouched_by, vouched_at)
       VALUES ($1, $2, $3, $4, $5, $6, CASE WHEN $6::uuid IS NOT NULL THEN app_now() END)
       ON CONFLICT ON CONSTRAINT accreditation_once DO UPDATE
         SET status = excluded.status, review_due_on = coalesce(excluded.review_due_on, accreditation.review_due_on),
             vouched_by = excluded.vouched_by, vouched_at = excluded.vouched_at, changed_at = app_now()`,
      [this.ids.next(), employerId, creboCode, status, reviewDueOn, vouchedBy],
    );
  }
}

/** Words to look for as they are: `%` and `_` stand for themselves. */
export function escapeLike(words: string | null): string | null {
  return words?.trim() ? words.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`) : null;
}
