import { Injectable } from '@nestjs/common';
import type { Scope } from '../access/actor.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import { isIdentifier } from '../platform/identifier.js';
import { Ids } from '../platform/ids.service.js';
import { offsetOf, pageOf, type Page, type PageOf } from '../platform/page.js';
import type { Tx } from '../platform/transaction.service.js';
import type { Place, PlaceDetails, PlaceStatus, WithdrawReason } from './place.js';

const columns = `p.id, p.version, p.employer_id AS "employerId", p.crebo_code AS "creboCode",
  p.region_code AS "regionCode", p.postcode4, p.title, p.description, p.status, p.seats,
  p.seats_taken AS "seatsTaken", p.hours_per_week AS "hoursPerWeek", p.starts_from AS "startsFrom",
  p.starts_on AS "startsOn", p.lapses_on AS "lapsesOn", p.language_level AS "languageLevel",
  p.wage_cents_per_hour AS "wageCentsPerHour", p.school_day AS "schoolDay", p.school_town AS "schoolTown",
  p.usual_start_time AS "usualStartTime", p.driving_licence AS "drivingLicence",
  p.how_to_get_there AS "howToGetThere", p.withdraw_reason AS "withdrawReason", p.published_at AS "publishedAt"`;

/** The columns a person fills in, in the order of `valuesOf`. */
const detailColumns = [
  'title', 'description', 'crebo_code', 'postcode4', 'seats', 'hours_per_week', 'starts_from', 'starts_on',
  'lapses_on', 'language_level', 'wage_cents_per_hour', 'school_day', 'school_town', 'usual_start_time',
  'driving_licence', 'how_to_get_there',
] as const; // prettier-ignore

const valuesOf = (d: PlaceDetails) => [
  d.title.trim(), d.description.trim(), d.creboCode, d.postcode4, d.seats, d.hoursPerWeek, d.startsFrom, d.startsOn,
  d.lapsesOn, d.languageLevel, d.wageCentsPerHour, d.schoolDay, d.schoolTown, d.usualStartTime,
  d.drivingLicence, d.howToGetThere,
]; // prettier-ignore

export interface NewPlace extends PlaceDetails {
  readonly employerId: string;
  readonly regionCode: string;
  readonly createdBy: string | null;
  /** The hash of all cells of the row it came from; null when it was typed. */
  readonly importIdentity: string | null;
}

/** Places and their seats: all SQL that touches one. */
@Injectable()
export class PlacesRepository {
  constructor(private readonly ids: Ids) {}

  async byId(tx: Tx, id: string): Promise<Place | null> {
    return (await this.byIds(tx, [id]))[0] ?? null;
  }

  byIds(tx: Tx, ids: readonly string[]): Promise<Place[]> {
    return tx.often<Place>(`SELECT ${columns} FROM place p WHERE p.id = ANY($1::uuid[])`, [
      ids.filter(isIdentifier),
    ]);
  }

  /** The place, locked until the transaction ends: the first lock of every action that touches a place. */
  async forUpdate(tx: Tx, id: string): Promise<Place | null> {
    if (!isIdentifier(id)) return null;
    const rows = await tx.often<Place>(`SELECT ${columns} FROM place p WHERE p.id = $1 FOR UPDATE`, [id]);
    return rows[0] ?? null;
  }

  /** These places, locked until the transaction ends, less those that are in other hands at this moment. */
  lockFree(tx: Tx, ids: readonly string[]): Promise<Place[]> {
    return tx.query<Place>(
      `SELECT ${columns} FROM place p WHERE p.id = ANY($1::uuid[]) ORDER BY p.id FOR UPDATE SKIP LOCKED`,
      [ids],
    );
  }

  /** The published places of an employer for a qualification, locked until the transaction ends. */
  publishedForUpdate(tx: Tx, employerId: string, creboCode: string): Promise<Place[]> {
    return tx.query<Place>(
      `SELECT ${columns} FROM place p WHERE p.employer_id = $1 AND p.crebo_code = $2 AND p.status = 'PUBLISHED'
       ORDER BY p.id FOR UPDATE`,
      [employerId, creboCode],
    );
  }

  async add(tx: Tx, place: NewPlace): Promise<Place> {
    const id = this.ids.next();
    const marks = detailColumns.map((_, index) => `$${index + 6}`);
    await tx.execute(
      `INSERT INTO place (id, employer_id, region_code, created_by, import_identity, status, ${detailColumns.join(', ')})
       VALUES ($1, $2, $3, $4, $5, 'DRAFT', ${marks.join(', ')})`,
      [id, place.employerId, place.regionCode, place.createdBy, place.importIdentity, ...valuesOf(place)],
    );
    return (await this.byId(tx, id)) as Place;
  }

  /** False when the version is not the current one: then nothing is changed. */
  async change(
    tx: Tx,
    id: string,
    version: number,
    details: PlaceDetails,
    regionCode: string,
  ): Promise<boolean> {
    const sets = detailColumns.map((column, index) => `${column} = $${index + 4}`);
    const changed = await tx.execute(
      `UPDATE place SET ${sets.join(', ')}, region_code = $3, version = version + 1 WHERE id = $1 AND version = $2`,
      [id, version, regionCode, ...valuesOf(details)],
    );
    return changed === 1;
  }

  /** Sets the state, counting as an edit: whoever edits an older version is refused. */
  async setStatus(
    tx: Tx,
    id: string,
    status: PlaceStatus,
    reason: WithdrawReason | null = null,
  ): Promise<void> {
    await tx.execute(
      `UPDATE place SET status = $2, withdraw_reason = $3, version = version + 1,
         published_at = CASE WHEN $2 = 'PUBLISHED' THEN coalesce(published_at, app_now()) ELSE published_at END
       WHERE id = $1`,
      [id, status, reason],
    );
  }

