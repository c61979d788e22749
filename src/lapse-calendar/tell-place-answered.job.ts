import { Inject, Injectable } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import { ResponsibilitiesRepository } from '../desks/responsibilities.repository.js';
import { LapseAlertsRepository } from '../lapse-alerts/lapse-alerts.repository.js';
import { Notices } from '../notices/notices.service.js';
import { dateAt } from '../platform/calendar-date.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Handles, type EventHandler } from '../platform/handles.decorator.js';
import type { Tx } from '../platform/transaction.service.js';
import { PlacesRepository } from '../places/places.repository.js';
import { placeAnsweredMail } from './place-answered-mail.js';
import { placeAnswered } from './lapse-calendar-events.js';
import { PlaceLinksRepository } from './place-links.repository.js';

/** Tells whoever is responsible at the desk what an employer answered, and by whom. */
@Injectable()
@Handles(placeAnswered, 'tell-place-answered')
export class TellPlaceAnswered implements EventHandler<{ linkId: string }> {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly links: PlaceLinksRepository,
    private readonly places: PlacesRepository,
    private readonly atRisk: LapseAlertsRepository,
    private readonly accounts: AccountsRepository,
    private readonly responsibilities: ResponsibilitiesRepository,
    private readonly notices: Notices,
  ) {}

  async handle(tx: Tx, { linkId }: { linkId: string }): Promise<void> {
    const given = await this.links.answerOf(tx, linkId);
    const place = given && (await this.places.byId(tx, given.placeId));
    const [where] = given ? await this.atRisk.atRisk(tx, [given.placeId]) : [];
    if (!given || !place || !where) return;
    const [who] = await this.accounts.byIds(tx, [given.accountId]);
    const advisers = await this.accounts.byIds(tx, await this.responsibilities.responsibleFor(tx, where));
    const told = { ...where, status: place.status, answer: given.answer, on: dateAt(given.usedAt) };
    for (const adviser of advisers)
      await this.notices.tell(tx, adviser, {
        kind: 'place-answered',
        reason: `place-answered/${linkId}/${adviser.id}`,
        ...placeAnsweredMail({ ...told, name: who?.name ?? '' }, adviser.locale, this.config.publicUrl),
      });
  }
}
