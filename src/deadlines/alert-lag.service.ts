import { Injectable } from '@nestjs/common';
import { Lags, type Lag } from '../platform/handles.decorator.js';
import type { Tx } from '../platform/transaction.service.js';

/** Alerts that are due and not sent, of deadlines that stand: since when the oldest should have been told. */
@Injectable()
@Lags('lapse-alerts')
export class AlertLag implements Lag {
  async oldestDue(tx: Tx): Promise<Date | null> {
    const row = await tx.one<{ at: Date | null }>(
      `SELECT min(greatest(a.due_at, d.set_at)) AS at FROM deadline_alert a JOIN deadline d ON d.id = a.deadline_id
       WHERE a.status = 'PLANNED' AND a.due_at <= app_now() AND d.ended_at IS NULL AND d.falls_on >= app_today()`,
    );
    return row?.at ?? null;
  }
}
