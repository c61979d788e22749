import { Injectable } from '@nestjs/common';
import { Handles, Sweeps, type EventHandler, type Sweep } from '../platform/handles.decorator.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { PasskeysRepository } from './passkeys.repository.js';
import { RequestSignIn } from './request-sign-in.usecase.js';
import { SessionsRepository } from './sessions.repository.js';
import { signInAsked } from './sign-in-events.js';
import { SignInRequestsRepository } from './sign-in-requests.repository.js';

/** Mails the link and the code, after the answer to whoever asked. */
@Injectable()
@Handles(signInAsked, 'send-sign-in')
export class SendSignIn implements EventHandler<{ requestId: string }> {
  constructor(private readonly requests: RequestSignIn) {}

  handle(tx: Tx, { requestId }: { requestId: string }): Promise<void> {
    return this.requests.answer(tx, requestId);
  }
}

/** Forgets requests, questions to passkeys and sessions that are long over. */
@Injectable()
@Sweeps('forget-sign-ins', 3600)
export class ForgetSignIns implements Sweep {
  constructor(
    private readonly transaction: Transaction,
    private readonly requests: SignInRequestsRepository,
    private readonly passkeys: PasskeysRepository,
    private readonly sessions: SessionsRepository,
  ) {}

  sweep(): Promise<void> {
    return this.transaction.run(async (tx) => {
      await this.requests.forgetOld(tx);
      await this.passkeys.forgetOldChallenges(tx);
      await this.sessions.forgetOld(tx);
    });
  }
}
