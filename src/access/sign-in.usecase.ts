import { Injectable } from '@nestjs/common';
import { defineProblem, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction } from '../platform/transaction.service.js';
import { hashOf } from './secret-hash.service.js';
import { Sessions } from './sessions.service.js';

export const LINK_USED_OR_EXPIRED = defineProblem('LINK_USED_OR_EXPIRED', {
  nl: 'Deze link is al gebruikt of verlopen. Vraag een nieuwe link aan.',
  en: 'This link has been used or has expired. Ask for a new link.',
});

/** Uses up a link's token and starts a session; of two who try at once, one gets in. */
@Injectable()
export class SignIn {
  constructor(
    private readonly transaction: Transaction,
    private readonly sessions: Sessions,
  ) {}

  execute(token: string, browser: string): Promise<Result<{ accountId: string; secret: string }>> {
    return this.transaction.run(async (tx) => {
      const link = await tx.one<{ accountId: string }>(
        `UPDATE sign_in_link SET used_at = app_now()
         WHERE token_hash = $1 AND used_at IS NULL AND expires_at > app_now()
         RETURNING account_id AS "accountId"`,
        [hashOf(token)],
      );
      if (!link) return refuse(problem(LINK_USED_OR_EXPIRED, 'token'));
      const how = { by: 'LINK', acr: null, secondStep: false, browser } as const;
      return succeed({
        accountId: link.accountId,
        secret: await this.sessions.start(tx, link.accountId, how),
      });
    });
  }
}
