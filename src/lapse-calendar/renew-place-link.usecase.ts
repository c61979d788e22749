import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Mails } from '../platform/mail.service.js';
import { Transaction } from '../platform/transaction.service.js';
import { PlacesRepository } from '../places/places.repository.js';
import { OpenPlaceLink, type OpenedLink } from './open-place-link.service.js';
import { choicesOf, linkExpiry, linkState } from './place-answer.js';
import { newLinkMail } from './place-link-mail.js';
import { PlaceLinksRepository } from './place-links.repository.js';

/**
 * Mails a new link to the member whose link has expired, at their own address: whoever holds the old one learns nothing.
 * At most one a quarter of an hour.
 */
@Injectable()
export class RenewPlaceLink {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transaction: Transaction,
    private readonly opening: OpenPlaceLink,
    private readonly links: PlaceLinksRepository,
    private readonly places: PlacesRepository,
    private readonly mails: Mails,
  ) {}

  /** False when there is nothing to renew: the link still works or was used, or the place asks for nothing any more. */
  execute(opened: OpenedLink): Promise<boolean> {
    const { link, account } = opened;
    return this.opening.as(opened, () =>
      this.transaction.run(async (tx) => {
        const place = await this.places.byId(tx, link.placeId);
        if (!place || choicesOf(place.status).length === 0 || linkState(link, tx.now) !== 'EXPIRED')
          return false;
        const token = await this.links.make(tx, link);
        await this.mails.write(tx, {
          to: account.email,
          kind: 'place-link',
          reason: `place-link/${link.id}/${Math.floor(tx.now.getTime() / 900_000)}`,
          subjectId: place.id,
          expiresAt: linkExpiry(tx.today),
          ...newLinkMail(place, token, account.locale, this.config.publicUrl),
        });
        return true;
      }),
    );
  }
}
