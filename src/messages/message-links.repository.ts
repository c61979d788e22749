import { Injectable } from '@nestjs/common';
import { isIdentifier } from '../platform/identifier.js';
import { Ids } from '../platform/ids.service.js';
import { Keys } from '../platform/keys.service.js';
import type { Tx } from '../platform/transaction.service.js';
import { messageLinkExpiry, type MessageLink } from './message.js';

const columns = `id, introduction_id AS "introductionId", account_id AS "accountId", party, expires_at AS "expiresAt",
  used_at AS "usedAt"`;
const purpose = 'message-link';
const idLength = 36;

/**
 * Links by which somebody answers a message. A link is the row's id with our mark over introduction and account, so
 * that nobody can make one or turn one into another's, and no row holds what opens it.
 */
@Injectable()
export class MessageLinksRepository {
  constructor(
    private readonly ids: Ids,
    private readonly keys: Keys,
  ) {}

  /** A new link. The token to put in its address. */
  async make(
    tx: Tx,
    { introductionId, accountId, party }: Pick<MessageLink, 'introductionId' | 'accountId' | 'party'>,
  ): Promise<string> {
    const id = this.ids.next();
    await tx.execute(
      `INSERT INTO message_link (id, introduction_id, account_id, party, expires_at) VALUES ($1, $2, $3, $4, $5)`,
      [id, introductionId, accountId, party, messageLinkExpiry(tx.today)],
    );
    return `${id}.${this.keys.sign(purpose, signed({ id, introductionId, accountId }))}`;
  }

  /** The link of a token, whatever became of it; null when we did not make that token. */
  async byToken(tx: Tx, token: string): Promise<MessageLink | null> {
    const id = token.slice(0, idLength);
    if (!isIdentifier(id) || token[idLength] !== '.') return null;
    const link = await tx.one<MessageLink>(`SELECT ${columns} FROM message_link WHERE id = $1`, [id]);
    return link && this.keys.verify(purpose, signed(link), token.slice(idLength + 1)) ? link : null;
  }

  /** Uses up a link. False when it was used or has expired: whoever comes second at the same moment finds it so. */
  async use(tx: Tx, id: string): Promise<boolean> {
    const used = await tx.execute(
      'UPDATE message_link SET used_at = app_now() WHERE id = $1 AND used_at IS NULL AND expires_at > app_now()',
      [id],
    );
    return used === 1;
  }
}

function signed({ id, introductionId, accountId }: Pick<MessageLink, 'id' | 'introductionId' | 'accountId'>) {
  return `${id}/${introductionId}/${accountId}`;
}
