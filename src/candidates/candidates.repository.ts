import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import { isIdentifier } from '../platform/identifier.js';
import { Ids } from '../platform/ids.service.js';
import { offsetOf, pageOf, type Page, type PageOf } from '../platform/page.js';
import type { Tx } from '../platform/transaction.service.js';
import type { Candidate, CandidateDetails } from './candidate.js';
import { caseScopeOf, type CaseFacts } from './case-access.js';
import { grantRuns } from './case-grants.repository.js';
import type { Strength } from './strength.js';
import type { Wish } from './wish.js';

const candidate = `c.id, c.version, c.region_code AS "regionCode", c.name, c.email, c.phone, c.postcode4,
  c.birth_date AS "birthDate", c.prior_education AS "priorEducation", c.placed_on AS "placedOn",
  c.young_start_reason AS "earlyStartReason", c.brings, c.place_needed_by AS "placeNeededBy",
  json_build_object('mboLevels', w.mbo_levels, 'sectorCodes', w.sector_codes, 'creboCodes', w.crebo_codes,
    'postcode4', w.postcode4, 'maxTravelKm', w.max_travel_km, 'regionCode', w.region_code,
    'availableFrom', w.available_from, 'maxHoursPerWeek', w.max_hours_per_week,
    'languageLevel', w.language_level) AS wish
  FROM candidate c JOIN wish w ON w.candidate_id = c.id`;

/**
 * One id apart from several: for one the planner keeps its plan, where for a list it does not know how long that it plans
 * all policies anew each time, which takes longer than to look.
 */
function oneOrMore(ids: readonly string[], parameter: string): { are: string; value: unknown } {
  const known = ids.filter(isIdentifier);
  return known.length === 1
    ? { are: `= ${parameter}::uuid`, value: known[0] }
    : { are: `= ANY(${parameter}::uuid[])`, value: known };
}

/**
 * `mayReadCase` in SQL: own cases ($1), whole regions ($2), in other regions ($3) those of one's teams ($4), what was
 * granted to those desks or to oneself, and, for who may break the glass ($5), what one broke it for.
 */
const isReadable = `c.erased_at IS NULL AND (c.id = ANY($1::uuid[]) OR c.region_code = ANY($2) OR (c.region_code = ANY($3)
  AND EXISTS (SELECT FROM case_team t WHERE t.candidate_id = c.id AND t.account_id = $4))
  OR (cardinality($3::text[]) > 0 AND EXISTS (SELECT FROM case_grant g WHERE g.candidate_id = c.id
    AND ${grantRuns('g')} AND (g.region_code = ANY($3) OR g.account_id = $4)))
  OR ($5::boolean AND EXISTS (SELECT FROM broken_glass b WHERE b.candidate_id = c.id AND b.account_id = $4
    AND b.ends_at > app_now())))`;

function readableTo(actor: Actor): unknown[] {
  const { subjects, wholeRegions, teamRegions, accountId, breaksGlass } = caseScopeOf(actor);
  return [subjects, wholeRegions, teamRegions, accountId, breaksGlass];
}

export interface NewCandidate extends CandidateDetails {
  readonly id: string;
  readonly regionCode: string;
  readonly wish: Wish;
}

/** Candidates, their wishes and their case teams: all SQL that touches one. */
@Injectable()
export class CandidatesRepository {
  constructor(private readonly ids: Ids) {}

  nextId(): string {
    return this.ids.next();
  }

  async byId(tx: Tx, id: string): Promise<Candidate | null> {
    return (await this.byIds(tx, [id]))[0] ?? null;
  }

  /** In no order; ids of nothing give nothing. */
  byIds(tx: Tx, ids: readonly string[]): Promise<Candidate[]> {
    const asked = oneOrMore(ids, '$1');
    return tx.often<Candidate>(`SELECT ${candidate} WHERE c.id ${asked.are}`, [asked.value]);
  }

  /** Replaces what the candidate brings. */
  async changeStrengths(tx: Tx, id: string, brings: readonly Strength[]): Promise<void> {
    await tx.execute('UPDATE candidate SET brings = $2 WHERE id = $1', [id, brings]);
  }

  /** The candidate, locked until the transaction ends. */
  async forUpdate(tx: Tx, id: string): Promise<Candidate | null> {
    if (!isIdentifier(id)) return null;
    const rows = await tx.often<Candidate>(`SELECT ${candidate} WHERE c.id = $1 FOR UPDATE OF c`, [id]);
    return rows[0] ?? null;
  }

