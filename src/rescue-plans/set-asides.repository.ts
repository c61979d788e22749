import { Injectable } from '@nestjs/common';
import { Ids } from '../platform/ids.service.js';
import type { Tx } from '../platform/transaction.service.js';
import type { Pair, SetAside, SetAsideReason } from './rescue-plan.js';

const columns = `a.id, a.place_id AS "placeId", a.candidate_id AS "candidateId", a.reason, a.note, a.set_by AS "by",
  a.set_at AS "at"`;

/** Steps that advisers do not want to make. */
@Injectable()
export class SetAsidesRepository {
  constructor(private readonly ids: Ids) {}

  /** Everything that was set aside: what no plan proposes. */
  pairs(tx: Tx): Promise<Pair[]> {
    return tx.query('SELECT place_id AS "placeId", candidate_id AS "candidateId" FROM rescue_set_aside');
  }

  /** What was set aside of a region's places that can still be filled, the latest first. */
  ofRegion(tx: Tx, regionCode: string): Promise<SetAside[]> {
    return tx.query<SetAside>(
      `SELECT ${columns} FROM rescue_set_aside a JOIN place p ON p.id = a.place_id
       WHERE a.region_code = $1 AND p.status = 'PUBLISHED' AND p.seats_taken < p.seats AND p.lapses_on >= app_today()
       ORDER BY a.set_at DESC, a.id`,
      [regionCode],
    );
  }

  /** Sets a pair aside; one that was keeps who did so first. */
  async add(
    tx: Tx,
    { regionCode, placeId, candidateId }: Pair & { readonly regionCode: string },
    { reason, note, by }: { reason: SetAsideReason; note: string | null; by: string },
  ): Promise<void> {
    await tx.execute(
      `INSERT INTO rescue_set_aside (id, region_code, place_id, candidate_id, reason, note, set_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (place_id, candidate_id) DO NOTHING`,
      [this.ids.next(), regionCode, placeId, candidateId, reason, note, by],
    );
  }

  async regionOf(tx: Tx, id: string): Promise<string | null> {
    const row = await tx.one<{ regionCode: string }>(
      'SELECT region_code AS "regionCode" FROM rescue_set_aside WHERE id = $1',
      [id],
    );
    return row?.regionCode ?? null;
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.execute('DELETE FROM rescue_set_aside WHERE id = $1', [id]);
  }
}
