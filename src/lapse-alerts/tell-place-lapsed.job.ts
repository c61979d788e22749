import { Inject, Injectable } from '@nestjs/common';
import { AccountsRepository, type Account } from '../access/accounts.repository.js';
import { ResponsibilitiesRepository } from '../desks/responsibilities.repository.js';
import { Notices } from '../notices/notices.service.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Handles, type EventHandler } from '../platform/handles.decorator.js';
import type { Tx } from '../platform/transaction.service.js';
import { placeLapsed } from '../places/place-events.js';
import { PlacesRepository } from '../places/places.repository.js';
import type { PlaceAtRisk } from './lapse-alert.js';
import { lapsedMail } from './lapse-alert-mail.js';
import { LapseAlertsRepository } from './lapse-alerts.repository.js';

/**
 * Tells who is responsible at the desk that a place has lapsed, and what they can do. Its employer is told by
 * lapse-calendar/, candidates with an open introduction by introductions/. A place that is open again by now is no news.
 */
@Injectable()
@Handles(placeLapsed, 'tell-place-lapsed')
export class TellPlaceLapsed implements EventHandler<{ placeId: string }> {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly places: PlacesRepository,
    private readonly lapseAlerts: LapseAlertsRepository,
    private readonly accounts: AccountsRepository,
    private readonly responsibilities: ResponsibilitiesRepository,
    private readonly notices: Notices,
  ) {}

  async handle(tx: Tx, { placeId }: { placeId: string }): Promise<void> {
    const place = await this.places.byId(tx, placeId);
    const [told] = await this.lapseAlerts.atRisk(tx, [placeId]);
    if (place?.status !== 'LAPSED' || !told) return;
    const advisers = await this.accounts.byIds(tx, await this.responsibilities.responsibleFor(tx, told));
    for (const adviser of advisers) await this.tell(tx, adviser, told);
  }

  private async tell(tx: Tx, account: Account, place: PlaceAtRisk): Promise<void> {
    await this.notices.tell(tx, account, {
      kind: 'place-lapsed',
      reason: `place/${place.id}/lapsed/${place.lapsesOn}/${account.id}`,
      ...lapsedMail(place, account.locale, this.config.publicUrl),
    });
  }
}
