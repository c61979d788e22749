import { Injectable } from '@nestjs/common';
import { isIdentifier } from '../platform/identifier.js';
import { Ids } from '../platform/ids.service.js';
import { Keys } from '../platform/keys.service.js';
import type { Tx } from '../platform/transaction.service.js';
import { schoolLinkExpiry, type SchoolLink } from './school-link.js';

const columns = `id, introduction_id AS "introductionId", to_address AS "toAddress", made_by AS "madeBy",
  made_at AS "madeAt", expires_at AS "expiresAt", used_at AS "usedAt", answered_by AS "answeredBy"`;
const purpose = 'school-link';
const idLength = 36;

/**
 * Links by which a college answers for one introduction. A link is the row's id with our mark over introduction and
 * address, so that nobody can make one or turn one into that of another, and no row holds what opens it.
 */
@Injectable()
export class SchoolLinksRepository {
  constructor(
    private readonly ids: Ids,
    private readonly keys: Keys,
  ) {}

  /** A new link for a college. The token to put in its address. */
  async make(
    tx: Tx,
    { introductionId, toAddress, madeBy }: Pick<SchoolLink, 'introductionId' | 'toAddress' | 'madeBy'>,
  ): Promise<string> {
    const id = this.ids.next();
    await tx.execute(
      `INSERT INTO school_link (id, introduction_id, to_address, made_by, expires_at) VALUES ($1, $2, $3, $4, $5)`,
      [id, introductionId, toAddress, madeBy, schoolLinkExpiry(tx.today)],
    );
    return `${id}.${this.keys.sign(purpose, signed({ id, introductionId, toAddress }))}`;
  }

  /** The link of a token, whatever became of it; null when we did not make that token. */
  async byToken(tx: Tx, token: string): Promise<SchoolLink | null> {
    const id = token.slice(0, idLength);
    if (!isIdentifier(id) || token[idLength] !== '.') return null;
    const link = await tx.one<SchoolLink>(`SELECT ${columns} FROM school_link WHERE id = $1`, [id]);
    return link && this.keys.verify(purpose, signed(link), token.slice(idLength + 1)) ? link : null;
  }

  /** Uses up a link. False when it was used or has expired: whoever comes second at the same moment finds it so. */
  async use(tx: Tx, id: string, answeredBy: string): Promise<boolean> {
    const used = await tx.execute(
      `UPDATE school_link SET used_at = app_now(), answered_by = $2
       WHERE id = $1 AND used_at IS NULL AND expires_at > app_now()`,
      [id, answeredBy],
    );
    return used === 1;
  }

  /** The links of an introduction, the last one first. */
  ofIntroduction(tx: Tx, introductionId: string): Promise<SchoolLink[]> {
    return tx.often<SchoolLink>(
      `SELECT ${columns} FROM school_link WHERE introduction_id = $1 ORDER BY made_at DESC, id DESC`,
      [introductionId],
    );
  }
}

function signed({
  id,
  introductionId,
  toAddress,
}: Pick<SchoolLink, 'id' | 'introductionId' | 'toAddress'>): string {
  return `${id}/${introductionId}/${toAddress}`;
}
