import { Inject, Injectable } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Handles, Sweeps, type EventHandler, type Sweep } from '../platform/handles.decorator.js';
import { Mails } from '../platform/mail.service.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { ErasePerson } from './erase-person.service.js';
import { candidateErasedMail } from './erasure-mail.js';
import { ErasureRequestsRepository } from './erasure-requests.repository.js';
import { ErasuresRepository } from './erasures.repository.js';
import { PersonSettings } from './person-settings.service.js';
import { erasureConfirmed, personErased } from './privacy-events.js';

/** Erases who confirmed it, unless something holds them. */
@Injectable()
@Handles(erasureConfirmed, 'erase-person')
export class EraseConfirmed implements EventHandler<{ requestId: string }> {
  constructor(
    private readonly requests: ErasureRequestsRepository,
    private readonly erasures: ErasuresRepository,
    private readonly erasePerson: ErasePerson,
    private readonly settings: PersonSettings,
  ) {}

  async handle(tx: Tx, { requestId }: { requestId: string }): Promise<void> {
    const request = await this.requests.take(tx, requestId);
    if (!request) return;
    const { accountId, candidateId } = request;
    const person = accountId
      ? await this.erasures.ofAccount(tx, accountId)
      : await this.erasures.ofCandidate(tx, candidateId as string);
    const { placementDays } = await this.settings.of(tx, person);
    if ((await this.requests.holdsOf(tx, person, placementDays)).length > 0) return;
    await this.erasePerson.within(tx, person, 'ASKED');
  }
}

/** Comes back to who was held: a placement ended, a role was handed over. */
@Injectable()
@Sweeps('settle-erasures', 300)
export class SettleErasures implements Sweep {
  constructor(
    private readonly transaction: Transaction,
    private readonly requests: ErasureRequestsRepository,
    private readonly eraser: EraseConfirmed,
  ) {}

  async sweep(): Promise<void> {
    for (const requestId of await this.transaction.read((tx) => this.requests.waiting(tx))) {
      await this.transaction.run((tx) => this.eraser.handle(tx, { requestId }));
    }
  }
}

/** Tells the advisers of an erased candidate, without a name. The other parties hear that the introductions ended. */
@Injectable()
@Handles(personErased, 'tell-person-erased')
export class TellPersonErased implements EventHandler<{ erasureId: string; advisers: readonly string[] }> {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly accounts: AccountsRepository,
    private readonly mails: Mails,
  ) {}

  async handle(
    tx: Tx,
    { erasureId, advisers }: { erasureId: string; advisers: readonly string[] },
  ): Promise<void> {
    for (const { id, email, locale } of await this.accounts.byIds(tx, advisers)) {
      await this.mails.write(tx, {
        to: email,
        kind: 'candidate-erased',
        reason: `candidate-erased/${erasureId}/${id}`,
        ...candidateErasedMail(locale, `${this.config.publicUrl}/kandidaten`),
      });
    }
  }
}
