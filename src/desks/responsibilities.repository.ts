import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../platform/calendar-date.js';
import { Ids } from '../platform/ids.service.js';
import type { Tx } from '../platform/transaction.service.js';
import {
  bySpecificity,
  responsibleFor,
  type Absence,
  type Desk,
  type Matter,
  type ResponsibilityRule,
} from './responsible.js';

/** A rule as a coordinator makes it: whom, and for what; a null fits everything. */
export interface NewRule extends Matter {
  readonly accountId: string;
  readonly siteId: string | null;
}

/** Who is responsible for what in a region, at this moment: rules, absences and roles as they are now. */
@Injectable()
export class ResponsibilitiesRepository {
  constructor(private readonly ids: Ids) {}

  /** The accounts responsible for a matter in a region; see `responsibleFor` in responsible.ts. */
  async responsibleFor(tx: Tx, matter: Matter & { regionCode: string }): Promise<string[]> {
    return responsibleFor((await this.desks(tx, [matter.regionCode])).get(matter.regionCode) as Desk, matter);
  }

  /** The desks of several regions as they are on a day, today unless told otherwise, however many there are in four statements. */
  async desks(
    tx: Tx,
    regionCodes: readonly string[],
    day: CalendarDate = tx.today,
  ): Promise<Map<string, Desk>> {
    const people = await tx.query<{ role: string; regionCode: string; accountId: string }>(
      `SELECT role, region_code AS "regionCode", account_id AS "accountId" FROM role_grant
       WHERE role IN ('ADVISER', 'COORDINATOR') AND region_code = ANY($1::text[]) AND ended_at IS NULL
       ORDER BY granted_at, account_id`,
      [regionCodes],
    );
    const rules = await tx.query<ResponsibilityRule & { regionCode: string }>(
      `SELECT id, region_code AS "regionCode", account_id AS "accountId", municipality_code AS "municipalityCode",
         sector_code AS "sectorCode", employer_id AS "employerId", site_id AS "siteId", created_at AS "createdAt"
       FROM responsibility WHERE region_code = ANY($1::text[])`,
      [regionCodes],
    );
    const absences = await tx.query<Absence>(
      `SELECT account_id AS "accountId", first_day AS "firstDay", last_day AS "lastDay",
         substitute_account_id AS "substituteAccountId"
       FROM adviser_absence WHERE $1::date BETWEEN first_day AND last_day ORDER BY first_day, id`,
      [day],
    );
    const sites = rules.some(({ siteId }) => siteId) ? await this.nearestSites(tx, regionCodes) : [];
    const withRole = (role: string, code: string) =>
      people
        .filter((each) => each.role === role && each.regionCode === code)
        .map(({ accountId }) => accountId);
    return new Map(
      regionCodes.map((code) => [
        code,
        {
          day,
          advisers: withRole('ADVISER', code),
          coordinators: withRole('COORDINATOR', code),
          rules: rules.filter(({ regionCode }) => regionCode === code),
          absences,
          siteOf: new Map(
            sites
              .filter(({ regionCode }) => regionCode === code)
              .map(({ municipalityCode, siteId }) => [municipalityCode, siteId]),
          ),
        },
      ]),
    );
  }
  /** The site of each municipality: the nearest of its region, from the middle of the postcodes where people live. */
  nearestSites(
    tx: Tx,
    regionCodes: readonly string[],
  ): Promise<{ regionCode: string; municipalityCode: string; siteId: string }[]> {
    return tx.query(
      `WITH middle AS (
         SELECT m.region_code, m.code, avg(p.lat) AS lat, avg(p.lon) AS lon
         FROM municipality m JOIN postcode p ON p.municipality_code = m.code
         WHERE m.region_code = ANY($1::text[]) AND m.ended_on IS NULL AND p.ended_on IS NULL
         GROUP BY m.region_code, m.code)
       SELECT DISTINCT ON (middle.code) middle.region_code AS "regionCode", middle.code AS "municipalityCode",
         s.id AS "siteId"
       FROM middle JOIN site s ON s.region_code = middle.region_code JOIN postcode at ON at.pc4 = s.postcode4
       ORDER BY middle.code, distance_m(middle.lat, middle.lon, at.lat, at.lon), s.id`,
      [regionCodes],
    );
  }

  /** The rules of a region, the one that counts most first. */
  async rulesOf(tx: Tx, regionCode: string): Promise<ResponsibilityRule[]> {
    return [...((await this.desks(tx, [regionCode])).get(regionCode) as Desk).rules].sort(bySpecificity);
  }

  async addRule(
    tx: Tx,
    regionCode: string,
    { accountId, municipalityCode, sectorCode, employerId, siteId }: NewRule,
  ): Promise<void> {
    await tx.execute(
      `INSERT INTO responsibility (id, region_code, account_id, municipality_code, sector_code, employer_id, site_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [this.ids.next(), regionCode, accountId, municipalityCode, sectorCode, employerId, siteId],
    );
  }

  /** Whether there is such an employer, as far as the person at work can see. */
  async employerIsInReach(tx: Tx, id: string): Promise<boolean> {
    return (await tx.one('SELECT 1 FROM employer WHERE id = $1', [id])) !== null;
  }

  /** Takes a rule away; false when the region has no such rule. */
  async removeRule(tx: Tx, regionCode: string, id: string): Promise<boolean> {
    const removed = await tx.execute('DELETE FROM responsibility WHERE id = $1 AND region_code = $2', [
      id,
      regionCode,
    ]);
    return removed === 1;
  }
}
