import { Injectable } from '@nestjs/common';
import { Ids } from '../platform/ids.service.js';
import type { Locale } from '../platform/locale.js';
import type { AssuranceLevel } from '../platform/openid-config.js';
import { NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction } from '../platform/transaction.service.js';
import { OpenIdClients } from './openid-clients.service.js';
import { isOpenIdFault } from './openid-fault.js';
import { OPENID_AWAY } from './openid-problems.js';
import { OpenIdRepository } from './openid.repository.js';
import { safeReturnPath } from './return-path.js';

export interface Begun {
  /** Where the browser goes now. */
  readonly url: string;
  readonly state: string;
  /** For the cookie of the browser that began. */
  readonly browser: string;
}

/** Begins signing in at a provider. Nothing is asked of the database while the provider is asked. */
@Injectable()
export class BeginOpenId {
  constructor(
    private readonly transaction: Transaction,
    private readonly clients: OpenIdClients,
    private readonly openids: OpenIdRepository,
    private readonly ids: Ids,
  ) {}

  async execute(
    providerId: string,
    least: AssuranceLevel,
    returnPath: string | null,
    locale: Locale,
  ): Promise<Result<Begun>> {
    const provider = this.clients.provider(providerId);
    if (!provider) return refuse(problem(NOT_FOUND, 'provider'));
    const secrets = { state: this.ids.secret(), nonce: this.ids.secret(), verifier: this.ids.secret() };
    const url = await this.clients.begin(provider, secrets, least, locale);
    if (isOpenIdFault(url)) return refuse(problem(OPENID_AWAY, 'provider'));
    const browser = this.ids.secret();
    await this.transaction.run((tx) =>
      tx.beyond('sign-in-by-openid', () =>
        this.openids.begin(tx, provider.id, secrets, browser, least, safeReturnPath(returnPath)),
      ),
    );
    return succeed({ url, state: secrets.state, browser });
  }
}
