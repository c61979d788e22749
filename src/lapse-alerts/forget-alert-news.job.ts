import { Injectable } from '@nestjs/common';
import { Sweeps, type Sweep } from '../platform/handles.decorator.js';
import { Transaction } from '../platform/transaction.service.js';
import { AlertNewsRepository } from './alert-news.repository.js';

/** Forgets news that no page can still ask for. */
@Injectable()
@Sweeps('forget-alert-news', 3600)
export class ForgetAlertNews implements Sweep {
  constructor(
    private readonly transaction: Transaction,
    private readonly news: AlertNewsRepository,
  ) {}

  sweep(): Promise<void> {
    return this.transaction.run((tx) => this.news.forgetOld(tx));
  }
}
