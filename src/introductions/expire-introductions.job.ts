import { Injectable } from '@nestjs/common';
import { useEnded } from '../candidates/candidate-events.js';
import { CandidatesRepository } from '../candidates/candidates.repository.js';
import { LegalBasesRepository } from '../candidates/legal-bases.repository.js';
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
  // Off the road map for want of accreditation.
  DRAFT: 'PLACE_WITHDRAWN',
};

/** Ends the open introductions of a place that is gone, unless it came back in the meantime. */
@Injectable()
export class ExpireIntroductions {
  constructor(
    private readonly places: PlacesRepository,
    private readonly introductions: IntroductionsRepository,
    private readonly candidates: CandidatesRepository,
    private readonly legalBases: LegalBasesRepository,
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

  /** Ends what runs for a candidate whom nobody may introduce any more, unless a ground came back in the meantime. */
  async ofCandidate(tx: Tx, candidateId: string): Promise<void> {
    if (!(await this.candidates.forUpdate(tx, candidateId))) return;
    if ((await this.legalBases.introducible(tx, [candidateId])).has(candidateId)) return;
    const open = await this.introductions.openOfCandidateForUpdate(tx, candidateId);
    await this.end(
      tx,
      open.map(({ id }) => id),
      'NOT_AVAILABLE',
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

@Injectable()
@Handles(useEnded, 'expire-introductions-without-ground')
export class ExpireIntroductionsWithoutGround implements EventHandler<{ candidateId: string }> {
  constructor(private readonly expiry: ExpireIntroductions) {}
  handle(tx: Tx, { candidateId }: { candidateId: string }): Promise<void> {
    return this.expiry.ofCandidate(tx, candidateId);
  }
}
