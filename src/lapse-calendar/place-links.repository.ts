import { Injectable } from '@nestjs/common';
import { isIdentifier } from '../platform/identifier.js';
import { Ids } from '../platform/ids.service.js';
import { Keys } from '../platform/keys.service.js';
import type { Tx } from '../platform/transaction.service.js';
import { linkExpiry, type PlaceAnswer, type PlaceLink } from './place-answer.js';

/** The last answer that was given for a place by a link. */
export interface GivenAnswer {
  readonly accountId: string;
  readonly answer: PlaceAnswer;
  readonly usedAt: Date;
}

const columns = `l.id, l.place_id AS "placeId", l.employer_id AS "employerId", l.account_id AS "accountId",
  l.expires_at AS "expiresAt", l.used_at AS "usedAt"`;
const purpose = 'place-link';
const idLength = 36;

/**
 * Links by which a member of an employer answers for one place. A link is the row's id with our mark over place and
 * member, so that nobody can make one, or turn one into that of another place, and no row holds what opens it.
 */
@Injectable()
export class PlaceLinksRepository {
  constructor(
    private readonly ids: Ids,
    private readonly keys: Keys,
  ) {}

  /** A new link of a member for a place. The token to put in its address. */
  async make(
    tx: Tx,
    { placeId, employerId, accountId }: Pick<PlaceLink, 'placeId' | 'employerId' | 'accountId'>,
  ): Promise<string> {
    const id = this.ids.next();
    await tx.execute(
      `INSERT INTO place_link (id, place_id, employer_id, account_id, expires_at)
       VALUES ($1, $2, $3, $4, $5)`,
      [id, placeId, employerId, accountId, linkExpiry(tx.today)],
    );
    return `${id}.${this.keys.sign(purpose, signed({ id, placeId, accountId }))}`;
  }

  /** The link of a token, whatever became of it; null when we did not make that token. */
  async byToken(tx: Tx, token: string): Promise<PlaceLink | null> {
    const id = token.slice(0, idLength);
    if (!isIdentifier(id) || token[idLength] !== '.') return null;
    const link = await tx.one<PlaceLink>(`SELECT ${columns} FROM place_link l WHERE l.id = $1`, [id]);
    return link && this.keys.verify(purpose, signed(link), token.slice(idLength + 1)) ? link : null;
  }

  /** Uses up a link. False when it was used or has expired: whoever comes second at the same moment finds it so. */
  async use(tx: Tx, id: string, answer: PlaceAnswer): Promise<boolean> {
    const used = await tx.execute(
      `UPDATE place_link SET used_at = app_now(), answer = $2
       WHERE id = $1 AND used_at IS NULL AND expires_at > app_now()`,
      [id, answer],
    );
    return used === 1;
  }

  /** The last answer for a place, by whichever member. */
  lastAnswer(tx: Tx, placeId: string): Promise<GivenAnswer | null> {
    return tx.one<GivenAnswer>(
      `SELECT account_id AS "accountId", answer, used_at AS "usedAt" FROM place_link
       WHERE place_id = $1 AND used_at IS NOT NULL ORDER BY used_at DESC LIMIT 1`,
      [placeId],
    );
  }

  /** A link that was used, with what was answered; null for another. */
  answerOf(tx: Tx, id: string): Promise<(GivenAnswer & Pick<PlaceLink, 'placeId'>) | null> {
    return tx.one(
      `SELECT place_id AS "placeId", account_id AS "accountId", answer, used_at AS "usedAt" FROM place_link
       WHERE id = $1 AND used_at IS NOT NULL`,
      [id],
    );
  }
}

function signed({ id, placeId, accountId }: Pick<PlaceLink, 'id' | 'placeId' | 'accountId'>): string {
  return `${id}/${placeId}/${accountId}`;
}
