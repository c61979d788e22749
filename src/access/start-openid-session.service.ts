import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/transaction.service.js';
import { AccountsRepository } from './accounts.repository.js';
import { AuditLog } from './audit-log.service.js';
import type { OpenIdAnswer } from './openid-claims.js';
import { acrOf } from './openid-level.js';
import { OpenIdRepository, type OpenIdIdentity } from './openid.repository.js';
import { hashOf } from './secret-hash.service.js';
import { Sessions } from './sessions.service.js';

/** Starts the session of somebody whom a provider told us of. */
@Injectable()
export class StartOpenIdSession {
  constructor(
    private readonly sessions: Sessions,
    private readonly accounts: AccountsRepository,
    private readonly openids: OpenIdRepository,
    private readonly audit: AuditLog,
  ) {}

  /** @returns the session's secret, for the cookie */
  async execute(
    tx: Tx,
    identity: Pick<OpenIdIdentity, 'id' | 'accountId' | 'provider'>,
    idToken: string,
    answer: OpenIdAnswer,
    browser: string,
  ): Promise<string> {
    const secret = await this.sessions.start(tx, identity.accountId, {
      by: 'OPENID',
      acr: acrOf(answer.level),
      secondStep: false,
      browser,
    });
    const actor = await this.accounts.actorOfSession(tx, hashOf(secret));
    if (!actor?.session) throw new Error('the session that was just started is not there');
    await this.openids.began(tx, actor.session.id, identity.id, idToken, answer);
    await this.audit.record(tx, {
      actor,
      action: 'account.signed-in',
      subject: { kind: 'ACCOUNT', id: identity.accountId },
      regionCode: null,
      why: null,
      details: { by: 'OPENID', provider: identity.provider, level: answer.level },
    });
    return secret;
  }
}
