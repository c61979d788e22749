import { Injectable } from '@nestjs/common';
import { offsetOf, pageOf, type Page, type PageOf } from '../platform/page.js';
import type { Tx } from '../platform/transaction.service.js';
import type { Place } from './place.js';
import { placeColumns } from './places.repository.js';

export const placeOrders = ['LAPSES_ON', 'DISTANCE', 'NEWEST'] as const;
export type PlaceOrder = (typeof placeOrders)[number];

/** What a visitor looks for; a value that is not given excludes nothing. */
export interface PlaceFilter {
  readonly regionCode?: string | null;
  readonly mboLevel?: number | null;
  readonly sectorCode?: string | null;
  readonly creboCode?: string | null;
  readonly near?: { readonly lat: number; readonly lon: number } | null;
  readonly withinKm?: number | null;
  readonly startsBefore?: string | null;
  /** Words that must all occur, in the title, description, qualification, employer or town. */
  readonly text?: string | null;
}

const order: Record<PlaceOrder, string> = {
  LAPSES_ON: 'p.lapses_on, p.id',
  DISTANCE: 'metres, p.lapses_on, p.id',
  NEWEST: 'p.published_at DESC, p.id',
};

/** The public search: what can be filled today. */
@Injectable()
export class PlaceSearchRepository {
  async search(tx: Tx, filter: PlaceFilter, orderBy: PlaceOrder, page: Page): Promise<PageOf<Place>> {
    const words = (filter.text ?? '').split(/\s+/).filter(Boolean).slice(0, 10);
    const found = `
      FROM place p
      JOIN qualification q ON q.crebo_code = p.crebo_code
      JOIN employer e ON e.id = p.employer_id
      JOIN postcode z ON z.pc4 = p.postcode4
      CROSS JOIN LATERAL (SELECT distance_m($5::float8, $6::float8, z.lat, z.lon) AS metres) d
      WHERE p.status = 'PUBLISHED' AND p.lapses_on >= app_today() AND p.seats_taken < p.seats
        AND ($1::text IS NULL OR p.region_code = $1)
        AND ($2::int IS NULL OR q.mbo_level = $2)
        AND ($3::text IS NULL OR q.sector_code = $3)
        AND ($4::text IS NULL OR p.crebo_code = $4)
        AND ($7::float8 IS NULL OR metres IS NULL OR metres <= $7 * 1000)
        AND ($8::date IS NULL OR coalesce(p.starts_from, p.starts_on) < $8)
        AND NOT EXISTS (
          SELECT FROM unnest($9::text[]) AS word
          WHERE unaccent(concat_ws(' ', p.title, p.description, q.name, e.name, z.town)) NOT ILIKE '%' || unaccent(word) || '%')`;
    const parameters = [
      filter.regionCode ?? null,
      filter.mboLevel ?? null,
      filter.sectorCode ?? null,
      filter.creboCode ?? null,
      filter.near?.lat ?? null,
      filter.near?.lon ?? null,
      filter.withinKm ?? null,
      filter.startsBefore ?? null,
      words.map((word) => word.replace(/[\\%_]/g, (sign) => `\\${sign}`)),
    ];
    const total = await tx.one<{ count: number }>(`SELECT count(*) ${found}`, parameters);
    const nodes = await tx.query<Place>(
      `SELECT ${placeColumns} ${found} ORDER BY ${order[orderBy]} LIMIT $10 OFFSET $11`,
      [...parameters, page.first, offsetOf(page)],
    );
    return pageOf(page, nodes, total?.count ?? 0);
  }
}
