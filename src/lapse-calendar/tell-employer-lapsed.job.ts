import { Inject, Injectable } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import { Notices } from '../notices/notices.service.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Handles, type EventHandler } from '../platform/handles.decorator.js';
import type { Tx } from '../platform/transaction.service.js';
import { placeLapsed } from '../places/place-events.js';
import { PlacesRepository } from '../places/places.repository.js';
import { linkExpiry } from './place-answer.js';
import { employerLapsedMail } from './place-link-mail.js';
import { PlaceLinksRepository } from './place-links.repository.js';

/**
 * Tells an employer's members that a place has lapsed, each with a link of their own to the page that offers it again.
 * A place that is open again by now is no news.
 */
@Injectable()
@Handles(placeLapsed, 'tell-employer-place-lapsed')
export class TellEmployerPlaceLapsed implements EventHandler<{ placeId: string }> {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly places: PlacesRepository,
    private readonly links: PlaceLinksRepository,
    private readonly accounts: AccountsRepository,
    private readonly notices: Notices,
  ) {}

  async handle(tx: Tx, { placeId }: { placeId: string }): Promise<void> {
    const place = await this.places.forUpdate(tx, placeId);
    if (place?.status !== 'LAPSED') return;
    const { employerId } = place;
    for (const member of await this.accounts.accountsOf(tx, [employerId])) {
      const token = await this.links.make(tx, { placeId, employerId, accountId: member.id });
      await this.notices.tell(tx, member, {
        kind: 'place-lapsed',
        reason: `place/${placeId}/lapsed/${place.lapsesOn}/${member.id}`,
        expiresAt: linkExpiry(tx.today),
        ...employerLapsedMail(place, token, member.locale, this.config.publicUrl),
      });
    }
  }
}
