import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import type { Tx } from '../platform/transaction.service.js';
import { AccountsRepository, type Account } from './accounts.repository.js';
import type { Actor } from './actor.js';
import { asksSecondStep, type PasskeyFacts } from './passkey-rules.js';
import { PasskeysRepository, type Passkey } from './passkeys.repository.js';
import { SessionsRepository } from './sessions.repository.js';

/** Finds what `passkey-rules.ts` decides on. */
@Injectable()
export class SecondStepFacts {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly accounts: AccountsRepository,
    private readonly passkeys: PasskeysRepository,
    private readonly sessions: SessionsRepository,
  ) {}

  /** Of whoever acts; their account's row is held, so that of two changes at once the second sees the first. */
  async of(tx: Tx, actor: Actor): Promise<{ account: Account; passkeys: Passkey[]; facts: PasskeyFacts }> {
    const { session } = actor;
    const accountId = actor.accountId ?? '';
    const account = session && (await this.accounts.forUpdate(tx, accountId));
    if (!session || !account) throw new Error('This is only for who is signed in.');
    const passkeys = await this.passkeys.ofAccount(tx, accountId);
    const grants = await this.accounts.grantsOf(tx, accountId);
    const row = (await this.sessions.ofAccount(tx, accountId)).find(({ id }) => id === session.id);
    const facts = {
      session,
      signedInMinutesAgo: row ? (tx.now.getTime() - row.createdAt.getTime()) / 60_000 : Infinity,
      worksWithSecondStep: asksSecondStep(grants, this.config.secondStepRoles),
      passkeys: passkeys.length,
    };
    return { account, passkeys, facts };
  }
}
