import { Inject, Injectable } from '@nestjs/common';
import { scopeOf, type Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { EmployersRepository } from '../employers/employers.repository.js';
import { NoticesRepository } from '../notices/notices.repository.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { INVALID, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { LapseFeedsRepository } from './lapse-feeds.repository.js';
import { leadChoices } from './reminder-plan.js';
import { RemindersRepository } from './reminders.repository.js';

/** When somebody is reminded, and whether they have a calendar feed. */
export interface MyReminders {
  readonly leadDays: readonly number[];
  readonly isOwnChoice: boolean;
  readonly choices: readonly number[];
  readonly isOff: boolean;
  readonly feedSince: Date | null;
}

/** A member of an employer chooses when to be reminded, and gives their calendar an address. */
@Injectable()
export class ChooseReminders {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transaction: Transaction,
    private readonly reminders: RemindersRepository,
    private readonly feeds: LapseFeedsRepository,
    private readonly employers: EmployersRepository,
    private readonly notices: NoticesRepository,
    private readonly audit: AuditLog,
  ) {}

  /** Null for who belongs to no employer. */
  mine(actor: Actor): Promise<MyReminders | null> {
    return this.transaction.read((tx) => this.mineIn(tx, actor));
  }

  /** From now on: a lead time whose moment is past for a place is not told afterwards. */
  choose(actor: Actor, leadDays: readonly number[]): Promise<Result<MyReminders>> {
    return this.transaction.run(async (tx) => {
      const chosen = leadChoices.filter((days) => leadDays.includes(days));
      if (chosen.length === 0 || leadDays.some((days) => !(leadChoices as readonly number[]).includes(days)))
        return refuse(problem(INVALID, 'leadDays', whichOnes));
      const before = await this.mineIn(tx, actor);
      if (!before || actor.accountId === null) return refuse(problem(INVALID, 'leadDays', whichOnes));
      await this.reminders.choose(tx, actor.accountId, chosen, before.isOwnChoice ? [] : before.leadDays);
      await this.feeds.changed(tx, actor.accountId);
      return succeed((await this.mineIn(tx, actor)) as MyReminders);
    });
  }

  /** A new address for one's calendar; the one before works no longer. Shown once. */
  renewFeed(actor: Actor): Promise<Result<string>> {
    return this.transaction.run(async (tx) => {
      const accountId = actor.accountId as string;
      const secret = await this.feeds.renew(tx, accountId);
      await this.record(tx, actor, 'lapse-feed.made');
      return succeed(`${this.config.publicUrl}/verloopkalender.ics?token=${secret}`);
    });
  }

  /** Ends the address of one's calendar, at once. Done twice it is done once. */
  endFeed(actor: Actor): Promise<Result<MyReminders>> {
    return this.transaction.run(async (tx) => {
      if (await this.feeds.end(tx, actor.accountId as string))
        await this.record(tx, actor, 'lapse-feed.ended');
      return succeed((await this.mineIn(tx, actor)) as MyReminders);
    });
  }

  private record(tx: Tx, actor: Actor, action: 'lapse-feed.made' | 'lapse-feed.ended'): Promise<void> {
    const subject = { kind: 'ACCOUNT', id: actor.accountId as string } as const;
    return this.audit.record(tx, { actor, action, subject, regionCode: null, why: null });
  }

  private async mineIn(tx: Tx, actor: Actor): Promise<MyReminders | null> {
    const { accountId } = actor;
    const [employerId] = scopeOf(actor, 'reminder.choose').subjects;
    const employer = employerId === undefined ? null : await this.employers.byId(tx, employerId);
    if (!employer || accountId === null) return null;
    const own = await this.reminders.chosen(tx, accountId);
    const ofRegion = (await this.reminders.leadsOfRegions(tx, [employer.regionCode]))[employer.regionCode];
    const feed = await this.feeds.of(tx, accountId);
    const how = await this.notices.chosen(tx, accountId);
    return {
      leadDays: own ?? ofRegion ?? [],
      isOwnChoice: own !== null,
      choices: leadChoices,
      isOff: how.get('PLACE_REMINDERS') === 'NEVER',
      feedSince: feed?.madeAt ?? null,
    };
  }
}

const whichOnes = {
  nl: `Kies een of meer van deze aantallen dagen: ${leadChoices.join(', ')}. Wilt u geen herinneringen? Zet ze bij uw account uit.`,
  en: `Choose one or more of these numbers of days: ${leadChoices.join(', ')}. You want no reminders? Switch them off in your account.`,
};
