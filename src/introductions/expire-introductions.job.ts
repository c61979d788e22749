import { Injectable } from '@nestjs/common';
import { Handles, type EventHandler } from '../platform/handles.decorator.js';
import { Outbox } from '../platform/outbox.service.js';
import type { Tx } from '../platform/transaction.service.js';
import { placeFilled, placeLapsed, placeWithdrawn } from '../places/place-events.js';
import type { PlaceStatus } from '../places/place.js';
import { PlacesRepository } from '../places/places.repository.js';
import { introductionEnded } from './introduction-events.js';
import { moved, type ExpiryCause } from './introduction.js';
import { IntroductionsRepository } from './introductions.repository.js';

interface OfPlace {
  placeId: string;
}

const causes: Partial<Record<PlaceStatus, ExpiryCause>> = {
  FILLED: 'PLACE_FILLED',
  LAPSED: 'PLACE_LAPSED',
  WITHDRAWN: 'PLACE_WITHDRAWN',
};

/** Ends the open introductions of a place that is gone, unless it came back in the meantime. */
@Injectable()
export class ExpireIntroductions {
  constructor(
    private readonly places: PlacesRepository,
    private readonly introductions: IntroductionsRepository,
    private readonly outbox: Outbox,
  ) {}

  async ofPlace(tx: Tx, { placeId }: OfPlace): Promise<void> {
    const place = await this.places.forUpdate(tx, placeId);
    const cause = place && causes[place.status];
    if (!cause) return;
    const open = await this.introductions.openOfPlaceForUpdate(tx, placeId);
    await this.end(
      tx,
      open.filter((introduction) => moved(introduction, 'expire', 'DESK').to).map(({ id }) => id),
      cause,
    );
  }

  /** Lock them first. */
  async end(tx: Tx, ids: readonly string[], cause: ExpiryCause): Promise<void> {
    await this.introductions.end(tx, ids, { status: 'EXPIRED', cause, by: null, note: null });
    await this.outbox.add(tx, introductionEnded, ...ids.map((introductionId) => ({ introductionId })));
  }
}

@Injectable()
@Handles(placeFilled, 'expire-introductions-of-filled-place')
export class ExpireIntroductionsOfFilledPlace implements EventHandler<OfPlace> {
  constructor(private readonly expiry: ExpireIntroductions) {}
  handle(tx: Tx, payload: OfPlace): Promise<void> {
    return this.expiry.ofPlace(tx, payload);
  }
}

@Injectable()
@Handles(placeLapsed, 'expire-introductions-of-lapsed-place')
export class ExpireIntroductionsOfLapsedPlace implements EventHandler<OfPlace> {
  constructor(private readonly expiry: ExpireIntroductions) {}
  handle(tx: Tx, payload: OfPlace): Promise<void> {
    return this.expiry.ofPlace(tx, payload);
  }
}

@Injectable()
@Handles(placeWithdrawn, 'expire-introductions-of-withdrawn-place')
export class ExpireIntroductionsOfWithdrawnPlace implements EventHandler<OfPlace> {
  constructor(private readonly expiry: ExpireIntroductions) {}
  handle(tx: Tx, payload: OfPlace): Promise<void> {
    return this.expiry.ofPlace(tx, payload);
  }
}
