import { Injectable } from '@nestjs/common';
import { Ids } from '../platform/ids.service.js';
import { problem, refuse, succeed, type ProblemKind, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { AuditLog } from './audit-log.service.js';
import { readClaims, type OpenIdAnswer } from './openid-claims.js';
import { OpenIdClients } from './openid-clients.service.js';
import { isOpenIdFault, type OpenIdFault } from './openid-fault.js';
import { reaches } from './openid-level.js';
import {
  OPENID_AWAY,
  OPENID_CANCELLED,
  OPENID_LEVEL_TOO_LOW,
  OPENID_NO_COMPANY,
  OPENID_OVER,
  OPENID_REFUSED,
} from './openid-problems.js';
import { OpenIdRepository } from './openid.repository.js';
import { StartOpenIdSession } from './start-openid-session.service.js';

/** What came of a sign-in: a session, or an answer that waits to be connected to an account. */
export type Finished =
  | {
      readonly outcome: 'SIGNED_IN';
      readonly session: string;
      readonly company: boolean;
      readonly returnPath: string | null;
    }
  | { readonly outcome: 'TO_CONNECT'; readonly waiting: string };

const problemOf: Readonly<Record<OpenIdFault['kind'], ProblemKind>> = {
  AWAY: OPENID_AWAY,
  CANCELLED: OPENID_CANCELLED,
  LEVEL: OPENID_LEVEL_TOO_LOW,
  REFUSED: OPENID_REFUSED,
};

/**
 * Finishes what `BeginOpenId` began, with the query the provider sent the browser back with. Whoever the provider
 * tells of gets the account connected to that `issuer` and `sub`, and no other: a matching address opens nothing.
 */
@Injectable()
export class FinishOpenId {
  constructor(
    private readonly transaction: Transaction,
    private readonly clients: OpenIdClients,
    private readonly openids: OpenIdRepository,
    private readonly sessions: StartOpenIdSession,
    private readonly audit: AuditLog,
    private readonly ids: Ids,
  ) {}

  async execute(
    providerId: string,
    query: URLSearchParams,
    beganIn: string | undefined,
    browserName: string,
  ): Promise<Result<Finished>> {
    const provider = this.clients.provider(providerId);
    const state = query.get('state');
    // Taken before anything else and for good: an answer that fails is not tried twice.
    const taken =
      provider && state !== null && beganIn !== undefined
        ? await this.transaction.run((tx) =>
            tx.beyond('sign-in-by-openid', () => this.openids.take(tx, provider.id, state, beganIn)),
          )
        : null;
    if (!provider || !taken) return refuse(problem(OPENID_OVER, 'answer'));

    const trusted = await this.clients.finish(provider, query, taken.secrets);
    if (isOpenIdFault(trusted)) return this.refused(problemOf[trusted.kind], provider.id);
    const answer = readClaims(provider, trusted.claims, trusted.more);
    if (answer === 'NO_COMPANY') return this.refused(OPENID_NO_COMPANY, provider.id);
    if (answer === 'NO_LEVEL' || !reaches(answer.level, taken.leastLevel))
      return this.refused(OPENID_LEVEL_TOO_LOW, provider.id);

    return this.transaction.run((tx) =>
      tx.beyond('sign-in-by-openid', async () => {
        const identity = await this.openids.byAnswer(tx, answer);
        if (!identity) return succeed(await this.wait(tx, taken.id, trusted.idToken, answer));
        const session = await this.sessions.execute(tx, identity, trusted.idToken, answer, browserName);
        return succeed({
          outcome: 'SIGNED_IN',
          session,
          company: answer.kvkNumber !== null,
          returnPath: taken.returnPath,
        });
      }),
    );
  }

  private async wait(tx: Tx, id: string, idToken: string, answer: OpenIdAnswer): Promise<Finished> {
    const waiting = this.ids.secret();
    await this.openids.wait(tx, id, waiting, idToken, answer);
    return { outcome: 'TO_CONNECT', waiting };
  }

  private async refused(kind: ProblemKind, provider: string): Promise<Result<Finished>> {
    await this.transaction.run((tx) =>
      this.audit.record(tx, {
        actor: { accountId: null, grants: [] },
        action: 'account.sign-in-refused',
        subject: { kind: 'OPENID_PROVIDER', id: provider },
        regionCode: null,
        why: null,
        details: { code: kind.code },
      }),
    );
    return refuse(problem(kind, 'answer'));
  }
}
