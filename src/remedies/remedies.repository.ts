import { Injectable } from '@nestjs/common';
import { Ids } from '../platform/ids.service.js';
import type { Tx } from '../platform/transaction.service.js';
import type { RemedyCounts } from './remedy-figures.js';
import type { Remedy, RemedyDetails } from './remedy.js';

const columns = `r.id, r.version, r.region_code AS "regionCode", r.kind, r.eases, r.sides,
  r.is_personal AS "isPersonal", r.name_nl AS "nameNl", r.name_en AS "nameEn", r.text_nl AS "textNl",
  r.text_en AS "textEn", r.offered_by AS "offeredBy", r.amount_cents AS "amountCents", r.amount_per AS "amountPer",
  r.amount_is_at_most AS "amountIsAtMost", r.year_most_cents AS "yearMostCents", r.conditions,
  r.covers_months AS "coversMonths", r.claim_from AS "claimFrom", r.claim_until AS "claimUntil", r.source,
  r.source_url AS "sourceUrl", r.checked_on AS "checkedOn",
  r.checked_by AS "checkedBy", r.valid_from AS "validFrom",
  r.valid_until AS "validUntil"`;

/** A region's catalogue of remedies. */
@Injectable()
export class RemediesRepository {
  constructor(private readonly ids: Ids) {}

  /** The whole catalogue of a region: by name, of one name the newest first. */
  ofRegion(tx: Tx, regionCode: string): Promise<Remedy[]> {
    return tx.query<Remedy>(
      `SELECT ${columns} FROM remedy r WHERE r.region_code = $1 ORDER BY r.name_nl, r.valid_from DESC, r.id`,
      [regionCode],
    );
  }

  /** What counts today in these regions. */
  inForce(tx: Tx, regionCodes: readonly string[]): Promise<Remedy[]> {
    return tx.often<Remedy>(
      `SELECT ${columns} FROM remedy r WHERE r.region_code = ANY($1) AND r.valid_from <= app_today()
         AND (r.valid_until IS NULL OR r.valid_until >= app_today()) ORDER BY r.name_nl, r.id`,
      [regionCodes],
    );
  }

  byIds(tx: Tx, ids: readonly string[]): Promise<Remedy[]> {
    return tx.often<Remedy>(`SELECT ${columns} FROM remedy r WHERE r.id = ANY($1::uuid[])`, [ids]);
  }

  async byId(tx: Tx, id: string): Promise<Remedy | null> {
    return (await this.byIds(tx, [id]))[0] ?? null;
  }

  async add(tx: Tx, regionCode: string, details: RemedyDetails): Promise<Remedy> {
    const id = this.ids.next();
    await tx.execute(
      `INSERT INTO remedy (id, region_code, kind, eases, sides, is_personal, name_nl, name_en, text_nl, text_en,
         offered_by, amount_cents, amount_per, amount_is_at_most, year_most_cents, conditions, covers_months, claim_from,
         claim_until, source, source_url, valid_from, valid_until)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)`,
      [id, regionCode, ...valuesOf(details)],
    );
    return (await this.byId(tx, id)) as Remedy;
  }

  /** Changes a remedy of that version, which is to be checked again; false when the version is not the current one. */
  async change(tx: Tx, id: string, version: number, details: RemedyDetails): Promise<boolean> {
    const changed = await tx.execute(
      `UPDATE remedy SET version = version + 1, kind = $3, eases = $4, sides = $5, is_personal = $6, name_nl = $7,
         name_en = $8, text_nl = $9, text_en = $10, offered_by = $11, amount_cents = $12, amount_per = $13,
         amount_is_at_most = $14, year_most_cents = $15, conditions = $16, covers_months = $17, claim_from = $18,
         claim_until = $19, source = $20, source_url = $21, valid_from = $22, valid_until = $23,
         checked_on = NULL, checked_by = NULL
       WHERE id = $1 AND version = $2`,
      [id, version, ...valuesOf(details)],
    );
    return changed === 1;
  }

  /** Somebody says that a remedy of that version is still so; false when the version is not the current one. */
  async check(tx: Tx, id: string, version: number, by: string): Promise<boolean> {
    const checked = await tx.execute(
      `UPDATE remedy SET version = version + 1, checked_on = app_today(), checked_by = $3
       WHERE id = $1 AND version = $2`,
      [id, version, by],
    );
    return checked === 1;
  }

  /** What became of the offers on places of a region, by hesitation and kind of remedy; nobody was asked is no offer. */
  counts(tx: Tx, regionCode: string): Promise<RemedyCounts[]> {
    return tx.query<RemedyCounts>(
      `SELECT o.hesitation, r.kind, count(*)::int AS offered,
         count(*) FILTER (WHERE o.status = 'TAKEN')::int AS taken,
         count(*) FILTER (WHERE o.status = 'DECLINED')::int AS declined,
         count(*) FILTER (WHERE o.status = 'TAKEN' AND o.helped)::int AS helped,
         count(*) FILTER (WHERE o.status = 'TAKEN' AND NOT o.helped)::int AS "didNotHelp"
       FROM remedy_offer o JOIN remedy r ON r.id = o.remedy_id JOIN introduction i ON i.id = o.introduction_id
       JOIN place p ON p.id = i.place_id
       WHERE p.region_code = $1 AND o.status IN ('OFFERED', 'TAKEN', 'DECLINED')
       GROUP BY o.hesitation, r.kind ORDER BY o.hesitation, count(*) DESC, r.kind`,
      [regionCode],
    );
  }
}

function valuesOf(details: RemedyDetails): unknown[] {
  return [
    details.kind,
    details.eases,
    details.sides,
    details.isPersonal,
    details.nameNl,
    details.nameEn,
    details.textNl,
    details.textEn,
    details.offeredBy,
    details.amountCents,
    details.amountPer,
    details.amountIsAtMost,
    details.yearMostCents,
    JSON.stringify(details.conditions),
    details.coversMonths,
    details.claimFrom,
    details.claimUntil,
    details.source,
    details.sourceUrl,
    details.validFrom,
    details.validUntil,
  ];
}
