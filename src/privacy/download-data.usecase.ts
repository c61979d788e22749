import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { Refusal } from '../access/refusal.js';
import { LINK_USED_OR_EXPIRED } from '../access/sign-in-problems.js';
import { Keys } from '../platform/keys.service.js';
import { Outbox } from '../platform/outbox.service.js';
import { NOT_ALLOWED_NOW, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction } from '../platform/transaction.service.js';
import { DownloadsRepository } from './downloads.repository.js';
import { downloadAsked } from './privacy-events.js';

/** Copies an account may ask for in a day: each reads everything of it. */
const copiesADay = 3;

/** Asking for a copy of one's own data, and fetching it once. */
@Injectable()
export class DownloadData {
  constructor(
    private readonly transaction: Transaction,
    private readonly downloads: DownloadsRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly keys: Keys,
  ) {}

  /** A worker makes the copy and mails when it is ready. */
  ask(actor: Actor): Promise<Result<true>> {
    return this.transaction.run(async (tx): Promise<Result<true>> => {
      const { accountId } = actor;
      if (accountId === null) throw new Refusal('UNAUTHENTICATED');
      if ((await this.downloads.askedLately(tx, accountId)) >= copiesADay) {
        return refuse(problem(NOT_ALLOWED_NOW, 'download', enoughForToday));
      }
      const downloadId = await this.downloads.add(tx, accountId);
      await this.outbox.add(tx, downloadAsked, { downloadId });
      await this.record(tx, actor, accountId, 'data.download-asked');
      return succeed(true);
    });
  }

  /** The copy behind a mailed link, for the account it was made for; LINK_USED_OR_EXPIRED for anybody else. */
  open(actor: Actor, token: string): Promise<Result<{ json: string; html: string }>> {
    return this.transaction.run(async (tx) => {
      const { accountId } = actor;
      const copy =
        accountId === null
          ? null
          : await this.downloads.open(tx, accountId, this.keys.digests('download', token));
      if (!copy || accountId === null) {
        return refuse<{ json: string; html: string }>(problem(LINK_USED_OR_EXPIRED, 'token'));
      }
      await this.record(tx, actor, accountId, 'data.downloaded');
      return succeed(copy);
    });
  }

  private record(
    tx: Parameters<AuditLog['record']>[0],
    actor: Actor,
    accountId: string,
    action: 'data.download-asked' | 'data.downloaded',
  ): Promise<void> {
    const subject = { kind: 'ACCOUNT', id: accountId } as const;
    return this.audit.record(tx, { actor, action, subject, regionCode: null, why: null });
  }
}

const enoughForToday = {
  nl: `U hebt vandaag al ${copiesADay} kopieën aangevraagd. Probeer het morgen opnieuw.`,
  en: `You have asked for ${copiesADay} copies today. Try again tomorrow.`,
};
