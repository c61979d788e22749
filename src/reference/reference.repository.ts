import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../platform/calendar-date.js';
import type { Tx } from '../platform/transaction.service.js';
import type { Point } from './distance.js';

export interface Region {
  readonly code: string;
  readonly name: string;
}
export interface Municipality {
  readonly code: string;
  readonly name: string;
  readonly regionCode: string;
}
export interface Postcode extends Point {
  readonly pc4: string;
  readonly town: string;
  readonly municipalityCode: string;
  readonly regionCode: string;
}
export interface Sector {
  readonly code: string;
  readonly nameNl: string;
  readonly nameEn: string;
}
export interface Qualification {
  readonly creboCode: string;
  readonly name: string;
  readonly mboLevel: number;
  readonly dossier: string;
  readonly sectorCode: string;
  /** The day from which it is not offered any more; null while it is. */
  readonly endedOn: CalendarDate | null;
}
export interface NewQualification extends Omit<Qualification, 'endedOn'> {
  readonly dossierCode: string;
}
export interface QualificationSearch {
  readonly search?: string | null;
  readonly mboLevel?: number | null;
  readonly sectorCode?: string | null;
  readonly first: number;
}

const qualification = `crebo_code AS "creboCode", name, mbo_level AS "mboLevel", dossier,
  sector_code AS "sectorCode", ended_on AS "endedOn"`;
const municipality = `code, name, region_code AS "regionCode"`;
const sector = `code, name_nl AS "nameNl", name_en AS "nameEn"`;
const postcode = `p.pc4, p.town, p.municipality_code AS "municipalityCode", m.region_code AS "regionCode", p.lat, p.lon
  FROM postcode p JOIN municipality m ON m.code = p.municipality_code`;

/** Reading the lists. By code they also give what has ended; lists and searches give only what is in use. */
@Injectable()
export class ReferenceRepository {
  regions(tx: Tx): Promise<Region[]> {
    return tx.query<Region>('SELECT code, name FROM region WHERE ended_on IS NULL ORDER BY name');
  }

  regionsByCode(tx: Tx, codes: readonly string[]): Promise<Region[]> {
    return tx.query<Region>('SELECT code, name FROM region WHERE code = ANY($1)', [codes]);
  }

  municipalitiesByCode(tx: Tx, codes: readonly string[]): Promise<Municipality[]> {
    return tx.query<Municipality>(`SELECT ${municipality} FROM municipality WHERE code = ANY($1)`, [codes]);
  }

  municipalitiesOfRegions(tx: Tx, regionCodes: readonly string[]): Promise<Municipality[]> {
    return tx.query<Municipality>(
      `SELECT ${municipality} FROM municipality WHERE region_code = ANY($1) AND ended_on IS NULL ORDER BY name`,
      [regionCodes],
    );
  }

  postcodesByCode(tx: Tx, codes: readonly string[]): Promise<Postcode[]> {
    return tx.query<Postcode>(`SELECT ${postcode} WHERE p.pc4 = ANY($1)`, [codes]);
  }

  /** A postcode in use, where something new can be; null when there is none. */
  postcodeInUse(tx: Tx, pc4: string): Promise<Postcode | null> {
    return tx.one<Postcode>(`SELECT ${postcode} WHERE p.pc4 = $1 AND p.ended_on IS NULL`, [pc4]);
  }

  /**
   * The middle of a town: its postcode in use nearest to the mean of its points; null for an unknown town. Several
   * towns may have one name: that in the regions named is meant, else the largest.
   */
  postcodeOfTown(tx: Tx, town: string, near: readonly string[] = []): Promise<Postcode | null> {
    return tx.one<Postcode>(
      `WITH town AS (
         SELECT p.municipality_code, avg(p.lat) AS lat, avg(p.lon) AS lon
         FROM postcode p JOIN municipality m ON m.code = p.municipality_code
         WHERE unaccent(lower(p.town)) = unaccent(lower($1)) AND p.ended_on IS NULL
         GROUP BY p.municipality_code, m.region_code
         ORDER BY m.region_code = ANY($2) DESC, count(*) DESC, p.municipality_code LIMIT 1)
       SELECT ${postcode} JOIN town ON town.municipality_code = p.municipality_code
       WHERE unaccent(lower(p.town)) = unaccent(lower($1)) AND p.ended_on IS NULL
       ORDER BY distance_m(p.lat, p.lon, town.lat, town.lon), p.pc4 LIMIT 1`,
      [town, near],
    );
  }

  /** The regions beside a region: two of their postcode points are at most 5 km apart. */
  async neighboursOf(tx: Tx, regionCode: string): Promise<string[]> {
    const rows = await tx.query<{ code: string }>(
      'SELECT neighbour_code AS code FROM region_neighbour WHERE region_code = $1',
      [regionCode],
    );
    return rows.map(({ code }) => code);
  }

  sectors(tx: Tx): Promise<Sector[]> {
    return tx.query<Sector>(`SELECT ${sector} FROM sector WHERE ended_on IS NULL ORDER BY name_nl`);
  }

