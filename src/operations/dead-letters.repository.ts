import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/transaction.service.js';
import type { Bounce } from './bounce.js';

export const deadLetterKinds = ['JOB', 'MAIL'] as const;
export type DeadLetterKind = (typeof deadLetterKinds)[number];

/** What was put aside after its last attempt. Of a mail neither the reader nor the words: an operator needs neither. */
export interface DeadLetter {
  readonly kind: DeadLetterKind;
  readonly id: string;
  /** The job's handler, or the sort of mail. */
  readonly name: string;
  readonly failedAt: Date;
  readonly attempts: number;
  /** What went wrong: of a job its error, of a mail the domain and what its server said: a reply code, or a status. */
  readonly why: string;
  /** Whether it can be tried again: the words of a mail with a secret in it are gone. */
  readonly canRetry: boolean;
}

const most = 200;
const putAside = `not_sent_why IN ('REFUSED', 'GIVEN_UP', 'BOUNCED')`;

/** Jobs and mails that are put aside. */
@Injectable()
export class DeadLettersRepository {
  /** The last 200, the newest first. */
  list(tx: Tx): Promise<DeadLetter[]> {
    return tx.query<DeadLetter>(
      `SELECT 'JOB' AS kind, id::text, handler AS name, dead_at AS "failedAt", attempts,
         coalesce(left(last_error, 300), '') AS why, true AS "canRetry"
       FROM outbox_delivery WHERE dead_at IS NOT NULL
       UNION ALL
       SELECT 'MAIL', id::text, kind, refused_at, attempts, concat_ws(' ', domain, reply_code, bounce_status), text <> ''
       FROM mail WHERE ${putAside}
       ORDER BY "failedAt" DESC, id LIMIT ${most}`,
    );
  }

  /** Makes it due again, from the beginning. False when it is not put aside, or cannot be tried again. */
  async retry(tx: Tx, kind: DeadLetterKind, id: string): Promise<boolean> {
    const again =
      kind === 'JOB'
        ? `UPDATE outbox_delivery SET dead_at = NULL, attempts = 0, enqueued_at = NULL, due_at = app_now()
           WHERE id::text = $1 AND dead_at IS NOT NULL`
        : `UPDATE mail SET sent_at = NULL, refused_at = NULL, not_sent_why = NULL, bounce_status = NULL, attempts = 0, due_at = app_now(), not_before = app_now()
           WHERE id::text = $1 AND ${putAside} AND text <> ''`;
    return (await tx.execute(again, [id])) === 1;
  }

  /** A mail that was sent came back: it is put aside, once. */
  async cameBack(
    tx: Tx,
    { messageId, status, replyCode }: Bounce,
  ): Promise<'RECORDED' | 'NOTHING' | 'LATER'> {
    const mail = await tx.one<{ id: string; isSent: boolean; isAside: boolean }>(
      `SELECT id, sent_at IS NOT NULL AS "isSent", refused_at IS NOT NULL AS "isAside" FROM mail
       WHERE message_id = $1 FOR UPDATE`,
      [messageId],
    );
    if (!mail || mail.isAside) return 'NOTHING';
    if (!mail.isSent) return 'LATER';
    await tx.execute(
      `UPDATE mail SET refused_at = app_now(), not_sent_why = 'BOUNCED', bounce_status = $2, reply_code = $3,
         last_error = 'came back' WHERE id = $1`,
      [mail.id, status, replyCode],
    );
    return 'RECORDED';
  }
}
