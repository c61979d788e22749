import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../platform/calendar-date.js';
import { isIdentifier } from '../platform/identifier.js';
import { Ids } from '../platform/ids.service.js';
import { offsetOf, pageOf, type Page, type PageOf } from '../platform/page.js';
import type { Tx } from '../platform/transaction.service.js';
import type { ClassStart, ClassStartDetails, ClassStartStatus } from './class-start.js';

const columns = `s.id, s.version, c.name AS college, s.crebo_code AS "creboCode", s.town, s.postcode4,
  s.school_days AS "schoolDays", s.first_lesson_on AS "firstLessonOn", s.enrol_by AS "enrolBy", s.status,
  s.checked_on AS "checkedOn", m.region_code AS "regionCode"`;
const tables = `class_start s JOIN college c ON c.id = s.college_id
  JOIN postcode p ON p.pc4 = s.postcode4 JOIN municipality m ON m.code = p.municipality_code`;

/** Which classes somebody could attend: those of a qualification, near enough, that begin in a period. */
export interface ClassWanted {
  readonly creboCode: string;
  readonly postcode4: string;
  /** The first day on which lessons may begin; null for today. */
  readonly from: CalendarDate | null;
  readonly until: CalendarDate;
  /** Great-circle kilometres: the regional setting `classReachKm`. */
  readonly reachKm: number;
}

export interface ClassStartFilter {
  readonly creboCode?: string | null;
  readonly regionCode?: string | null;
  readonly statuses?: readonly ClassStartStatus[] | null;
  /** Only those that begin on this day or later. */
  readonly from?: CalendarDate | null;
}

/** A class start with the place that its town stands for. */
export interface LocatedClassStart extends ClassStartDetails {
  readonly postcode4: string;
}

/** Colleges and their class starts. */
@Injectable()
export class ClassStartsRepository {
  constructor(private readonly ids: Ids) {}

  byIds(tx: Tx, ids: readonly string[]): Promise<ClassStart[]> {
    return tx.query<ClassStart>(`SELECT ${columns} FROM ${tables} WHERE s.id = ANY($1::uuid[])`, [
      ids.filter(isIdentifier),
    ]);
  }

  async byId(tx: Tx, id: string): Promise<ClassStart | null> {
    return (await this.byIds(tx, [id]))[0] ?? null;
  }

  /** For each wanted class, in that order, the class starts that fit, the earliest first. One statement. */
  async within(tx: Tx, wanted: readonly ClassWanted[]): Promise<ClassStart[][]> {
    const rows = await tx.query<ClassStart & { position: number }>(
      `SELECT ${columns}, w.position::int AS position
       FROM ROWS FROM (jsonb_to_recordset($1::jsonb)
         AS ("creboCode" text, postcode4 text, "from" date, until date, "reachKm" float8))
         WITH ORDINALITY AS w(crebo_code, postcode4, first_day, last_day, reach_km, position)
       JOIN postcode home ON home.pc4 = w.postcode4
       JOIN class_start s ON s.crebo_code = w.crebo_code
         AND s.first_lesson_on BETWEEN coalesce(w.first_day, app_today()) AND w.last_day
       JOIN college c ON c.id = s.college_id
       JOIN postcode p ON p.pc4 = s.postcode4 JOIN municipality m ON m.code = p.municipality_code
       WHERE distance_m(home.lat, home.lon, p.lat, p.lon) <= w.reach_km * 1000
       ORDER BY w.position, s.first_lesson_on, c.name, s.town, s.id`,
      [JSON.stringify(wanted)],
    );
    const found: ClassStart[][] = wanted.map(() => []);
    for (const { position, ...start } of rows) found[position - 1]?.push(start);
    return found;
  }

  /** The class starts that fit a filter, the earliest first. */
  async search(tx: Tx, filter: ClassStartFilter, page: Page): Promise<PageOf<ClassStart>> {
    const where = `($1::text IS NULL OR s.crebo_code = $1) AND ($2::text IS NULL OR m.region_code = $2)
      AND ($3::text[] IS NULL OR s.status = ANY($3)) AND ($4::date IS NULL OR s.first_lesson_on >= $4)`;
    const parameters = [
      filter.creboCode ?? null,
      filter.regionCode ?? null,
      filter.statuses ?? null,
      filter.from ?? null,
    ];
    const total = await tx.one<{ count: number }>(
      `SELECT count(*) FROM ${tables} WHERE ${where}`,
      parameters,
    );
    const nodes = await tx.query<ClassStart>(
      `SELECT ${columns} FROM ${tables} WHERE ${where}
       ORDER BY s.first_lesson_on, c.name, s.town, s.id LIMIT $5 OFFSET $6`,
      [...parameters, page.first, offsetOf(page)],
    );
    return pageOf(page, nodes, total?.count ?? 0);
  }

