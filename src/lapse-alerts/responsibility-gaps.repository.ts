import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/transaction.service.js';
import type { OpenPlaces } from './responsibility-gap.js';

/** What the rules of a desk are held against: its municipalities, the sectors, and the places that are open. */
@Injectable()
export class ResponsibilityGapsRepository {
  async openPlaces(tx: Tx, regionCode: string): Promise<OpenPlaces[]> {
    return tx.query<OpenPlaces>(
      `SELECT z.municipality_code AS "municipalityCode", q.sector_code AS "sectorCode",
         p.employer_id AS "employerId", count(*)::integer AS count
       FROM place p JOIN postcode z ON z.pc4 = p.postcode4 JOIN qualification q ON q.crebo_code = p.crebo_code
       WHERE p.region_code = $1 AND p.status = 'PUBLISHED' AND p.lapses_on >= app_today()
       GROUP BY z.municipality_code, q.sector_code, p.employer_id`,
      [regionCode],
    );
  }
}
