import { Injectable } from '@nestjs/common';
import { Sweeps, type Sweep } from '../platform/handles.decorator.js';
import { Transaction } from '../platform/transaction.service.js';
import { OpenIdRepository } from './openid.repository.js';

/** Forgets sign-ins at providers that nobody came back from, and answers that nobody connected. */
@Injectable()
@Sweeps('forget-openid-sign-ins', 600)
export class ForgetOpenIdSignIns implements Sweep {
  constructor(
    private readonly transaction: Transaction,
    private readonly openids: OpenIdRepository,
  ) {}

  async sweep(): Promise<void> {
    await this.transaction.run((tx) => this.openids.forgetExpired(tx));
  }
}
