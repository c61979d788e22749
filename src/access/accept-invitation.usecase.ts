import { Injectable } from '@nestjs/common';
import type { Locale } from '../platform/locale.js';
import { Keys } from '../platform/keys.service.js';
import { Outbox } from '../platform/outbox.service.js';
import { INVALID, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { invitationAccepted } from './access-events.js';
import { AccountsRepository } from './accounts.repository.js';
import type { Actor } from './actor.js';
import { AuditLog } from './audit-log.service.js';
import { stateOf, type Invitation } from './invitation.js';
import { InvitationsRepository } from './invitations.repository.js';
import { RequestSignIn } from './request-sign-in.usecase.js';
import { Sessions } from './sessions.service.js';
import { LINK_USED_OR_EXPIRED } from './sign-in-problems.js';

/** What accepting an invitation gives. */
export interface Accepted {
  readonly invitation: Invitation;
  /** The session of somebody who had no account before; null for whoever has one. */
  readonly secret: string | null;
  /** Whether a sign-in link was mailed: to somebody with an account who is not signed in with it. */
  readonly signInMailed: boolean;
}

/**
 * Uses up an invitation, once: whoever reads the invited mailbox gets the role. A new account is signed in at once. An
 * account that was there is not: a link that is valid for days must not open what somebody already has.
 */
@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly transaction: Transaction,
    private readonly invitations: InvitationsRepository,
    private readonly accounts: AccountsRepository,
    private readonly sessions: Sessions,
    private readonly signIns: RequestSignIn,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly keys: Keys,
  ) {}

  /** What an open invitation says, and whether its address needs a name; null when it cannot be accepted any more. */
  look(token: string): Promise<{ invitation: Invitation; needsName: boolean } | null> {
    return this.transaction.read(async (tx) => {
      const invitation = await this.invitations.byToken(tx, this.keys.digests('invitation', token));
      if (!invitation || stateOf(invitation, tx.now) !== 'OPEN') return null;
      return { invitation, needsName: (await this.accounts.byEmail(tx, invitation.email)) === null };
    });
  }

  execute(
    actor: Actor,
    token: string,
    name: string | null,
    locale: Locale,
    browser: string,
  ): Promise<Result<Accepted>> {
    return this.transaction.run(async (tx) => {
      const invitation = await this.invitations.accept(tx, this.keys.digests('invitation', token));
      if (!invitation) return refuse(problem(LINK_USED_OR_EXPIRED, 'token', usedOrExpired));
      const known = await this.accounts.byEmail(tx, invitation.email);
      const typed = name?.trim().replace(/\s+/g, ' ') ?? '';
      if (!known && (typed === '' || typed.length > 200)) return refuse(problem(INVALID, 'name', whatName));
      const account = known ?? (await this.accounts.ensure(tx, invitation.email, typed, locale));
      await this.give(tx, invitation, account.id);
      await this.outbox.add(tx, invitationAccepted, { invitationId: invitation.id });
      const how = { by: 'LINK', acr: null, secondStep: false, browser } as const;
      const secret = known ? null : await this.sessions.start(tx, account.id, how);
      const signInMailed = known !== null && actor.accountId !== account.id;
      if (signInMailed) await this.signIns.sendLink(tx, account, account.locale);
      return succeed({ invitation, secret, signInMailed });
    });
  }

  private async give(tx: Tx, invitation: Invitation, accountId: string): Promise<void> {
    const { id, role, regionCode, subjectId, memberRole, organisation } = invitation;
    await this.accounts.grant(tx, accountId, {
      role,
      regionCode: role === 'EMPLOYER' ? null : regionCode,
      subjectId,
      memberRole,
      organisation: role === 'REFERRER' || role === 'SCHOOL_BROKER' ? organisation : null,
    });
    await this.invitations.acceptedBy(tx, id, accountId);
    await this.audit.record(tx, {
      actor: { accountId, grants: [] },
      action: role === 'EMPLOYER' ? 'employer.member-joined' : 'role.granted',
      subject: subjectId ? { kind: 'EMPLOYER', id: subjectId } : { kind: 'ACCOUNT', id: accountId },
      regionCode,
      why: null,
      details: { role, memberRole },
    });
  }
}

const usedOrExpired = {
  nl: 'Deze uitnodiging is al gebruikt, ingetrokken of verlopen. Vraag wie u uitnodigde om haar opnieuw te sturen.',
  en: 'This invitation was used, taken back or has expired. Ask who invited you to send it again.',
};
const whatName = {
  nl: 'Vul uw naam in, hoogstens 200 tekens.',
  en: 'Fill in your name, at most 200 characters.',
};
