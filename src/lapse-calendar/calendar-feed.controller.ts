import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AccountsRepository } from '../access/accounts.repository.js';
import { reachOf, type Actor } from '../access/actor.js';
import { RateLimits } from '../access/rate-limits.service.js';
import type { Throttle } from '../access/throttle.js';
import { actFor } from '../platform/acting.service.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { PlacesRepository } from '../places/places.repository.js';
import { appointmentsOf } from './calendar-feed.js';
import { LapseFeedsRepository, type LapseFeed } from './lapse-feeds.repository.js';
import { RemindersRepository } from './reminders.repository.js';
import { writeCalendar } from './write-calendar.service.js';

/** Calendar programs ask a few times an hour, for all people behind one address. */
const fetching: Throttle = { per: 'source', times: 120, seconds: 900 };
const mostPlaces = 500;

/**
 * The lapse calendar of a member of an employer, for their calendar program: who has the secret address reads it, and
 * nothing else. An address that was renewed or ended, or whose owner left, is not there.
 */
@Controller()
export class CalendarFeedController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly limits: RateLimits,
    private readonly transaction: Transaction,
    private readonly feeds: LapseFeedsRepository,
    private readonly accounts: AccountsRepository,
    private readonly reminders: RemindersRepository,
    private readonly places: PlacesRepository,
  ) {}

  @Get('verloopkalender.ics')
  async feed(
    @Query('token') token: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.limits.spend('lapse-feed', fetching, request.ip ?? 'unknown');
    const whose = await this.transaction.beyond('open-lapse-feed', async (tx) => {
      const feed = await this.feeds.bySecret(tx, String(token));
      const grants = feed ? await this.accounts.grantsOf(tx, feed.accountId) : [];
      const members = grants.filter(({ role }) => role === 'EMPLOYER');
      return feed && members.length > 0 ? { feed, members } : null;
    });
    if (!whose) return void response.status(404).type('text/plain').send('Deze agenda is er niet (meer).');
    const { feed, members } = whose;
    const actor: Actor = { accountId: feed.accountId, grants: members, session: null };
    const calendar = await actFor(reachOf(actor), () =>
      this.transaction.read((tx) => this.calendarOf(tx, feed, actor)),
    );
    response
      .set({
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': 'attachment; filename="verloopkalender.ics"',
        'X-Robots-Tag': 'noindex',
      })
      .send(calendar);
  }

  private async calendarOf(tx: Tx, { accountId, changes }: LapseFeed, { grants }: Actor): Promise<string> {
    const account = await this.accounts.byId(tx, accountId);
    const own = await this.reminders.chosen(tx, accountId);
    const employerIds = grants.flatMap(({ subjectId }) => subjectId ?? []);
    const places = await this.places.inCalendar(tx, employerIds, mostPlaces);
    const ofRegions = await this.reminders.leadsOfRegions(tx, [
      ...new Set(places.map(({ regionCode }) => regionCode)),
    ]);
    const locale = account?.locale ?? 'nl';
    const appointments = places.flatMap((place) =>
      appointmentsOf(place, own ?? ofRegions[place.regionCode] ?? [], changes, locale, this.config.publicUrl),
    );
    return writeCalendar(appointments, locale, tx.now);
  }
}