  async moveLapse(tx: Tx, id: string, lapsesOn: CalendarDate, startsOn: CalendarDate): Promise<void> {
    await tx.execute(`UPDATE place SET lapses_on = $2, starts_on = $3 WHERE id = $1`, [
      id,
      lapsesOn,
      startsOn,
    ]);
  }

  /** Fewer seats than before; those that are taken stay. Counts as an edit. */
  async lowerSeats(tx: Tx, id: string, seats: number): Promise<void> {
    await tx.execute(`UPDATE place SET seats = $2, version = version + 1 WHERE id = $1`, [id, seats]);
  }

  /** Takes one seat if there is one to take now; the last one makes the place FILLED. Null when there is none. */
  async takeSeat(tx: Tx, id: string): Promise<Place | null> {
    return tx.one<Place>(
      `UPDATE place p SET seats_taken = seats_taken + 1,
         status = CASE WHEN seats_taken + 1 = seats THEN 'FILLED' ELSE status END
       WHERE p.id = $1 AND p.status = 'PUBLISHED' AND p.lapses_on >= app_today() AND p.seats_taken < p.seats
       RETURNING ${columns}`,
      [id],
    );
  }

  /**
   * Gives one taken seat back. A filled place is open again until it lapses; after that it is LAPSED, and can be
   * extended. Null when no seat was taken.
   */
  async giveSeatBack(tx: Tx, id: string): Promise<Place | null> {
    return tx.one<Place>(
      `UPDATE place p SET seats_taken = seats_taken - 1,
         version = CASE status WHEN 'FILLED' THEN version + 1 ELSE version END,
         status = CASE WHEN status <> 'FILLED' THEN status
           WHEN lapses_on >= app_today() THEN 'PUBLISHED' ELSE 'LAPSED' END
       WHERE p.id = $1 AND p.seats_taken > 0 RETURNING ${columns}`,
      [id],
    );
  }

  /** Makes LAPSED what could not be filled in time, in one statement; rows in other hands wait for the next time. */
  async lapseOverdue(tx: Tx, atMost: number): Promise<Place[]> {
    return tx.query<Place>(
      `UPDATE place p SET status = 'LAPSED', version = version + 1
       WHERE p.id IN (
         SELECT id FROM place WHERE status = 'PUBLISHED' AND lapses_on < app_today()
         ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED)
       RETURNING ${columns}`,
      [atMost],
    );
  }

  /** An employer's places: all that are in the scope of who asks, and of the others those that can be filled. */
  async ofEmployer(
    tx: Tx,
    employerId: string,
    { statuses, scope }: { statuses: readonly PlaceStatus[] | null; scope: Scope },
    page: Page,
  ): Promise<PageOf<Place>> {
    const where = `p.employer_id = $1 AND ($2::text[] IS NULL OR p.status = ANY($2))
      AND ($3 OR p.region_code = ANY($4) OR p.employer_id = ANY($5::uuid[])
        OR (p.status = 'PUBLISHED' AND p.lapses_on >= app_today() AND p.seats_taken < p.seats))`;
    return this.page(tx, where, [employerId, statuses, scope.all, scope.regions, scope.subjects], page);
  }

  /** The places of these employers that were ever open and lapse not too long ago, the soonest first. */
  inCalendar(tx: Tx, employerIds: readonly string[], most: number): Promise<Place[]> {
    return tx.query<Place>(
      `SELECT ${columns} FROM place p
       WHERE p.employer_id = ANY($1::uuid[]) AND p.published_at IS NOT NULL AND p.lapses_on >= app_today() - 60
       ORDER BY p.lapses_on, p.id LIMIT $2`,
      [employerIds, most],
    );
  }

  /** The places a desk looks after. */
  async ofDesk(
    tx: Tx,
    scope: Scope,
    statuses: readonly PlaceStatus[] | null,
    page: Page,
  ): Promise<PageOf<Place>> {
    const where = `($1 OR p.region_code = ANY($2) OR p.employer_id = ANY($3::uuid[]))
      AND ($4::text[] IS NULL OR p.status = ANY($4))`;
    return this.page(tx, where, [scope.all, scope.regions, scope.subjects, statuses], page);
  }

  private async page(tx: Tx, where: string, parameters: unknown[], page: Page): Promise<PageOf<Place>> {
    const total = await tx.one<{ count: number }>(`SELECT count(*) FROM place p WHERE ${where}`, parameters);
    const nodes = await tx.query<Place>(
      `SELECT ${columns} FROM place p WHERE ${where}
       ORDER BY p.status = 'PUBLISHED' DESC, p.lapses_on, p.id
       LIMIT $${parameters.length + 1} OFFSET $${parameters.length + 2}`,
      [...parameters, page.first, offsetOf(page)],
    );
    return pageOf(page, nodes, total?.count ?? 0);
  }

  /** Which of these rows of a list are here already, by the hash of their cells. */
  async knownImports(tx: Tx, identities: readonly string[]): Promise<Set<string>> {
    const rows = await tx.query<{ identity: string }>(
      `SELECT import_identity AS identity FROM place WHERE import_identity = ANY($1::text[])`,
      [identities],
    );
    return new Set(rows.map(({ identity }) => identity));
  }

  /** After newer official lists: gives places the region their postcode is in now. */
  async rederiveRegions(tx: Tx): Promise<number> {
    return tx.execute(
      `UPDATE place SET region_code = m.region_code FROM postcode z JOIN municipality m ON m.code = z.municipality_code
       WHERE z.pc4 = place.postcode4 AND m.region_code <> place.region_code`,
    );
  }
}

export { columns as placeColumns };
