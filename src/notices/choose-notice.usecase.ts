import { Injectable } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { Mails } from '../platform/mail.service.js';
import { INVALID, NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import {
  choicesOf,
  howSoonByDefault,
  kindsFor,
  noticeKinds,
  type HowSoon,
  type NoticeKind,
} from './notice.js';
import { NoticesRepository } from './notices.repository.js';

/** How soon somebody hears of one kind. */
export interface NoticeSetting {
  readonly kind: NoticeKind;
  readonly how: HowSoon;
  readonly choices: readonly HowSoon[];
}

/** Somebody's own switches. A switch works at once: what was written and not sent yet does not go any more. */
@Injectable()
export class ChooseNotice {
  constructor(
    private readonly transaction: Transaction,
    private readonly notices: NoticesRepository,
    private readonly accounts: AccountsRepository,
    private readonly mails: Mails,
    private readonly audit: AuditLog,
  ) {}

  /** The switches of somebody's roles, in a fixed order; none for a visitor. */
  settings(actor: Actor): Promise<NoticeSetting[]> {
    return this.transaction.read((tx) => this.settingsIn(tx, actor));
  }

  execute(actor: Actor, kind: NoticeKind, how: HowSoon): Promise<Result<NoticeSetting[]>> {
    return this.transaction.run(async (tx) => {
      const account = actor.accountId === null ? null : await this.accounts.byId(tx, actor.accountId);
      if (!account || !this.kinds(actor).includes(kind)) return refuse(problem(NOT_FOUND, 'kind'));
      if (!choicesOf(kind).includes(how)) return refuse(problem(INVALID, 'how', whichChoices));
      await this.notices.choose(tx, account.id, kind, how);
      if (how === 'NEVER') {
        await this.notices.drop(tx, account.id, kind);
        await this.mails.withdraw(tx, account.email, noticeKinds[kind].mails);
      }
      await this.audit.record(tx, {
        actor,
        action: 'notices.changed',
        subject: { kind: 'ACCOUNT', id: account.id },
        regionCode: null,
        why: null,
        details: { kind, how },
      });
      return succeed(await this.settingsIn(tx, actor));
    });
  }

  private kinds(actor: Actor): NoticeKind[] {
    return kindsFor(actor.grants.map(({ role }) => role));
  }

  private async settingsIn(tx: Tx, actor: Actor): Promise<NoticeSetting[]> {
    if (actor.accountId === null) return [];
    const chosen = await this.notices.chosen(tx, actor.accountId);
    const roles = actor.grants.map(({ role }) => role);
    return this.kinds(actor).map((kind) => ({
      kind,
      how: chosen.get(kind) ?? howSoonByDefault(kind, roles),
      choices: choicesOf(kind),
    }));
  }
}

const whichChoices = {
  nl: 'Dit bericht kan geen week wachten. Kies meteen, dagelijks of niet per mail.',
  en: 'This message cannot wait for a week. Choose at once, daily or not by mail.',
};
