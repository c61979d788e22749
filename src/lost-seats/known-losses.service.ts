import { Injectable } from '@nestjs/common';
import { SettingsRepository } from '../desks/settings.repository.js';
import { allowsPublishing } from '../employers/accreditation.js';
import { EmployersRepository } from '../employers/employers.repository.js';
import { PlacementsRepository } from '../introductions/placements.repository.js';
import { dateAt } from '../platform/calendar-date.js';
import type { Tx } from '../platform/transaction.service.js';
import type { Place } from '../places/place.js';
import { PlacesRepository } from '../places/places.repository.js';
import { workingDaysBefore } from '../promises/promise.js';
import { proposedCause, replayOf, workingDaysNeeded, type LossCause, type Replay } from './lost-seat.js';
import { LostSeatsRepository, type LostPlace } from './lost-seats.repository.js';

/** A lost place with what follows from the facts around it. */
export interface KnownLoss {
  readonly lost: LostPlace;
  readonly place: Place;
  readonly proposedCause: LossCause;
  readonly replay: Replay;
}

/** What the facts say of places that were lost: as they are now, and by the settings of today. */
@Injectable()
export class KnownLosses {
  constructor(
    private readonly losses: LostSeatsRepository,
    private readonly places: PlacesRepository,
    private readonly employers: EmployersRepository,
    private readonly placements: PlacementsRepository,
    private readonly settings: SettingsRepository,
  ) {}

  /** In the order given; a fixed number of statements, whatever their number. */
  async of(tx: Tx, all: readonly LostPlace[]): Promise<KnownLoss[]> {
    if (all.length === 0) return [];
    const ids = all.map(({ id }) => id);
    const places = new Map((await this.places.byIds(tx, ids)).map((place) => [place.id, place]));
    const employerIds = [...new Set([...places.values()].map(({ employerId }) => employerId))];
    const accreditations = await this.employers.accreditationsOf(tx, employerIds);
    const tried = await this.losses.triedFor(tx, ids);
    const hesitations = await this.placements.hesitationsOf(
      tx,
      tried.map(({ id }) => id),
    );
    const alerts = await this.losses.alertsOf(tx, ids);
    const settings = await this.settings.ofRegions(tx, [...new Set(all.map(({ regionCode }) => regionCode))]);
    return all.flatMap((lost) => {
      const place = places.get(lost.id);
      const rules = settings.get(lost.regionCode);
      if (!place || !rules) return [];
      const { employerId, creboCode, withdrawReason, publishedAt } = place;
      const introductions = tried.filter(({ placeId }) => placeId === lost.id);
      const accreditation = accreditations.find(
        (each) => each.employerId === employerId && each.creboCode === creboCode,
      );
      const saidIn = new Set(introductions.map(({ id }) => id));
      const { candidatesThatFit } = lost;
      return [
        {
          lost,
          place,
          proposedCause: proposedCause({
            withdrawReason,
            isAccredited: allowsPublishing(accreditation ?? null),
            candidatesThatFit,
            hesitations: hesitations
              .filter((each) => saidIn.has(each.introductionId))
              .map(({ kind }) => kind),
            introductions,
          }),
          replay: replayOf({
            publishedOn: publishedAt === null ? lost.lostOn : dateAt(publishedAt),
            introduceBy: workingDaysBefore(lost.lostOn, workingDaysNeeded(rules)),
            alerts: alerts.filter(({ placeId }) => placeId === lost.id),
            introducedOn: introductions.map(({ proposedOn }) => proposedOn),
          }),
        },
      ];
    });
  }
}
