import { Injectable } from '@nestjs/common';
import { AccountsRepository, type Account } from '../access/accounts.repository.js';
import { reachOf, type Actor } from '../access/actor.js';
import { ClassStartsRepository } from '../colleges/class-starts.repository.js';
import { SettingsRepository } from '../desks/settings.repository.js';
import { EmployersRepository } from '../employers/employers.repository.js';
import { actFor } from '../platform/acting.service.js';
import { addDays, type CalendarDate } from '../platform/calendar-date.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import type { Place } from '../places/place.js';
import { PlacesRepository } from '../places/places.repository.js';
import { linkState, proposedDates, type PlaceLink, type ProposedDates } from './place-answer.js';
import { PlaceLinksRepository, type GivenAnswer } from './place-links.repository.js';

/** A link that was recognised, and for whom it was made, who still belongs to the employer. */
export interface OpenedLink {
  readonly link: PlaceLink;
  readonly account: Account;
  /** The member, with that one role and nothing else. */
  readonly actor: Actor;
}

/** What a page behind a link shows: of the place no more than this. */
export interface LinkView {
  readonly state: 'OPEN' | 'USED' | 'EXPIRED';
  readonly place: Place;
  readonly employerName: string;
  readonly today: CalendarDate;
  readonly proposed: ProposedDates;
  /** Who answered last by a link, and what; null when nobody did. */
  readonly last: (GivenAnswer & { readonly name: string }) | null;
}

const lookAheadDays = 400;

/** Opens links from mails: whose they are, and what there is to see behind them. */
@Injectable()
export class OpenPlaceLink {
  constructor(
    private readonly transaction: Transaction,
    private readonly links: PlaceLinksRepository,
    private readonly accounts: AccountsRepository,
    private readonly places: PlacesRepository,
    private readonly employers: EmployersRepository,
    private readonly settings: SettingsRepository,
    private readonly classStarts: ClassStartsRepository,
  ) {}

  /** Null for a token that we did not make, and for the link of somebody who left the employer. */
  recognise(token: string): Promise<OpenedLink | null> {
    return this.transaction.beyond('open-place-link', async (tx) => {
      const link = await this.links.byToken(tx, token);
      const account = link && (await this.accounts.byId(tx, link.accountId));
      const grants = account ? await this.accounts.grantsOf(tx, account.id) : [];
      const grant = grants.find(
        ({ role, subjectId }) => role === 'EMPLOYER' && subjectId === link?.employerId,
      );
      if (!link || !account || !grant) return null;
      return { link, account, actor: { accountId: account.id, grants: [grant], session: null } };
    });
  }

  /** Does something as the member a link was made for: their rows of that employer are in reach, and no others. */
  as<T>({ actor }: OpenedLink, work: () => Promise<T>): Promise<T> {
    return actFor(reachOf(actor), work);
  }

  view(opened: OpenedLink): Promise<LinkView | null> {
    return this.as(opened, () => this.transaction.read((tx) => this.viewIn(tx, opened)));
  }

  private async viewIn(tx: Tx, { link }: OpenedLink): Promise<LinkView | null> {
    const place = await this.places.byId(tx, link.placeId);
    const employer = place && (await this.employers.byId(tx, place.employerId));
    if (!place || !employer) return null;
    const answer = await this.links.lastAnswer(tx, place.id);
    const [who] = answer ? await this.accounts.byIds(tx, [answer.accountId]) : [];
    const { classReachKm } = await this.settings.of(tx, place.regionCode);
    const { creboCode, postcode4 } = place;
    const until = addDays(tx.today, lookAheadDays);
    const [starts = []] = await this.classStarts.within(tx, [
      { creboCode, postcode4, from: tx.today, until, reachKm: classReachKm },
    ]);
    return {
      state: linkState(link, tx.now),
      place,
      employerName: employer.name,
      today: tx.today,
      proposed: proposedDates(place, starts, tx.today),
      last: answer && who ? { ...answer, name: who.name } : null,
    };
  }
}
