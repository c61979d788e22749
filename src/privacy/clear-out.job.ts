import { Injectable } from '@nestjs/common';
import { Sweeps, type Sweep } from '../platform/handles.decorator.js';
import { Transaction } from '../platform/transaction.service.js';

/**
 * What is kept only for as long as it does its work, the same in every region: how long after that, and the rows. The
 * audit trail keeps that somebody signed in; nothing needs the link or the mail for it.
 */
const kept = [
  { table: 'sign_in_request', days: 1, past: 't.expires_at' },
  { table: 'passkey_challenge', days: 1, past: 't.expires_at' },
  { table: 'email_change', days: 30, past: 't.expires_at' },
  { table: 'openid_sign_in', days: 1, past: 't.expires_at' },
  { table: 'session', days: 30, past: 'coalesce(t.ended_at, t.expires_at)' },
  { table: 'invitation', days: 30, past: 'coalesce(t.accepted_at, t.revoked_at, t.expires_at)' },
  { table: 'employer_claim', days: 1, past: 'CASE WHEN t.confirmed_at IS NULL THEN t.expires_at END' },
  { table: 'employer_claim', days: 30, past: 't.decided_at' },
  { table: 'place_link', days: 90, past: 'coalesce(t.used_at, t.expires_at)' },
  { table: 'mail', days: 30, past: 'coalesce(t.sent_at, t.refused_at)' },
  { table: 'mail_route', days: 30, past: `CASE WHEN t.name <> '*' THEN t.failed_at END` },
  { table: 'notice', days: 30, past: 't.told_at' },
  { table: 'outbox_delivery', days: 30, past: 't.handled_at' },
] as const;

/** Clears out what did its work long ago: "due and not done", so that a day without a worker is made good. */
@Injectable()
@Sweeps('clear-out', 3600)
export class ClearOut implements Sweep {
  constructor(private readonly transaction: Transaction) {}

  async sweep(): Promise<void> {
    for (const { table, days, past } of kept) {
      await this.transaction.run((tx) =>
        tx.execute(`DELETE FROM ${table} t WHERE ${past} < app_now() - $1 * interval '1 day'`, [days]),
      );
    }
  }
}
