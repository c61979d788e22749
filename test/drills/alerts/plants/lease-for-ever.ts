import 'reflect-metadata';
import { WaitingMail } from '../../../../src/platform/waiting-mail.repository.js';

/* Mail that a worker took in hand stays in its hands, also when the worker is no more. */
const { claim } = WaitingMail.prototype;
WaitingMail.prototype.claim = function forEver(tx, free) {
  const query = (sql: string, values: unknown[]) =>
    tx.query(sql.replace('leased_until > app_now()', 'leased_until IS NOT NULL'), values);
  return claim.call(this, Object.create(tx, { query: { value: query } }) as typeof tx, free);
};
