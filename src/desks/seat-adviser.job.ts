import { Injectable } from '@nestjs/common';
import { invitationAccepted } from '../access/access-events.js';
import { InvitationsRepository } from '../access/invitations.repository.js';
import { Handles, type EventHandler } from '../platform/handles.decorator.js';
import type { Tx } from '../platform/transaction.service.js';
import { DesksRepository } from './desks.repository.js';

/** Gives an adviser who accepted their invitation the site they were invited for. */
@Injectable()
@Handles(invitationAccepted, 'seat-adviser')
export class SeatAdviser implements EventHandler<{ invitationId: string }> {
  constructor(
    private readonly invitations: InvitationsRepository,
    private readonly desks: DesksRepository,
  ) {}

  async handle(tx: Tx, { invitationId }: { invitationId: string }): Promise<void> {
    const invitation = await this.invitations.byId(tx, invitationId);
    if (invitation?.role !== 'ADVISER' || !invitation.acceptedBy || !invitation.siteId) return;
    await this.desks.seat(tx, invitation.acceptedBy, invitation.siteId);
  }
}
