import { Injectable } from '@nestjs/common';
import type { Sentence } from '../platform/locale.js';
import { isIdentifier } from '../platform/identifier.js';
import { Ids } from '../platform/ids.service.js';
import { offsetOf, pageOf, type Page, type PageOf } from '../platform/page.js';
import type { Tx } from '../platform/transaction.service.js';
import type { PlaceList, PlaceListReport } from './place-list.js';

const columns = `id, region_code AS "regionCode", file_name AS "fileName", status, received_at AS "receivedAt",
  rows_done AS "rowsDone", report, failure`;

/** The bytes of a list that waits, and who handed it in. */
export interface WaitingList {
  readonly regionCode: string;
  readonly receivedBy: string;
  readonly file: Buffer;
}

/** Lists that desks handed in. */
@Injectable()
export class PlaceListsRepository {
  constructor(private readonly ids: Ids) {}

  async byId(tx: Tx, id: string): Promise<PlaceList | null> {
    if (!isIdentifier(id)) return null;
    return tx.one<PlaceList>(`SELECT ${columns} FROM place_list WHERE id = $1`, [id]);
  }

  /** A region's lists, the newest first. */
  async ofRegions(tx: Tx, regionCodes: readonly string[], page: Page): Promise<PageOf<PlaceList>> {
    const total = await tx.one<{ count: number }>(
      'SELECT count(*) FROM place_list WHERE region_code = ANY($1)',
      [regionCodes],
    );
    const nodes = await tx.query<PlaceList>(
      `SELECT ${columns} FROM place_list WHERE region_code = ANY($1) ORDER BY received_at DESC, id LIMIT $2 OFFSET $3`,
      [regionCodes, page.first, offsetOf(page)],
    );
    return pageOf(page, nodes, total?.count ?? 0);
  }

  async add(tx: Tx, list: WaitingList & { fileName: string }): Promise<string> {
    const id = this.ids.next();
    await tx.execute(
      `INSERT INTO place_list (id, region_code, received_by, file_name, file, status) VALUES ($1, $2, $3, $4, $5, 'RECEIVED')`,
      [id, list.regionCode, list.receivedBy, list.fileName, list.file],
    );
    return id;
  }

  /** A list in that state with its file; null when it is in another. It is not locked: its progress goes on. */
  waiting(tx: Tx, id: string, status: 'RECEIVED' | 'IMPORTING'): Promise<WaitingList | null> {
    return tx.one<WaitingList>(
      `SELECT region_code AS "regionCode", received_by AS "receivedBy", file FROM place_list WHERE id = $1 AND status = $2`,
      [id, status],
    );
  }

  async judged(tx: Tx, id: string, report: PlaceListReport): Promise<void> {
    await tx.execute(`UPDATE place_list SET status = 'JUDGED', report = $2 WHERE id = $1`, [
      id,
      JSON.stringify(report),
    ]);
  }

  /** False when the list is not one that was judged and waits for a decision. */
  async startImport(tx: Tx, id: string): Promise<boolean> {
    return (
      (await tx.execute(
        `UPDATE place_list SET status = 'IMPORTING', rows_done = 0 WHERE id = $1 AND status = 'JUDGED'`,
        [id],
      )) === 1
    );
  }

  async recordProgress(tx: Tx, id: string, rowsDone: number): Promise<void> {
    await tx.execute(`UPDATE place_list SET rows_done = $2 WHERE id = $1 AND status = 'IMPORTING'`, [
      id,
      rowsDone,
    ]);
  }

  async imported(tx: Tx, id: string, report: PlaceListReport): Promise<void> {
    await tx.execute(
      `UPDATE place_list SET status = 'IMPORTED', report = $2, rows_done = $3, file = NULL, settled_at = app_now()
       WHERE id = $1`,
      [id, JSON.stringify(report), report.good],
    );
  }

  async failed(tx: Tx, id: string, failure: Sentence): Promise<void> {
    await tx.execute(
      `UPDATE place_list SET status = 'FAILED', failure = $2, file = NULL, settled_at = app_now() WHERE id = $1`,
      [id, JSON.stringify(failure)],
    );
  }
}
