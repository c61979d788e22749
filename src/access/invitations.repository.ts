import { Injectable } from '@nestjs/common';
import { isIdentifier } from '../platform/identifier.js';
import { Ids } from '../platform/ids.service.js';
import type { Tx } from '../platform/transaction.service.js';
import { invitationLastsDays, type Invitation } from './invitation.js';

const columns = `id, email, role, region_code AS "regionCode", subject_id AS "subjectId",
  member_role AS "memberRole", site_id AS "siteId", organisation, locale, invited_by AS "invitedBy",
  sent_at AS "sentAt", expires_at AS "expiresAt", accepted_at AS "acceptedAt", accepted_by AS "acceptedBy",
  revoked_at AS "revokedAt"`;

export type NewInvitation = Omit<
  Invitation,
  'id' | 'sentAt' | 'expiresAt' | 'acceptedAt' | 'acceptedBy' | 'revokedAt'
>;

/** Invitations to a role. Of the secret in the mail only a digest is kept. */
@Injectable()
export class InvitationsRepository {
  constructor(private readonly ids: Ids) {}

  /** Null when the same address has an open or expired invitation to the same role: that one is to be renewed. */
  async add(tx: Tx, invitation: NewInvitation, tokenHash: string): Promise<Invitation | null> {
    const { email, role, regionCode, subjectId, memberRole, siteId, organisation, locale, invitedBy } =
      invitation;
    return tx.one<Invitation>(
      `INSERT INTO invitation (id, token_hash, email, role, region_code, subject_id, member_role, site_id,
         organisation, locale, invited_by, expires_at)
       VALUES ($1, $2, lower($3), $4, $5, $6, $7, $8, $9, $10, $11, app_now() + $12 * interval '1 day')
       ON CONFLICT DO NOTHING RETURNING ${columns}`,
      [
        this.ids.next(),
        tokenHash,
        email,
        role,
        regionCode,
        subjectId,
        memberRole,
        siteId,
        organisation,
        locale,
        invitedBy,
        invitationLastsDays,
      ],
    );
  }

  /** The invitation, locked until the transaction ends. */
  async forUpdate(tx: Tx, id: string): Promise<Invitation | null> {
    if (!isIdentifier(id)) return null;
    return tx.one<Invitation>(`SELECT ${columns} FROM invitation WHERE id = $1 FOR UPDATE`, [id]);
  }

  byId(tx: Tx, id: string): Promise<Invitation | null> {
    return tx.one<Invitation>(`SELECT ${columns} FROM invitation WHERE id = $1`, [id]);
  }

  byToken(tx: Tx, tokenHashes: readonly string[]): Promise<Invitation | null> {
    return tx.beyond('use-invitation', () =>
      tx.one<Invitation>(`SELECT ${columns} FROM invitation WHERE token_hash = ANY($1)`, [tokenHashes]),
    );
  }

  /** Those to an employer's team that nobody accepted or took back, the newest first. */
  ofSubject(tx: Tx, subjectId: string): Promise<Invitation[]> {
    return tx.query<Invitation>(
      `SELECT ${columns} FROM invitation
       WHERE subject_id = $1 AND accepted_at IS NULL AND revoked_at IS NULL ORDER BY sent_at DESC, id`,
      [subjectId],
    );
  }

  /** Those to a desk's roles that nobody accepted or took back; with no region those to be operator. The newest first. */
  ofDesk(tx: Tx, regionCode: string | null): Promise<Invitation[]> {
    return tx.query<Invitation>(
      `SELECT ${columns} FROM invitation WHERE region_code IS NOT DISTINCT FROM $1 AND role <> 'EMPLOYER'
         AND accepted_at IS NULL AND revoked_at IS NULL ORDER BY sent_at DESC, id`,
      [regionCode],
    );
  }

  /** A new secret and a new term; the secret mailed before no longer works. */
  async renew(tx: Tx, id: string, tokenHash: string): Promise<Invitation> {
    const renewed = await tx.one<Invitation>(
      `UPDATE invitation SET token_hash = $2, sent_at = app_now(), expires_at = app_now() + $3 * interval '1 day'
       WHERE id = $1 RETURNING ${columns}`,
      [id, tokenHash, invitationLastsDays],
    );
    return renewed as Invitation;
  }

  async revoke(tx: Tx, id: string): Promise<void> {
    await tx.execute('UPDATE invitation SET revoked_at = app_now() WHERE id = $1', [id]);
  }

  /** Uses up an open invitation; of two who try at once, one gets it. Null when it is not open. */
  accept(tx: Tx, tokenHashes: readonly string[]): Promise<Invitation | null> {
    return tx.beyond('use-invitation', () =>
      tx.one<Invitation>(
        `UPDATE invitation SET accepted_at = app_now()
       WHERE token_hash = ANY($1) AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > app_now()
       RETURNING ${columns}`,
        [tokenHashes],
      ),
    );
  }

  async acceptedBy(tx: Tx, id: string, accountId: string): Promise<void> {
    await tx.beyond('use-invitation', () =>
      tx.execute('UPDATE invitation SET accepted_by = $2 WHERE id = $1', [id, accountId]),
    );
  }
}
