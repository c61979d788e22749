import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/transaction.service.js';
import type { OpenIdAnswer } from './openid-claims.js';
import { acrOf } from './openid-level.js';
import { OpenIdRepository, type OpenIdIdentity } from './openid.repository.js';
import { Sessions } from './sessions.service.js';

/** Starts the session of somebody whom a provider told us of. */
@Injectable()
export class StartOpenIdSession {
  constructor(
    private readonly sessions: Sessions,
    private readonly openids: OpenIdRepository,
  ) {}

  /** @returns the session's secret, for the cookie */
  async execute(
    tx: Tx,
    identity: Pick<OpenIdIdentity, 'id' | 'accountId' | 'provider'>,
    idToken: string,
    answer: OpenIdAnswer,
    browser: string,
  ): Promise<string> {
    const how = { by: 'OPENID', acr: acrOf(answer.level), secondStep: false, browser } as const;
    const { secret, sessionId } = await this.sessions.begin(tx, identity.accountId, how, null, {
      provider: identity.provider,
      level: answer.level,
    });
    await this.openids.began(tx, sessionId, identity.id, idToken, answer);
    return secret;
  }
}
