import { Injectable } from '@nestjs/common';
import { EmployersRepository } from '../employers/employers.repository.js';
import { MatchingRepository } from '../matching/matching.repository.js';
import type { Tx } from '../platform/transaction.service.js';
import { PlacesRepository } from '../places/places.repository.js';
import { IntroductionsRepository } from './introductions.repository.js';

/** A place as a candidate is told of it. */
export interface NextBestPlace {
  readonly id: string;
  readonly title: string;
  readonly employerName: string;
}

const told = 3;
/** So many are looked at: a candidate is asked for a few at once. */
const lookedAt = 12;

/** What else fits a candidate whose place is gone. */
@Injectable()
export class NextBestPlaces {
  constructor(
    private readonly matching: MatchingRepository,
    private readonly introductions: IntroductionsRepository,
    private readonly places: PlacesRepository,
    private readonly employers: EmployersRepository,
  ) {}

  /**
   * At most three open places, the best first, less those for which an introduction of theirs runs; none for who is not
   * lawfully in matching.
   */
  async of(tx: Tx, candidateId: string): Promise<NextBestPlace[]> {
    const matches = await this.matching.placesForCandidates(tx, [candidateId], lookedAt);
    const ids: string[] = [];
    for (const { placeId } of matches.get(candidateId)?.best ?? []) {
      if (ids.length === told) break;
      if (!(await this.introductions.standing(tx, placeId, candidateId))) ids.push(placeId);
    }
    const places = await this.places.byIds(tx, ids);
    const employers = await this.employers.byIds(
      tx,
      places.map(({ employerId }) => employerId),
    );
    return ids.flatMap((id) => {
      const place = places.find((each) => each.id === id);
      const employer = employers.find((each) => each.id === place?.employerId);
      return place && employer ? [{ id, title: place.title, employerName: employer.name }] : [];
    });
  }
}
