import { Injectable } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import { mayOn, scopeOf } from '../access/actor.js';
import type { ActorContext } from '../access/current-actor.decorator.js';
import { ResponsibilitiesRepository } from '../desks/responsibilities.repository.js';
import { responsibleFor, type Desk } from '../desks/responsible.js';
import { LapseAlertsRepository } from '../lapse-alerts/lapse-alerts.repository.js';
import { BatchLoader } from '../platform/batch.loader.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { PlacesRepository } from '../places/places.repository.js';
import { lapseCalendar, type CalendarEntry } from './lapse-calendar.js';
import { RemindersRepository } from './reminders.repository.js';

/** The lapse calendars of many places at once; empty for a place that the actor does not look after. */
@Injectable()
export class LapseCalendarLoader extends BatchLoader<string, readonly CalendarEntry[], ActorContext> {
  constructor(
    private readonly transaction: Transaction,
    private readonly places: PlacesRepository,
    private readonly reminders: RemindersRepository,
    private readonly atRisk: LapseAlertsRepository,
    private readonly responsibilities: ResponsibilitiesRepository,
    private readonly accounts: AccountsRepository,
  ) {
    super();
  }

  protected batch(ids: readonly string[], { actor }: ActorContext): Promise<(readonly CalendarEntry[])[]> {
    return this.transaction.read(async (tx) => {
      const places = (await this.places.byIds(tx, ids)).filter(({ regionCode, employerId }) =>
        mayOn(actor, 'place.manage', { regionCode, subjectIds: [employerId] }),
      );
      const managed = places.map(({ id }) => id);
      const { readers, deskLeads } = await tx.beyond('show-lapse-calendar', () =>
        this.reminders.hearersOf(tx, managed),
      );
      const { regions } = scopeOf(actor, 'place.manage');
      const desks = await this.deskNames(
        tx,
        places.filter(({ regionCode }) => regions.includes(regionCode)).map(({ id }) => id),
      );
      const entries = new Map(
        places.map((place) => {
          const members = readers.get(place.id) ?? [];
          const hearers = {
            members,
            desk: desks.get(place.id) ?? [],
            deskLeadDays: deskLeads.get(place.id) ?? [],
          };
          return [place.id, lapseCalendar(place, hearers, tx.now)];
        }),
      );
      return ids.map((id) => entries.get(id) ?? []);
    });
  }

  /** Who is responsible at the desk as things stand now, by place. */
  private async deskNames(tx: Tx, placeIds: readonly string[]): Promise<Map<string, string[]>> {
    if (placeIds.length === 0) return new Map();
    const matters = await this.atRisk.atRisk(tx, placeIds);
    const desks = await this.responsibilities.desks(tx, [
      ...new Set(matters.map(({ regionCode }) => regionCode)),
    ]);
    const responsible = matters.map(
      (matter) => [matter.id, responsibleFor(desks.get(matter.regionCode) as Desk, matter)] as const,
    );
    const accounts = await this.accounts.byIds(tx, [...new Set(responsible.flatMap(([, ids]) => ids))]);
    const nameOf = new Map(accounts.map(({ id, name }) => [id, name]));
    return new Map(responsible.map(([id, ids]) => [id, ids.flatMap((each) => nameOf.get(each) ?? [])]));
  }
}
