import { Injectable } from '@nestjs/common';
import type { Scope } from '../access/actor.js';
import { isIdentifier } from '../platform/identifier.js';
import { Ids } from '../platform/ids.service.js';
import type { Tx } from '../platform/transaction.service.js';
import { nearName, nearNumbers, type KnownCompany } from './lookalike.js';

/** A request to act for an employer. */
export interface EmployerClaim {
  readonly id: string;
  readonly email: string;
  readonly personName: string;
  readonly companyName: string;
  readonly kvkNumber: string;
  /** As typed; null when a provider told for which company somebody signed in. */
  readonly postcode4: string | null;
  /** Whose desk decides: of the employer with that number, else of the postcode. */
  readonly regionCode: string;
  readonly locale: 'nl' | 'en';
  /** When the mailbox was proved; only then anybody is asked to decide. */
  readonly confirmedAt: Date | null;
}

const columns = `id, email, person_name AS "personName", company_name AS "companyName", kvk_number AS "kvkNumber",
  postcode4, region_code AS "regionCode", locale, confirmed_at AS "confirmedAt"`;
const isWaiting = `confirmed_at IS NOT NULL AND decided_at IS NULL`;
const isWithin = `($1 OR region_code = ANY($2)
  OR kvk_number IN (SELECT e.kvk_number FROM employer e WHERE e.id = ANY($3::uuid[])))`;
const within = ({ all, regions, subjects }: Scope) => [all, regions, subjects];

/** Hours in which the mailbox is to be proved. */
const confirmWithinHours = 48;

/** Requests to act for an employer. */
@Injectable()
export class EmployerClaimsRepository {
  constructor(private readonly ids: Ids) {}

  /** One whose mailbox is to be proved. */
  async add(tx: Tx, claim: Omit<EmployerClaim, 'id' | 'confirmedAt'>, tokenHash: string): Promise<void> {
    const { email, personName, companyName, kvkNumber, postcode4, regionCode, locale } = claim;
    await tx.execute(
      `INSERT INTO employer_claim
         (id, token_hash, email, person_name, company_name, kvk_number, postcode4, region_code, locale, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, app_now() + $10 * interval '1 hour')`,
      [
        this.ids.next(),
        tokenHash,
        email,
        personName,
        companyName,
        kvkNumber,
        postcode4,
        regionCode,
        locale,
        confirmWithinHours,
      ],
    );
  }

  /**
   * One of somebody whom a provider told of: it waits at once. Null when the same waits already, or was refused in the
   * last 30 days.
   */
  addProved(
    tx: Tx,
    claim: Omit<EmployerClaim, 'id' | 'confirmedAt' | 'postcode4'>,
  ): Promise<EmployerClaim | null> {
    const { email, personName, companyName, kvkNumber, regionCode, locale } = claim;
    return tx.one<EmployerClaim>(
      `INSERT INTO employer_claim (id, email, person_name, company_name, kvk_number, region_code, locale, confirmed_at)
       SELECT $1, $2, $3, $4, $5, $6, $7, app_now()
       WHERE NOT EXISTS (SELECT FROM employer_claim WHERE email = $2 AND kvk_number = $5
         AND decided_at > app_now() - interval '30 days' AND NOT approved)
       ON CONFLICT DO NOTHING RETURNING ${columns}`,
      [this.ids.next(), email, personName, companyName, kvkNumber, regionCode, locale],
    );
  }

  /** Whether somebody's claim of a company waits for a decision. */
  async isWaiting(tx: Tx, email: string, kvkNumber: string): Promise<boolean> {
    const row = await tx.one(
      `SELECT FROM employer_claim WHERE ${isWaiting} AND email = $1 AND kvk_number = $2`,
      [email, kvkNumber],
    );
    return row !== null;
  }

  /** Proves the mailbox, once; null when the link is used or too old, or the same request waits already. */
  confirm(tx: Tx, tokenHash: string): Promise<EmployerClaim | null> {
    return tx.one<EmployerClaim>(
      `UPDATE employer_claim c SET confirmed_at = app_now()
       WHERE token_hash = $1 AND confirmed_at IS NULL AND expires_at > app_now() AND NOT EXISTS (
         SELECT FROM employer_claim o WHERE o.email = c.email AND o.kvk_number = c.kvk_number
           AND o.confirmed_at IS NOT NULL AND o.decided_at IS NULL)
       RETURNING ${columns}`,
      [tokenHash],
    );
  }

  /** Those that wait for a decision within a scope, the longest first. */
  waiting(tx: Tx, scope: Scope): Promise<EmployerClaim[]> {
    return tx.query<EmployerClaim>(
      `SELECT ${columns} FROM employer_claim WHERE ${isWaiting} AND ${isWithin} ORDER BY confirmed_at, id LIMIT 200`,
      within(scope),
    );
  }

  byId(tx: Tx, id: string): Promise<EmployerClaim | null> {
    return tx.one<EmployerClaim>(`SELECT ${columns} FROM employer_claim WHERE id = $1`, [id]);
  }

  /** One that waits within a scope, locked: of two who decide at once, one does. */
  async lockWaiting(tx: Tx, scope: Scope, id: string): Promise<EmployerClaim | null> {
    if (!isIdentifier(id)) return null;
    return tx.one<EmployerClaim>(
      `SELECT ${columns} FROM employer_claim WHERE ${isWaiting} AND ${isWithin} AND id = $4 FOR UPDATE`,
      [...within(scope), id],
    );
  }

  async decide(
    tx: Tx,
    id: string,
    { approved, reason, by }: { approved: boolean; reason: string | null; by: string | null },
  ): Promise<void> {
    await tx.execute(
      `UPDATE employer_claim SET decided_at = app_now(), approved = $2, reason = $3, decided_by = $4 WHERE id = $1`,
      [id, approved, reason, by],
    );
  }

  /** The companies a claim may be taken for, or of: by number, by a number near it, by a name near it. */
  companiesNear(tx: Tx, { companyName, kvkNumber }: EmployerClaim): Promise<KnownCompany[]> {
    return tx.query<KnownCompany>(
      `SELECT e.name, e.kvk_number AS "kvkNumber", similarity(lower(e.name), lower($1)) AS likeness,
         ARRAY(SELECT DISTINCT split_part(a.email, '@', 2) FROM role_grant g JOIN account a ON a.id = g.account_id
           WHERE g.subject_id = e.id AND g.ended_at IS NULL ORDER BY 1) AS domains
       FROM employer e
       WHERE e.kvk_number = $2 OR e.kvk_number = ANY($3::text[])
         OR (lower(e.name) % lower($1) AND similarity(lower(e.name), lower($1)) >= $4)
       ORDER BY e.kvk_number = $2 DESC, likeness DESC, e.id LIMIT 10`,
      [companyName, kvkNumber, nearNumbers(kvkNumber), nearName],
    );
  }
}
