import { Injectable } from '@nestjs/common';
import { OneChangeRepository } from '../matching/one-change.repository.js';
import { addDays } from '../platform/calendar-date.js';
import { Handles, Sweeps, type EventHandler, type Sweep } from '../platform/handles.decorator.js';
import { OneByOne } from '../platform/one-by-one.service.js';
import type { Tx } from '../platform/transaction.service.js';
import { placeLapsed, placeWithdrawn } from '../places/place-events.js';
import { seatsLeft, type Place } from '../places/place.js';
import { PlacesRepository } from '../places/places.repository.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { LostSeatsRepository } from './lost-seats.repository.js';

/**
 * Notes a place that was lost, with how many candidates fitted it then, as long as that can be counted; one that was never
 * open lost nothing.
 */
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
    const { id, regionCode, status } = place;
    const lostOn = await this.losses.lostOn(tx, id);
    await this.losses.note(tx, {
      id,
      regionCode,
      way: status,
      seats: seatsLeft(place),
      lostOn,
      candidatesThatFit: addDays(lostOn, 1) < tx.today ? null : await this.fitting(tx, place),
    });
  }

  private async fitting(tx: Tx, place: Place): Promise<number> {
    const [qualification] = await this.reference.qualificationsByCode(tx, [place.creboCode]);
    const offers = qualification ? [{ ...place, mboLevel: qualification.mboLevel }] : [];
    const [counted] = await this.counts.countOffers(tx, offers, () => []);
    return counted?.now.count ?? 0;
  }
}

const portion = 100;

/** Notes every lost place that has no row yet, such as those of before losses were noted. */
@Injectable()
@Sweeps('note-earlier-losses', 900)
export class NoteEarlierLosses implements Sweep {
  constructor(
    private readonly oneByOne: OneByOne,
    private readonly losses: LostSeatsRepository,
    private readonly noting: NoteLostSeats,
  ) {}

  sweep(): Promise<void> {
    return this.oneByOne.keepAll({
      what: 'A lost place',
      page: async (tx, afterId) => {
        const ids = await this.losses.notNoted(tx, afterId, portion);
        return { ids, next: ids.length < portion ? null : (ids.at(-1) ?? null) };
      },
      keep: (tx, id) => this.noting.note(tx, id),
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
