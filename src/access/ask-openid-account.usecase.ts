import { Injectable } from '@nestjs/common';
import { isEmailAddress, whatEmailAddress } from '../platform/email-address.js';
import type { Locale } from '../platform/locale.js';
import { INVALID, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction } from '../platform/transaction.service.js';
import { AccountsRepository } from './accounts.repository.js';
import { OPENID_OVER } from './openid-problems.js';
import { OpenIdRepository } from './openid.repository.js';
import { RequestSignIn } from './request-sign-in.usecase.js';

/**
 * For somebody who signed in for a company and has no account: mails a sign-in link, which shows that the address is
 * theirs. The answer is the same for an address that has an account; that account is opened by its own mail alone.
 */
@Injectable()
export class AskOpenIdAccount {
  constructor(
    private readonly transaction: Transaction,
    private readonly openids: OpenIdRepository,
    private readonly accounts: AccountsRepository,
    private readonly signIns: RequestSignIn,
  ) {}

  execute(
    browser: string | undefined,
    { name, email }: { readonly name: string; readonly email: string },
    locale: Locale,
  ): Promise<Result<null>> {
    const address = email.trim();
    const problems = [
      ...(name.trim() === '' || name.length > 200 ? [problem(INVALID, 'name', whatName)] : []),
      ...(isEmailAddress(address) ? [] : [problem(INVALID, 'email', whatEmailAddress)]),
    ];
    if (problems.length > 0) return Promise.resolve(refuse(...problems));
    return this.transaction.run((tx) =>
      tx.beyond('sign-in-by-openid', async () => {
        const waiting = browser === undefined ? null : await this.openids.waiting(tx, browser);
        if (waiting?.answer.kvkNumber == null) return refuse(problem(OPENID_OVER, 'answer'));
        const account = await this.accounts.ensure(tx, address, name.trim(), locale);
        await this.signIns.sendLink(tx, account, locale);
        return succeed(null);
      }),
    );
  }
}

const whatName = {
  nl: 'Vul uw naam in, hoogstens 200 tekens.',
  en: 'Fill in your name, at most 200 characters.',
};
