import 'reflect-metadata';
import { AlertsRepository } from '../../../../src/deadlines/alerts.repository.js';
import type { Tx } from '../../../../src/platform/transaction.service.js';

/* Alerts are due "exactly so many days before", and never after. */
const { subjectsDue } = AlertsRepository.prototype;
AlertsRepository.prototype.subjectsDue = function today(tx, ...rest) {
  const only = {
    query: (sql: string, values: unknown[]) =>
      tx.query(
        sql.replace('a.due_at <= app_now()', 'a.due_at <= app_now() AND a.due_at::date = app_today()'),
        values,
      ),
  };
  return subjectsDue.call(this, only as unknown as Tx, ...rest);
};
