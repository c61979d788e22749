import { Inject, Injectable } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import { SettingsRepository } from '../desks/settings.repository.js';
import { addDays } from '../platform/calendar-date.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Sweeps, type Sweep } from '../platform/handles.decorator.js';
import { Mails } from '../platform/mail.service.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { ErasePerson } from './erase-person.service.js';
import { ErasuresRepository } from './erasures.repository.js';
import { retentionMail } from './retention-mail.js';
import { RetentionRepository, type RetentionDue } from './retention.repository.js';

/**
 * The retention clock: warns a candidate by mail, and erases when the day has come and nothing set the clock back. It
 * asks "due and not done": after a stop nobody is erased before the days of the warning are over.
 */
@Injectable()
@Sweeps('keep-no-longer', 3600)
export class KeepNoLonger implements Sweep {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transaction: Transaction,
    private readonly settings: SettingsRepository,
    private readonly retention: RetentionRepository,
    private readonly erasures: ErasuresRepository,
    private readonly erasePerson: ErasePerson,
    private readonly accounts: AccountsRepository,
    private readonly mails: Mails,
  ) {}

  async sweep(): Promise<void> {
    for (const regionCode of await this.transaction.read((tx) => this.retention.regions(tx))) {
      const gone = await this.transaction.run((tx) => this.warnOf(tx, regionCode));
      for (const candidateId of gone) await this.transaction.run((tx) => this.end(tx, candidateId));
    }
  }

  /** Warns whose day comes near. Returns whose day has come. */
  private async warnOf(tx: Tx, regionCode: string): Promise<string[]> {
    const { retention } = await this.settings.of(tx, regionCode);
    const near = await this.retention.dueWithin(tx, regionCode, retention, retention.warnDays);
    await this.retention.forgetWarnings(
      tx,
      regionCode,
      near.map(({ candidateId }) => candidateId),
    );
    for (const one of near.filter(({ warnedFor }) => warnedFor === null)) {
      await this.warn(tx, one, retention.warnDays);
    }
    return near
      .filter(({ warnedFor, dueOn }) => warnedFor !== null && warnedFor <= tx.today && dueOn <= tx.today)
      .map(({ candidateId }) => candidateId);
  }

  private async warn(tx: Tx, { candidateId, dueOn }: RetentionDue, days: number): Promise<void> {
    const earliest = addDays(tx.today, days);
    const goesOn = dueOn > earliest ? dueOn : earliest;
    await this.retention.warn(tx, candidateId, goesOn);
    for (const { id, email, locale } of await this.accounts.accountsOf(tx, [candidateId])) {
      await this.mails.write(tx, {
        to: email,
        kind: 'retention-warning',
        reason: `retention-warning/${candidateId}/${goesOn}/${id}`,
        ...retentionMail(locale, goesOn, `${this.config.publicUrl}/mijn-gegevens`),
      });
    }
  }

  private async end(tx: Tx, candidateId: string): Promise<void> {
    await this.erasePerson.within(tx, await this.erasures.ofCandidate(tx, candidateId), 'RETENTION');
  }
}
