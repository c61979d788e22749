import { Inject, Injectable } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { Refusal } from '../access/refusal.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Ids } from '../platform/ids.service.js';
import { Keys } from '../platform/keys.service.js';
import { Mails } from '../platform/mail.service.js';
import { NOT_ALLOWED_NOW, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { confirmErasureMail } from './erasure-mail.js';
import { confirmWithinHours, ErasureRequestsRepository } from './erasure-requests.repository.js';

/** Mails whoever asks to be erased a link to confirm it: nobody loses everything by one press of a button. */
@Injectable()
export class AskErasure {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transaction: Transaction,
    private readonly accounts: AccountsRepository,
    private readonly requests: ErasureRequestsRepository,
    private readonly ids: Ids,
    private readonly mails: Mails,
    private readonly audit: AuditLog,
    private readonly keys: Keys,
  ) {}

  execute(actor: Actor): Promise<Result<true>> {
    return this.transaction.run((tx) => this.within(tx, actor));
  }

  async within(tx: Tx, actor: Actor): Promise<Result<true>> {
    const account = actor.accountId === null ? null : await this.accounts.byId(tx, actor.accountId);
    if (!account) throw new Refusal('UNAUTHENTICATED');
    if ((await this.requests.openOf(tx, account.id))?.confirmedAt) {
      return refuse(problem(NOT_ALLOWED_NOW, 'erasure', confirmedAlready));
    }
    const token = this.ids.secret();
    const id = await this.requests.ask(tx, account.id, this.keys.digest('erasure', token));
    const url = `${this.config.publicUrl}/account/wissen?token=${token}`;
    await this.mails.write(tx, {
      to: account.email,
      kind: 'confirm-erasure',
      reason: `confirm-erasure/${id}`,
      ...confirmErasureMail(account.locale, url, confirmWithinHours),
    });
    await this.audit.record(tx, {
      actor,
      action: 'data.erasure-asked',
      subject: { kind: 'ACCOUNT', id: account.id },
      regionCode: null,
      why: null,
    });
    return succeed(true);
  }
}

const confirmedAlready = {
  nl: 'U hebt al bevestigd dat wij uw gegevens wissen.',
  en: 'You have confirmed already that we erase your data.',
};