  /** Takes over name and address of the candidate's own account; an address that another candidate of the region has stays as it was. */
  async followAccount(tx: Tx, accountId: string): Promise<void> {
    await tx.execute(
      `UPDATE candidate c SET version = version + 1, name = a.name,
         email = CASE WHEN EXISTS (SELECT FROM candidate o WHERE o.email = a.email AND o.region_code = c.region_code
                   AND o.id <> c.id) THEN c.email ELSE a.email END
       FROM account a JOIN role_grant g ON g.account_id = a.id AND g.role = 'CANDIDATE' AND g.ended_at IS NULL
       WHERE a.id = $1 AND c.id = g.subject_id AND (c.name, c.email) IS DISTINCT FROM (a.name, a.email)`,
      [accountId],
    );
  }

  /** Whether the candidate is lawfully in matching and has no running placement. */
  async inMatching(tx: Tx, id: string): Promise<boolean> {
    if (!isIdentifier(id)) return false;
    const row = await tx.one(
      `SELECT FROM candidate c JOIN legal_basis b ON b.candidate_id = c.id
       WHERE c.id = $1 AND b.purpose = 'MATCHING' AND b.ended_at IS NULL AND c.placed_on IS NULL`,
      [id],
    );
    return row !== null;
  }

  /** Of those candidates the ones whose case the actor may read. One statement. */
  async readableBy(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Set<string>> {
    const asked = oneOrMore(ids, '$6');
    const rows = await tx.often<{ id: string }>(
      `SELECT c.id FROM candidate c WHERE c.id ${asked.are} AND ${isReadable}`,
      [...readableTo(actor), asked.value],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** The candidates whose case the actor may read, by name; with words, those whose name has them all. */
  async page(tx: Tx, actor: Actor, search: string | null, page: Page): Promise<PageOf<Candidate>> {
    const words = (search ?? '').split(/\s+/).filter((word) => word !== '');
    const where = `${isReadable} AND NOT EXISTS (
      SELECT FROM unnest($6::text[]) word WHERE strpos(unaccent(lower(c.name)), unaccent(lower(word))) = 0)`;
    const parameters = [...readableTo(actor), words];
    const total = await tx.one<{ count: number }>(
      `SELECT count(*) FROM candidate c WHERE ${where}`,
      parameters,
    );
    const nodes = await tx.query<Candidate>(
      `SELECT ${candidate} WHERE ${where} ORDER BY unaccent(lower(c.name)), c.id LIMIT $7 OFFSET $8`,
      [...parameters, page.first, offsetOf(page)],
    );
    return pageOf(page, nodes, total?.count ?? 0);
  }

  /** Holds the address still until the transaction ends, so that two who register with it at once are told apart. */
  async lockAddress(tx: Tx, email: string): Promise<void> {
    await tx.execute(`SELECT pg_advisory_xact_lock(hashtext('candidate/email'), hashtext($1))`, [email]);
  }

  /** Who looks for a place in those regions and whose case the actor does not know, who can start first first. */
  async unnamed(
    tx: Tx,
    actor: Actor,
    regions: readonly string[],
    page: Page,
  ): Promise<PageOf<{ id: string }>> {
    const strangers = `unnamed_candidates($6) u WHERE NOT EXISTS (
      SELECT FROM candidate c WHERE c.id = u.id AND ${isReadable})`;
    const parameters = [...readableTo(actor), regions];
    const total = await tx.one<{ count: number }>(`SELECT count(*) FROM ${strangers}`, parameters);
    const nodes = await tx.query<{ id: string }>(
      `SELECT u.id FROM ${strangers} ORDER BY u.available_from NULLS FIRST, u.id LIMIT $7 OFFSET $8`,
      [...parameters, page.first, offsetOf(page)],
    );
    return pageOf(page, nodes, total?.count ?? 0);
  }

  /** Adds a candidate with a wish; false when the address is another candidate's of the region: then nothing is added. */
  async add(tx: Tx, added: NewCandidate, createdBy: string | null): Promise<boolean> {
    const { id, regionCode, name, email, phone, postcode4, birthDate, priorEducation, wish } = added;
    const rows = await tx.executeOften(
      `INSERT INTO candidate (id, region_code, name, email, phone, postcode4, birth_date, prior_education, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (region_code, email) WHERE email IS NOT NULL DO NOTHING`,
      [id, regionCode, name, email, phone, postcode4, birthDate, priorEducation, createdBy],
    );
    if (rows === 0) return false;
    await tx.executeOften(
      `INSERT INTO wish (candidate_id, mbo_levels, sector_codes, crebo_codes, postcode4, max_travel_km, region_code,
         available_from, max_hours_per_week, language_level)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [id, ...valuesOf(wish)],
    );
    return true;
  }

  /** Replaces the wish. False when the version is not the current one: then nothing is changed. */
  async changeWish(tx: Tx, id: string, version: number, wish: Wish): Promise<boolean> {
    const changed = await tx.execute(
      'UPDATE candidate SET version = version + 1 WHERE id = $1 AND version = $2',
      [id, version],
    );
    if (changed === 0) return false;
    await tx.execute(
      `UPDATE wish SET mbo_levels = $2, sector_codes = $3, crebo_codes = $4, postcode4 = $5, max_travel_km = $6,
         region_code = $7, available_from = $8, max_hours_per_week = $9, language_level = $10
       WHERE candidate_id = $1`,
      [id, ...valuesOf(wish)],
    );
    return true;
  }

  /** Records why compulsory schooling does not bind this candidate. */
  async allowEarlyStart(tx: Tx, id: string, reason: string, by: string): Promise<void> {
    await tx.execute('UPDATE candidate SET young_start_reason = $2, young_start_by = $3 WHERE id = $1', [
      id,
      reason,
      by,
    ]);
  }

  /**
   * The placement that runs takes the candidate out of matching; null ends it. False when another placement runs
   * already: then nothing is changed.
   */
  async markPlaced(tx: Tx, id: string, startsOn: CalendarDate | null): Promise<boolean> {
    const changed = await tx.execute(
      'UPDATE candidate SET placed_on = $2 WHERE id = $1 AND ($2::date IS NULL OR placed_on IS NULL)',
      [id, startsOn],
    );
    return changed === 1;
  }

  /** Who of the desk is in the team of those cases, the longest first, and whose desk it is. */
  async casesOf(tx: Tx, ids: readonly string[]): Promise<CaseFacts[]> {
    return tx.query<CaseFacts>(
      `SELECT c.id, c.region_code AS "regionCode", ARRAY(
         SELECT t.account_id::text FROM case_team t WHERE t.candidate_id = c.id ORDER BY t.joined_at, t.account_id
       ) AS "caseTeam", ARRAY(
         SELECT g.region_code FROM case_grant g
         WHERE g.candidate_id = c.id AND g.region_code IS NOT NULL AND ${grantRuns('g')}) AS "grantedRegions", ARRAY(
         SELECT g.account_id::text FROM case_grant g
         WHERE g.candidate_id = c.id AND g.account_id IS NOT NULL AND ${grantRuns('g')}) AS "grantedAccounts", ARRAY(
         SELECT b.account_id::text FROM broken_glass b
         WHERE b.candidate_id = c.id AND b.ends_at > app_now()) AS "glassBrokenBy" FROM candidate c WHERE c.id = ANY($1::uuid[])`,
      [ids.filter(isIdentifier)],
    );
  }

  async caseOf(tx: Tx, id: string): Promise<CaseFacts | null> {
    return (await this.casesOf(tx, [id]))[0] ?? null;
  }

  /** The cases of a region whose team somebody is in. */
  async casesInTeam(tx: Tx, accountId: string, regionCode: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT c.id FROM case_team t JOIN candidate c ON c.id = t.candidate_id
       WHERE t.account_id = $1 AND c.region_code = $2 ORDER BY c.id`,
      [accountId, regionCode],
    );
    return rows.map(({ id }) => id);
  }

  /** How many cases of a region each of these people is in the team of. */
  async countInTeam(tx: Tx, accountIds: readonly string[], regionCode: string): Promise<Map<string, number>> {
    const rows = await tx.query<{ accountId: string; count: number }>(
      `SELECT t.account_id AS "accountId", count(*) FROM case_team t JOIN candidate c ON c.id = t.candidate_id
       WHERE t.account_id = ANY($1::uuid[]) AND c.region_code = $2 GROUP BY t.account_id`,
      [accountIds, regionCode],
    );
    return new Map(rows.map(({ accountId, count }) => [accountId, count]));
  }

  /** Puts somebody in the team; false for who is in it already: they stay with the reason they had. */
  async joinCase(tx: Tx, id: string, accountId: string, reason: string | null): Promise<boolean> {
    const joined = await tx.executeOften(
      'INSERT INTO case_team (candidate_id, account_id, reason) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [id, accountId, reason],
    );
    return joined === 1;
  }

  /** Takes somebody out of the team; false when they were not in it. */
  async leaveCase(tx: Tx, id: string, accountId: string): Promise<boolean> {
    const left = await tx.execute('DELETE FROM case_team WHERE candidate_id = $1 AND account_id = $2', [
      id,
      accountId,
    ]);
    return left === 1;
  }
}

function valuesOf(wish: Wish): unknown[] {
  return [
    wish.mboLevels,
    wish.sectorCodes,
    wish.creboCodes,
    wish.postcode4,
    wish.maxTravelKm,
    wish.regionCode,
    wish.availableFrom,
    wish.maxHoursPerWeek,
    wish.languageLevel,
  ];
}
