import { Inject, Injectable } from '@nestjs/common';
import type { Account } from '../access/accounts.repository.js';
import { EmployersRepository } from '../employers/employers.repository.js';
import { AddsToMornings, type MorningMail, type MorningTeller } from '../notices/morning-parts.service.js';
import type { MorningPart } from '../notices/morning-part.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import type { Tx } from '../platform/transaction.service.js';
import type { Place } from '../places/place.js';
import { PlacesRepository } from '../places/places.repository.js';
import { linkExpiry } from './place-answer.js';
import { PlaceLinksRepository } from './place-links.repository.js';
import { remindersPart } from './reminder-mail.js';
import { dueReminders } from './reminder-plan.js';
import { RemindersRepository, type WatchedPlace } from './reminders.repository.js';

/**
 * Reminds an employer's members of their places at the lead times they chose, in their one mail of the morning. What is
 * due is found without a lock; the places are then locked and it is read again, so that nobody is reminded of a place
 * that was filled, withdrawn or extended. After downtime each place is told of once, at the tightest lead time due.
 */
@Injectable()
@AddsToMornings()
export class RemindEmployers implements MorningTeller {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly reminders: RemindersRepository,
    private readonly places: PlacesRepository,
    private readonly employers: EmployersRepository,
    private readonly links: PlaceLinksRepository,
  ) {}

  async waiting(tx: Tx, dueAt: Date, accountId?: string): Promise<string[]> {
    if (tx.now < dueAt) return [];
    const watched = await this.reminders.watched(tx, accountId ?? null);
    return [...new Set(watched.filter((each) => isDue(each, tx.now)).map((each) => each.accountId))];
  }

  async take(tx: Tx, account: Account, mail: MorningMail): Promise<MorningPart | null> {
    await this.reminders.retell(tx, account.id, mail.takenBack);
    const before = await this.reminders.watched(tx, account.id);
    const locked = new Map<string, Place>();
    for (const id of before.map(({ placeId }) => placeId).sort()) {
      const place = await this.places.forUpdate(tx, id);
      if (place) locked.set(id, place);
    }
    const due = (await this.reminders.watched(tx, account.id)).filter(
      (each) => locked.has(each.placeId) && isDue(each, tx.now),
    );
    if (due.length === 0) return null;
    const told = [];
    for (const each of due)
      told.push(await this.tell(tx, each, locked.get(each.placeId) as Place, mail.reason));
    return {
      ...remindersPart(told, tx.today, account.locale, this.config.publicUrl),
      expiresAt: linkExpiry(tx.today),
    };
  }

  private async tell(tx: Tx, watched: WatchedPlace, place: Place, toldIn: string) {
    const { told, superseded } = dueReminders(watched.leads, watched, tx.now);
    if (told !== null) await this.reminders.settle(tx, watched, { told, superseded, toldIn });
    const { employerId } = place;
    const employer = await this.employers.byId(tx, employerId);
    const token = await this.links.make(tx, { placeId: place.id, employerId, accountId: watched.accountId });
    return { place, employerName: employer?.name ?? '', token };
  }
}

function isDue(watched: WatchedPlace, now: Date): boolean {
  return dueReminders(watched.leads, watched, now).told !== null;
}
