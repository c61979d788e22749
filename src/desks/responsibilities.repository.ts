import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/transaction.service.js';
import {
  responsibleFor,
  type Absence,
  type Desk,
  type Matter,
  type ResponsibilityRule,
} from './responsible.js';

/** Who is responsible for what in a region, at this moment: rules, absences and roles as they are now. */
@Injectable()
export class ResponsibilitiesRepository {
  /** The accounts responsible for a matter in a region; see `responsibleFor` in responsible.ts. */
  async responsibleFor(tx: Tx, matter: Matter & { regionCode: string }): Promise<string[]> {
    return responsibleFor((await this.desks(tx, [matter.regionCode])).get(matter.regionCode) as Desk, matter);
  }

  /** The desks of several regions as they are today, in three statements however many there are. */
  async desks(tx: Tx, regionCodes: readonly string[]): Promise<Map<string, Desk>> {
    const people = await tx.query<{ role: string; regionCode: string; accountId: string }>(
      `SELECT role, region_code AS "regionCode", account_id AS "accountId" FROM role_grant
       WHERE role IN ('ADVISER', 'COORDINATOR') AND region_code = ANY($1::text[]) AND ended_at IS NULL
       ORDER BY granted_at, account_id`,
      [regionCodes],
    );
    const rules = await tx.query<ResponsibilityRule & { regionCode: string }>(
      `SELECT id, region_code AS "regionCode", account_id AS "accountId", municipality_code AS "municipalityCode",
         sector_code AS "sectorCode", employer_id AS "employerId", created_at AS "createdAt"
       FROM responsibility WHERE region_code = ANY($1::text[])`,
      [regionCodes],
    );
    const absences = await tx.query<Absence>(
      `SELECT account_id AS "accountId", first_day AS "firstDay", last_day AS "lastDay",
         substitute_account_id AS "substituteAccountId"
       FROM adviser_absence WHERE $1::date BETWEEN first_day AND last_day ORDER BY first_day, id`,
      [tx.today],
    );
    const withRole = (role: string, code: string) =>
      people
        .filter((each) => each.role === role && each.regionCode === code)
        .map(({ accountId }) => accountId);
    return new Map(
      regionCodes.map((code) => [
        code,
        {
          day: tx.today,
          advisers: withRole('ADVISER', code),
          coordinators: withRole('COORDINATOR', code),
          rules: rules.filter(({ regionCode }) => regionCode === code),
          absences,
        },
      ]),
    );
  }
}
