import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/transaction.service.js';
import type { CandidateDetails } from './candidate.js';

/** Where candidates live, and so whose desk looks after them. */
@Injectable()
export class CandidateHomesRepository {
  /** How somebody is reached and where they live. */
  async changeContact(
    tx: Tx,
    id: string,
    { phone, postcode4 }: Pick<CandidateDetails, 'phone' | 'postcode4'>,
  ): Promise<void> {
    await tx.execute('UPDATE candidate SET phone = $2, postcode4 = $3 WHERE id = $1', [id, phone, postcode4]);
  }

  /**
   * Takes the case to the desk of another region, without its team. False when that desk knows the candidate's address
   * already: then nothing is changed.
   */
  async moveTo(tx: Tx, id: string, regionCode: string): Promise<boolean> {
    const moved = await tx.execute(
      `UPDATE candidate SET region_code = $2 WHERE id = $1 AND NOT EXISTS (
         SELECT FROM candidate o WHERE o.email = candidate.email AND o.region_code = $2)`,
      [id, regionCode],
    );
    if (moved === 0) return false;
    await tx.execute('DELETE FROM case_team WHERE candidate_id = $1', [id]);
    return true;
  }

  /** After newer official lists: gives candidates the region their home is in now. How many moved. */
  rederiveRegions(tx: Tx): Promise<number> {
    return tx.execute(
      `UPDATE candidate SET region_code = m.region_code
       FROM postcode p JOIN municipality m ON m.code = p.municipality_code
       WHERE p.pc4 = candidate.postcode4 AND m.region_code <> candidate.region_code
         -- Whom the other region knows already by that address stays where they are.
         AND NOT EXISTS (SELECT FROM candidate o WHERE o.email = candidate.email AND o.region_code = m.region_code)`,
    );
  }
}
