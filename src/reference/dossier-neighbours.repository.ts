import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/transaction.service.js';
import type { Dossier, DossierNeighbours } from './dossier-neighbour.js';

const pair = `dossier_code AS "dossierCode", neighbour_code AS "neighbourCode", reason_nl AS "reasonNl",
  reason_en AS "reasonEn"`;

@Injectable()
export class DossierNeighboursRepository {
  /** Every dossier with a qualification in use, by name. */
  dossiers(tx: Tx): Promise<Dossier[]> {
    return tx.query<Dossier>(
      `SELECT dossier_code AS code, min(dossier) AS name, min(sector_code) AS "sectorCode"
       FROM qualification WHERE ended_on IS NULL GROUP BY dossier_code ORDER BY min(dossier), dossier_code`,
    );
  }

  /** Every pair, by the codes. */
  all(tx: Tx): Promise<DossierNeighbours[]> {
    return tx.query<DossierNeighbours>(
      `SELECT ${pair} FROM dossier_neighbour ORDER BY dossier_code, neighbour_code`,
    );
  }

  /** Adds a pair, or gives the one that is there these reasons. */
  async put(tx: Tx, { dossierCode, neighbourCode, reasonNl, reasonEn }: DossierNeighbours): Promise<void> {
    await tx.execute(
      `INSERT INTO dossier_neighbour (dossier_code, neighbour_code, reason_nl, reason_en) VALUES ($1, $2, $3, $4)
       ON CONFLICT (dossier_code, neighbour_code) DO UPDATE SET reason_nl = $3, reason_en = $4`,
      [dossierCode, neighbourCode, reasonNl, reasonEn],
    );
  }

  /** The pair that was taken away; null when there was none. */
  take(tx: Tx, dossierCode: string, neighbourCode: string): Promise<DossierNeighbours | null> {
    return tx.one<DossierNeighbours>(
      `DELETE FROM dossier_neighbour
       WHERE dossier_code = least($1, $2) AND neighbour_code = greatest($1, $2) RETURNING ${pair}`,
      [dossierCode, neighbourCode],
    );
  }
}
