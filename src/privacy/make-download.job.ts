import { Inject, Injectable } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Handles, Sweeps, type EventHandler, type Sweep } from '../platform/handles.decorator.js';
import { Ids } from '../platform/ids.service.js';
import { Keys } from '../platform/keys.service.js';
import { Mails } from '../platform/mail.service.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { downloadReadyMail } from './download-mail.js';
import { downloadDays, DownloadsRepository } from './downloads.repository.js';
import { ErasuresRepository } from './erasures.repository.js';
import { copyAsHtml, copyAsJson, type CopySection } from './my-data-copy.js';
import { PersonalRowsRepository } from './personal-rows.repository.js';
import { downloadAsked } from './privacy-events.js';

/** Makes the copy of somebody's data from all rooms, and mails where it is. */
@Injectable()
@Handles(downloadAsked, 'make-download')
export class MakeDownload implements EventHandler<{ downloadId: string }> {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly downloads: DownloadsRepository,
    private readonly erasures: ErasuresRepository,
    private readonly rows: PersonalRowsRepository,
    private readonly accounts: AccountsRepository,
    private readonly ids: Ids,
    private readonly mails: Mails,
    private readonly keys: Keys,
  ) {}

  async handle(tx: Tx, { downloadId }: { downloadId: string }): Promise<void> {
    const asked = await this.downloads.toMake(tx, downloadId);
    const account = asked && (await this.accounts.byId(tx, asked.accountId));
    if (!account) return;
    const person = await this.rows.know(tx, await this.erasures.ofAccount(tx, account.id));
    const sections = (await this.rows.give(tx, person)).map(({ line: { give }, rows }): CopySection => ({
      section: give.section,
      title: give.title,
      labels: Object.fromEntries(Object.entries(give.fields).map(([name, { label }]) => [name, label])),
      rows,
    }));
    const token = this.ids.secret();
    await this.downloads.made(tx, downloadId, {
      json: copyAsJson(sections, tx.now),
      html: copyAsHtml(sections, tx.now, account.locale),
      tokenHash: this.keys.digest('download', token),
    });
    await this.mails.write(tx, {
      to: account.email,
      kind: 'download-ready',
      reason: `download-ready/${downloadId}`,
      ...downloadReadyMail(
        account.locale,
        `${this.config.publicUrl}/account/gegevens?token=${token}`,
        downloadDays,
      ),
    });
  }
}

/** Empties copies that nobody fetched in time. */
@Injectable()
@Sweeps('expire-downloads', 900)
export class ExpireDownloads implements Sweep {
  constructor(
    private readonly transaction: Transaction,
    private readonly downloads: DownloadsRepository,
  ) {}

  async sweep(): Promise<void> {
    await this.transaction.run((tx) => this.downloads.expire(tx));
  }
}
