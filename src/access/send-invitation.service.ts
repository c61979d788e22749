import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { isEmailAddress, whatEmailAddress } from '../platform/email-address.js';
import { Ids } from '../platform/ids.service.js';
import { Keys } from '../platform/keys.service.js';
import { Mails } from '../platform/mail.service.js';
import { INVALID, problem, refuse, succeed, type Result } from '../platform/problem.js';
import type { Tx } from '../platform/transaction.service.js';
import { invitationMail } from './invitation-mail.js';
import type { Invitation } from './invitation.js';
import { InvitationsRepository, type NewInvitation } from './invitations.repository.js';

/** Sends invitations. Whether an address has an account makes no difference, and shows nowhere. */
@Injectable()
export class SendInvitation {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly invitations: InvitationsRepository,
    private readonly mails: Mails,
    private readonly ids: Ids,
    private readonly keys: Keys,
  ) {}

  /** Invites an address, in the caller's transaction; the caller checked who may. */
  async send(tx: Tx, invitation: NewInvitation): Promise<Result<Invitation>> {
    const email = invitation.email.trim().toLowerCase();
    if (!isEmailAddress(email)) return refuse(problem(INVALID, 'email', whatEmailAddress));
    const token = this.ids.secret();
    const added = await this.invitations.add(
      tx,
      { ...invitation, email },
      this.keys.digest('invitation', token),
    );
    if (!added) return refuse(problem(INVALID, 'email', invitedBefore));
    await this.mail(tx, added, token);
    return succeed(added);
  }

  /** Sends an invitation again, with a new link and a new term. */
  async again(tx: Tx, { id }: Invitation): Promise<Invitation> {
    const token = this.ids.secret();
    const renewed = await this.invitations.renew(tx, id, this.keys.digest('invitation', token));
    await this.mail(tx, renewed, token);
    return renewed;
  }

  private async mail(tx: Tx, invitation: Invitation, token: string): Promise<void> {
    await this.mails.write(tx, {
      to: invitation.email,
      kind: 'invitation',
      reason: `invitation/${this.keys.digest('invitation', token).slice(0, 32)}`,
      ...invitationMail(invitation, `${this.config.publicUrl}/uitnodiging?token=${token}`),
    });
  }
}

const invitedBefore = {
  nl: 'Dit e-mailadres is al uitgenodigd. Stuur de uitnodiging opnieuw, of trek haar eerst in.',
  en: 'This address was invited already. Send the invitation again, or take it back first.',
};
