import { Inject, Injectable } from '@nestjs/common';
import { invitationAccepted } from '../access/access-events.js';
import { AccountsRepository } from '../access/accounts.repository.js';
import { InvitationsRepository } from '../access/invitations.repository.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Handles, type EventHandler } from '../platform/handles.decorator.js';
import type { Tx } from '../platform/transaction.service.js';
import { colleagueJoinedMail } from './colleague-joined-mail.js';
import { Notices } from './notices.service.js';

/** Tells who invited somebody that they accepted. */
@Injectable()
@Handles(invitationAccepted, 'tell-inviter')
export class TellInviter implements EventHandler<{ invitationId: string }> {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly invitations: InvitationsRepository,
    private readonly accounts: AccountsRepository,
    private readonly notices: Notices,
  ) {}

  async handle(tx: Tx, { invitationId }: { invitationId: string }): Promise<void> {
    const invitation = await this.invitations.byId(tx, invitationId);
    if (!invitation?.invitedBy || !invitation.acceptedBy) return;
    const inviter = await this.accounts.byId(tx, invitation.invitedBy);
    const joined = await this.accounts.byId(tx, invitation.acceptedBy);
    if (!inviter || !joined) return;
    await this.notices.tell(tx, inviter, {
      kind: 'colleague-joined',
      reason: `invitation/${invitationId}/accepted`,
      ...colleagueJoinedMail(invitation, joined.name, inviter.locale, this.config.publicUrl),
    });
  }
}
