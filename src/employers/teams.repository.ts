import { Injectable } from '@nestjs/common';
import type { MemberRole } from '../access/actor.js';
import type { Tx } from '../platform/transaction.service.js';
import type { TeamMember } from './team.js';

/** Who acts for which employer. A membership is a role; this room knows what the role's subject is. */
@Injectable()
export class TeamsRepository {
  /** Admins first, then by name. */
  members(tx: Tx, employerIds: readonly string[]): Promise<TeamMember[]> {
    return tx.query<TeamMember>(
      `SELECT g.subject_id AS "employerId", a.id AS "accountId", a.name, a.email, g.member_role AS "memberRole",
         g.granted_at AS since
       FROM role_grant g JOIN account a ON a.id = g.account_id
       WHERE g.role = 'EMPLOYER' AND g.subject_id = ANY($1::uuid[]) AND g.ended_at IS NULL
       ORDER BY g.member_role, unaccent(lower(a.name)), a.id`,
      [employerIds],
    );
  }

  /** The members, held still until the transaction ends: of two who leave at once, one sees the other gone. */
  async lockMembers(tx: Tx, employerId: string): Promise<TeamMember[]> {
    await tx.execute('SELECT FROM employer WHERE id = $1 FOR NO KEY UPDATE', [employerId]);
    return this.members(tx, [employerId]);
  }

  async changeRole(tx: Tx, employerId: string, accountId: string, memberRole: MemberRole): Promise<void> {
    await tx.execute(
      `UPDATE role_grant SET member_role = $3
       WHERE role = 'EMPLOYER' AND subject_id = $1 AND account_id = $2 AND ended_at IS NULL`,
      [employerId, accountId, memberRole],
    );
  }

  async end(tx: Tx, employerId: string, accountId: string): Promise<void> {
    await tx.execute(
      `UPDATE role_grant SET ended_at = app_now()
       WHERE role = 'EMPLOYER' AND subject_id = $1 AND account_id = $2 AND ended_at IS NULL`,
      [employerId, accountId],
    );
  }
}
