import { Injectable } from '@nestjs/common';
import { Lags, type Lag } from './handles.decorator.js';
import type { Tx } from './transaction.service.js';

/** Events that nobody turned into deliveries yet, and deliveries that nobody did. What was put aside waits for a person. */
@Injectable()
@Lags('deliveries')
export class DeliveryLag implements Lag {
  async oldestDue(tx: Tx): Promise<Date | null> {
    const row = await tx.one<{ at: Date | null }>(
      `SELECT least(
         (SELECT created_at FROM outbox_event WHERE fanned_out_at IS NULL ORDER BY id LIMIT 1),
         (SELECT min(due_at) FROM outbox_delivery
          WHERE handled_at IS NULL AND dead_at IS NULL AND due_at <= app_now())) AS at`,
    );
    return row?.at ?? null;
  }
}

/**
 * Mail that may leave and is not with a mail server: what waits for the morning, as it should, is not late, and what was
 * refused for good waits for nobody.
 */
@Injectable()
@Lags('mail')
export class MailLag implements Lag {
  async oldestDue(tx: Tx): Promise<Date | null> {
    const row = await tx.one<{ at: Date | null }>(
      `SELECT min(not_before) AS at FROM mail
       WHERE sent_at IS NULL AND refused_at IS NULL AND not_before <= app_now()`,
    );
    return row?.at ?? null;
  }
}
