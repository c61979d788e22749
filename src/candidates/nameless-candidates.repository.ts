import { Injectable } from '@nestjs/common';
import { isIdentifier } from '../platform/identifier.js';
import type { Tx } from '../platform/transaction.service.js';
import type { Candidate } from './candidate.js';
import type { Strength } from './strength.js';

/** What of a candidate names nobody. */
export type NamelessCandidate = Pick<Candidate, 'id' | 'postcode4' | 'wish'>;

/** What may be told of candidates to who may not know who they are. */
@Injectable()
export class NamelessCandidatesRepository {
  /** What is seen of candidates by who may not know who they are: home, wish, no name. */
  profiles(tx: Tx, ids: readonly string[]): Promise<NamelessCandidate[]> {
    return tx.query<NamelessCandidate>(
      `SELECT id, home AS postcode4, json_build_object('mboLevels', mbo_levels, 'sectorCodes', sector_codes,
         'creboCodes', crebo_codes, 'postcode4', wish_postcode4, 'maxTravelKm', max_travel_km,
         'regionCode', wish_region_code, 'availableFrom', available_from, 'maxHoursPerWeek', max_hours_per_week,
         'languageLevel', language_level) AS wish
       FROM candidate_profiles($1::uuid[])`,
      [ids.filter(isIdentifier)],
    );
  }

  /** What candidates bring, for who may not know who they are; in no order, ids of nothing give nothing. */
  bringing(tx: Tx, ids: readonly string[]): Promise<{ id: string; brings: Strength[] }[]> {
    return tx.query<{ id: string; brings: Strength[] }>(
      'SELECT id, brings FROM candidate_brings($1::uuid[])',
      [ids.filter(isIdentifier)],
    );
  }
}
