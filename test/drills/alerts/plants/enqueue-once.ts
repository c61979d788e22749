import 'reflect-metadata';
import { Deliveries } from '../../../../src/platform/deliveries.service.js';
import { ResendMail } from '../../../../src/platform/send-mail.job.js';
import { Transaction } from '../../../../src/platform/transaction.service.js';
import { actFor } from '../../../../src/platform/acting.service.js';
import { workReach } from '../../../../src/platform/reach.js';

/* What was put in the queue is believed to be done: the queue is the truth. */
Deliveries.prototype.claimForQueue = async function once(this: Deliveries) {
  const { transaction } = this as unknown as { transaction: Transaction };
  const rows = await actFor(workReach('claim-for-queue'), () =>
    transaction.run((tx) =>
      tx.query<{ id: string }>(
        `UPDATE outbox_delivery SET enqueued_at = app_now() WHERE enqueued_at IS NULL RETURNING id::text`,
      ),
    ),
  );
  return rows.map(({ id }) => id);
};
ResendMail.prototype.sweep = () => Promise.resolve();