  /** Adds a class start; null when this class is known already. */
  async add(tx: Tx, start: LocatedClassStart): Promise<ClassStart | null> {
    const row = await tx.one<{ id: string }>(
      `INSERT INTO class_start (id, college_id, crebo_code, town, postcode4, school_days, first_lesson_on, enrol_by,
         status, checked_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT ON CONSTRAINT class_start_once DO NOTHING RETURNING id`,
      [this.ids.next(), await this.collegeId(tx, start.college), ...valuesOf(start)],
    );
    return row && this.byId(tx, row.id);
  }

  /** Changes a class start of that version; false when the version is not the current one. */
  async change(tx: Tx, id: string, version: number, start: LocatedClassStart): Promise<boolean> {
    const changed = await tx.execute(
      `UPDATE class_start SET version = version + 1, college_id = $3, crebo_code = $4, town = $5, postcode4 = $6,
         school_days = $7, first_lesson_on = $8, enrol_by = $9, status = $10, checked_on = $11
       WHERE id = $1 AND version = $2`,
      [id, version, await this.collegeId(tx, start.college), ...valuesOf(start)],
    );
    return changed === 1;
  }

  /** The id of another class start with the same college, qualification, town, day and school days. */
  async twinOf(
    tx: Tx,
    id: string,
    { college, creboCode, town, firstLessonOn, schoolDays }: ClassStartDetails,
  ) {
    const row = await tx.one<{ id: string }>(
      `SELECT s.id FROM class_start s JOIN college c ON c.id = s.college_id
       WHERE s.id <> $1 AND c.name = $2 AND s.crebo_code = $3 AND s.town = $4 AND s.first_lesson_on = $5 AND s.school_days = $6`,
      [id, college, creboCode, town, firstLessonOn, schoolDays],
    );
    return row?.id ?? null;
  }

  /** Adds what is new and changes what says something else now, in one statement; the rest stays as it is. */
  async putAll(tx: Tx, starts: readonly LocatedClassStart[]): Promise<{ added: number; changed: number }> {
    for (const college of new Set(starts.map((start) => start.college))) await this.collegeId(tx, college);
    const rows = await tx.query<{ added: boolean }>(
      `INSERT INTO class_start AS s (id, college_id, crebo_code, town, postcode4, school_days, first_lesson_on, enrol_by,
         status, checked_on)
       SELECT g.id, c.id, g."creboCode", g.town, g.postcode4, g."schoolDays", g."firstLessonOn", g."enrolBy", g.status,
         g."checkedOn"
       FROM jsonb_to_recordset($1::jsonb) AS g(id uuid, college text, "creboCode" text, town text, postcode4 text,
         "schoolDays" text, "firstLessonOn" date, "enrolBy" date, status text, "checkedOn" date)
       JOIN college c ON c.name = g.college
       ON CONFLICT ON CONSTRAINT class_start_once DO UPDATE
         SET version = s.version + 1, postcode4 = excluded.postcode4, enrol_by = excluded.enrol_by,
             status = excluded.status, checked_on = excluded.checked_on
         WHERE excluded.checked_on >= s.checked_on AND (s.postcode4, s.enrol_by, s.status, s.checked_on)
           IS DISTINCT FROM (excluded.postcode4, excluded.enrol_by, excluded.status, excluded.checked_on)
       RETURNING xmax = 0 AS added`,
      [JSON.stringify(starts.map((start) => ({ id: this.ids.next(), ...start })))],
    );
    const added = rows.filter((row) => row.added).length;
    return { added, changed: rows.length - added };
  }

  private async collegeId(tx: Tx, name: string): Promise<string> {
    await tx.execute(`INSERT INTO college (id, name) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING`, [
      this.ids.next(),
      name,
    ]);
    return (await tx.one<{ id: string }>('SELECT id FROM college WHERE name = $1', [name]))?.id ?? '';
  }
}

function valuesOf(start: LocatedClassStart): unknown[] {
  return [
    start.creboCode,
    start.town,
    start.postcode4,
    start.schoolDays,
    start.firstLessonOn,
    start.enrolBy,
    start.status,
    start.checkedOn,
  ];
}
