import { Injectable } from '@nestjs/common';
import { OneChangeRepository } from '../matching/one-change.repository.js';
import { Handles, type EventHandler } from '../platform/handles.decorator.js';
import type { Tx } from '../platform/transaction.service.js';
import { placeLapsed, placeWithdrawn } from '../places/place-events.js';
import { seatsLeft } from '../places/place.js';
import { PlacesRepository } from '../places/places.repository.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { LostSeatsRepository } from './lost-seats.repository.js';

/** Notes a place that was lost, with how many candidates fitted it then; one that was never open lost nothing. */
@Injectable()
export class NoteLostSeats {
  constructor(
    private readonly places: PlacesRepository,
    private readonly reference: ReferenceRepository,
    private readonly counts: OneChangeRepository,
    private readonly losses: LostSeatsRepository,
  ) {}

  async note(tx: Tx, placeId: string): Promise<void> {
    const place = await this.places.byId(tx, placeId);
    // By now it may be open again, or filled.
    if (place?.status !== 'LAPSED' && place?.status !== 'WITHDRAWN') return;
    if (place.publishedAt === null || seatsLeft(place) === 0) return;
    const [qualification] = await this.reference.qualificationsByCode(tx, [place.creboCode]);
    const offers = qualification ? [{ ...place, mboLevel: qualification.mboLevel }] : [];
    const [counted] = await this.counts.countOffers(tx, offers, () => []);
    const { id, regionCode, status, lapsesOn } = place;
    await this.losses.note(tx, {
      id,
      regionCode,
      way: status,
      seats: seatsLeft(place),
      lostOn: lapsesOn < tx.today ? lapsesOn : tx.today,
      candidatesThatFit: counted?.now.count ?? 0,
    });
  }
}

@Injectable()
@Handles(placeLapsed, 'note-seats-lapsed')
export class NoteLapsedSeats implements EventHandler<{ placeId: string }> {
  constructor(private readonly noting: NoteLostSeats) {}

  handle(tx: Tx, { placeId }: { placeId: string }): Promise<void> {
    return this.noting.note(tx, placeId);
  }
}

@Injectable()
@Handles(placeWithdrawn, 'note-seats-withdrawn')
export class NoteWithdrawnSeats implements EventHandler<{ placeId: string }> {
  constructor(private readonly noting: NoteLostSeats) {}

  handle(tx: Tx, { placeId }: { placeId: string }): Promise<void> {
    return this.noting.note(tx, placeId);
  }
}