  sectorsByCode(tx: Tx, codes: readonly string[]): Promise<Sector[]> {
    return tx.query<Sector>(`SELECT ${sector} FROM sector WHERE code = ANY($1)`, [codes]);
  }

  qualificationsByCode(tx: Tx, codes: readonly string[]): Promise<Qualification[]> {
    return tx.query<Qualification>(`SELECT ${qualification} FROM qualification WHERE crebo_code = ANY($1)`, [
      codes,
    ]);
  }

  /** A qualification in use; null when there is none with that code. */
  async qualificationInUse(tx: Tx, creboCode: string): Promise<Qualification | null> {
    const [found] = await this.qualificationsByCode(tx, [creboCode]);
    return found && found.endedOn === null ? found : null;
  }

  postcodesInUse(tx: Tx): Promise<Postcode[]> {
    return tx.query<Postcode>(`SELECT ${postcode} WHERE p.ended_on IS NULL`);
  }

  qualificationsInUse(tx: Tx): Promise<Qualification[]> {
    return tx.query<Qualification>(`SELECT ${qualification} FROM qualification WHERE ended_on IS NULL`);
  }

  async creboCodesInUse(tx: Tx): Promise<Set<string>> {
    const rows = await tx.query<{ code: string }>(
      'SELECT crebo_code AS code FROM qualification WHERE ended_on IS NULL',
    );
    return new Set(rows.map(({ code }) => code));
  }

  /** Of each qualification the others of its dossier that are in use. */
  siblingsOf(
    tx: Tx,
    creboCodes: readonly string[],
  ): Promise<{ of: string; creboCode: string; mboLevel: number }[]> {
    return tx.query(
      `SELECT one.crebo_code AS of, other.crebo_code AS "creboCode", other.mbo_level AS "mboLevel"
       FROM qualification one
       JOIN qualification other ON other.dossier_code = one.dossier_code AND other.crebo_code <> one.crebo_code
       WHERE one.crebo_code = ANY($1) AND other.ended_on IS NULL
       ORDER BY other.mbo_level, other.crebo_code`,
      [creboCodes],
    );
  }

  /** Every word must be in the name, accents and capitals aside; digits are the beginning of a code. */
  searchQualifications(
    tx: Tx,
    { search, mboLevel, sectorCode, first }: QualificationSearch,
  ): Promise<Qualification[]> {
    const words = (search ?? '')
      .trim()
      .split(/\s+/)
      .filter((word) => word !== '');
    return tx.query<Qualification>(
      `SELECT ${qualification} FROM qualification
       WHERE ended_on IS NULL
         AND ($2::int IS NULL OR mbo_level = $2) AND ($3::text IS NULL OR sector_code = $3)
         AND NOT EXISTS (
           SELECT FROM unnest($1::text[]) AS word
           WHERE strpos(unaccent(lower(name)), unaccent(lower(word))) = 0 AND NOT starts_with(crebo_code, word))
       ORDER BY name, crebo_code LIMIT $4`,
      [words, mboLevel ?? null, sectorCode ?? null, first],
    );
  }

  /** Adds a qualification; null when the code is there already. */
  addQualification(tx: Tx, given: NewQualification): Promise<Qualification | null> {
    return tx.one<Qualification>(
      `INSERT INTO qualification
         (crebo_code, name, mbo_level, kind, dossier_code, dossier, sector_code, managed_on_screen)
       VALUES ($1, $2, $3, $4, $5, $6, $7, true)
       ON CONFLICT (crebo_code) DO NOTHING RETURNING ${qualification}`,
      [
        given.creboCode,
        given.name,
        given.mboLevel,
        kinds[given.mboLevel as keyof typeof kinds],
        given.dossierCode,
        given.dossier,
        given.sectorCode,
      ],
    );
  }

  /** Ends a qualification today; null when it has ended before. */
  endQualification(tx: Tx, creboCode: string): Promise<Qualification | null> {
    return tx.one<Qualification>(
      `UPDATE qualification SET ended_on = app_today(), managed_on_screen = true
       WHERE crebo_code = $1 AND ended_on IS NULL RETURNING ${qualification}`,
      [creboCode],
    );
  }

  /** The BBL minimum wage an hour by age, as it is on that day; the amount of the highest age is for older people too. */
  minimumWages(
    tx: Tx,
    on: CalendarDate,
  ): Promise<{ age: number; centsPerHour: number; validFrom: CalendarDate }[]> {
    return tx.query(
      `SELECT age, cents_per_hour AS "centsPerHour", valid_from AS "validFrom" FROM minimum_wage
       WHERE valid_from = (SELECT max(valid_from) FROM minimum_wage WHERE valid_from <= $1) ORDER BY age`,
      [on],
    );
  }
}

const kinds = {
  1: 'entreeopleiding',
  2: 'basisberoepsopleiding',
  3: 'vakopleiding',
  4: 'middenkaderopleiding',
};
