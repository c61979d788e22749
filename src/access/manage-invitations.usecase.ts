import { Injectable } from '@nestjs/common';
import { NOT_ALLOWED_NOW, NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { hasRole, mayOn, type Actor } from './actor.js';
import type { AuditAction } from './audit-action.js';
import { AuditLog } from './audit-log.service.js';
import type { Invitation } from './invitation.js';
import { InvitationsRepository } from './invitations.repository.js';
import { managerOf, mayGive } from './role-giving.js';
import { SendInvitation } from './send-invitation.service.js';

const over = {
  nl: 'Deze uitnodiging is al aangenomen of ingetrokken. Laad de pagina opnieuw.',
  en: 'This invitation was accepted or taken back already. Reload the page.',
};

/** Sends an invitation again or takes it back: who may invite to the role may do both. */
@Injectable()
export class ManageInvitations {
  constructor(
    private readonly transaction: Transaction,
    private readonly invitations: InvitationsRepository,
    private readonly sending: SendInvitation,
    private readonly audit: AuditLog,
  ) {}

  renew(actor: Actor, id: string): Promise<Result<Invitation>> {
    return this.onOwn(actor, id, 'role.invited', (tx, invitation) => this.sending.again(tx, invitation));
  }

  revoke(actor: Actor, id: string): Promise<Result<Invitation>> {
    return this.onOwn(actor, id, 'role.invitation-revoked', async (tx, invitation) => {
      await this.invitations.revoke(tx, invitation.id);
      return (await this.invitations.byId(tx, invitation.id)) as Invitation;
    });
  }

  private onOwn(
    actor: Actor,
    id: string,
    action: AuditAction,
    work: (tx: Tx, invitation: Invitation) => Promise<Invitation>,
  ): Promise<Result<Invitation>> {
    return this.transaction.run((tx) => {
      const act = () => this.within(tx, actor, id, action, work);
      // Of coordinators everywhere, whose rows are their own region's.
      return hasRole(actor, 'OPERATOR') ? tx.beyond('manage-invitation', act) : act();
    });
  }

  private async within(
    tx: Tx,
    actor: Actor,
    id: string,
    action: AuditAction,
    work: (tx: Tx, invitation: Invitation) => Promise<Invitation>,
  ): Promise<Result<Invitation>> {
    const invitation = await this.invitations.forUpdate(tx, id);
    if (!invitation || !mayManage(actor, invitation)) return refuse(problem(NOT_FOUND, 'id'));
    if (invitation.acceptedAt || invitation.revokedAt) return refuse(problem(NOT_ALLOWED_NOW, 'id', over));
    const changed = await work(tx, invitation);
    const { role, subjectId, regionCode } = invitation;
    await this.audit.record(tx, {
      actor,
      action,
      subject: subjectId ? { kind: 'EMPLOYER', id: subjectId } : { kind: 'REGION', id: regionCode ?? 'NL' },
      regionCode,
      why: null,
      details: { role, invitation: id },
    });
    return succeed(changed);
  }
}

/** An invitation to a team is for who manages the team; one to a desk's role for who may give that role there. */
export function mayManage(
  actor: Actor,
  { role, regionCode, subjectId }: Pick<Invitation, 'role' | 'regionCode' | 'subjectId'>,
): boolean {
  if (role !== 'EMPLOYER') return mayGive(managerOf(actor, regionCode), role, regionCode);
  return mayOn(actor, 'team.manage', { regionCode, subjectIds: subjectId ? [subjectId] : [] });
}
