import { Injectable } from '@nestjs/common';
import { INVALID, NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { AccountMails } from './account-mails.service.js';
import { deskRegionOf, type Actor } from './actor.js';
import { AuditLog } from './audit-log.service.js';
import type { AuditAction } from './audit-action.js';
import { PasskeyCeremony } from './passkey-ceremony.service.js';
import { mayAdd, mayRemove } from './passkey-rules.js';
import { PasskeysRepository } from './passkeys.repository.js';
import { Sessions } from './sessions.service.js';
import { SecondStepFacts } from './second-step-facts.service.js';
import { LAST_PASSKEY, PASSKEY_UNKNOWN, SECOND_STEP_FIRST, SIGN_IN_AGAIN } from './sign-in-problems.js';

/** The longest name of a passkey. */
const longestName = 60;
/** One person's passkeys: a few devices and a spare. */
const passkeysAtMost = 20;

/** Somebody's own passkeys: adds, names and removes them. Each change is told by mail and kept in the audit trail. */
@Injectable()
export class ManagePasskeys {
  constructor(
    private readonly transaction: Transaction,
    private readonly facts: SecondStepFacts,
    private readonly passkeys: PasskeysRepository,
    private readonly ceremony: PasskeyCeremony,
    private readonly sessions: Sessions,
    private readonly mails: AccountMails,
    private readonly audit: AuditLog,
  ) {}

  /** The question to the browser to make a passkey. */
  ask(actor: Actor): Promise<Result<object>> {
    return this.transaction.run(async (tx) => {
      const { account, passkeys, facts } = await this.facts.of(tx, actor);
      const may = mayAdd(facts);
      if (may !== 'YES')
        return refuse(problem(may === 'SIGN_IN_AGAIN' ? SIGN_IN_AGAIN : SECOND_STEP_FIRST, 'answer'));
      if (passkeys.length >= passkeysAtMost) return refuse(problem(INVALID, 'answer', tooMany));
      const options = await this.ceremony.registrationOptions(account, passkeys);
      const asker = { sessionId: actor.session?.id ?? '' };
      await tx.beyond('sign-in', () => this.passkeys.addChallenge(tx, options.challenge, 'REGISTER', asker));
      return succeed(options);
    });
  }

  /** Keeps the passkey that was made. The session that made it has shown it: its secret changes. */
  async add(actor: Actor, name: string, answer: object): Promise<Result<{ secret: string }>> {
    const unknown = refuse(problem(PASSKEY_UNKNOWN, 'answer'));
    const shortName = name.trim().slice(0, longestName);
    if (shortName === '') return refuse(problem(INVALID, 'name', nameless));
    const read = this.ceremony.read(answer);
    if (!read) return unknown;
    const sessionId = actor.session?.id ?? '';
    const wasAsked = await this.transaction.run((tx) =>
      tx.beyond('sign-in', () => this.passkeys.takeChallenge(tx, read.challenge, 'REGISTER', { sessionId })),
    );
    const made = wasAsked ? await this.ceremony.made(answer, read.challenge) : null;
    if (!made) return unknown;
    return this.transaction.run(async (tx) => {
      // The account's row is held, so that of two first passkeys at once the second is not taken for a first.
      const { account, facts } = await this.facts.of(tx, actor);
      const may = mayAdd(facts);
      if (may !== 'YES')
        return refuse(problem(may === 'SIGN_IN_AGAIN' ? SIGN_IN_AGAIN : SECOND_STEP_FIRST, 'answer'));
      const id = await this.passkeys.add(tx, { ...made, accountId: account.id, name: shortName });
      if (id === null) return unknown;
      await this.note(tx, actor, 'passkey.added');
      await this.mails.tell(tx, account, 'PASSKEY_ADDED', shortName);
      return succeed({ secret: await this.sessions.strengthen(tx, sessionId) });
    });
  }

  rename(actor: Actor, id: string, name: string): Promise<Result<boolean>> {
    return this.transaction.run(async (tx) => {
      const shortName = name.trim().slice(0, longestName);
      if (shortName === '') return refuse(problem(INVALID, 'name', nameless));
      const isOwn = await this.passkeys.rename(tx, actor.accountId ?? '', id, shortName);
      return isOwn ? succeed(true) : refuse(problem(NOT_FOUND, 'id'));
    });
  }

  remove(actor: Actor, id: string): Promise<Result<boolean>> {
    return this.transaction.run(async (tx) => {
      const { account, passkeys, facts } = await this.facts.of(tx, actor);
      const passkey = passkeys.find((each) => each.id === id);
      if (!passkey) return refuse(problem(NOT_FOUND, 'id'));
      const may = mayRemove(facts);
      if (may !== 'YES')
        return refuse(problem(may === 'LAST_PASSKEY' ? LAST_PASSKEY : SECOND_STEP_FIRST, 'id'));
      await this.passkeys.remove(tx, account.id, id);
      await this.note(tx, actor, 'passkey.removed');
      await this.mails.tell(tx, account, 'PASSKEY_REMOVED', passkey.name);
      return succeed(true);
    });
  }

  private note(tx: Tx, actor: Actor, action: AuditAction): Promise<void> {
    return this.audit.record(tx, {
      actor,
      action,
      subject: { kind: 'ACCOUNT', id: actor.accountId ?? '' },
      regionCode: deskRegionOf(actor),
      why: null,
    });
  }
}

const nameless = {
  nl: 'Geef de passkey een naam, bijvoorbeeld die van het apparaat.',
  en: 'Give the passkey a name, for example that of the device.',
};
const tooMany = {
  nl: `U heeft al ${passkeysAtMost} passkeys. Verwijder er eerst een die u niet meer gebruikt.`,
  en: `You already have ${passkeysAtMost} passkeys. First remove one you no longer use.`,
};
