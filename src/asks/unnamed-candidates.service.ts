import { Injectable } from '@nestjs/common';
import { LegalBasesRepository } from '../candidates/legal-bases.repository.js';
import { employerKnows } from '../introductions/introduction-mail.js';
import { IntroductionsRepository } from '../introductions/introductions.repository.js';
import { PlacementsRepository } from '../introductions/placements.repository.js';
import { profileOf, type CandidateProfile } from '../matching/candidate-profile.js';
import { MatchingRepository } from '../matching/matching.repository.js';
import { fewestShown } from '../matching/shown-count.js';
import { Keys } from '../platform/keys.service.js';
import type { Tx } from '../platform/transaction.service.js';
import { AskNews } from './ask-news.service.js';
import { shownTo } from './ask.js';
import { AsksRepository } from './asks.repository.js';

/** Somebody who fits a place, as its employer may know them. */
export interface UnnamedCandidate {
  /** Stands for this person at this place, and nowhere else. */
  readonly handle: string;
  readonly candidateId: string;
  readonly profile: CandidateProfile;
}

const lookedAt = 100;
const shown = 20;

/** Who fits a place and may be introduced, without a name. */
@Injectable()
export class UnnamedCandidates {
  constructor(
    private readonly matching: MatchingRepository,
    private readonly legalBases: LegalBasesRepository,
    private readonly placements: PlacementsRepository,
    private readonly introductions: IntroductionsRepository,
    private readonly asks: AsksRepository,
    private readonly news: AskNews,
    private readonly keys: Keys,
  ) {}

  /**
   * At most twenty, in an order that tells nothing; null when there are too few to be nobody in particular. Those of
   * whose introduction here the employer knows are not among them; one it was not told of changes nothing. In a
   * transaction that is `beyond('make-ask')`.
   */
  async of(tx: Tx, placeId: string): Promise<UnnamedCandidate[] | null> {
    const found = (await this.matching.candidatesForPlaces(tx, [placeId], lookedAt)).get(placeId);
    const matches = (found?.best ?? []).flatMap((match) =>
      match.candidateId === null ? [] : [{ ...match, candidateId: match.candidateId }],
    );
    const lawful = await this.legalBases.introducible(
      tx,
      matches.map(({ candidateId }) => candidateId),
    );
    const standing = await this.introductions.byIds(tx, await this.placements.standingAt(tx, placeId));
    const known = new Set(standing.filter(employerKnows).map(({ candidateId }) => candidateId));
    const free = matches.filter(({ candidateId }) => lawful.has(candidateId) && !known.has(candidateId));
    if (free.length < fewestShown) return null;
    return free
      .slice(0, shown)
      .map(({ candidateId, comparison, distanceMetres }) => ({
        handle: this.handleOf(placeId, candidateId),
        candidateId,
        profile: profileOf(candidateId, comparison.wish, distanceMetres),
      }))
      .sort((one, other) => (one.handle < other.handle ? -1 : 1));
  }

  /** The candidates whose invitation waits for an answer, as far as the employer knows. */
  async invited(tx: Tx, employerId: string, placeId: string): Promise<Set<string>> {
    const all = await this.asks.list(tx, { subjects: [employerId], regions: [] }, { isOpen: null, placeId });
    const followed = await this.news.followed(
      tx,
      all.flatMap(({ introductionId }) => introductionId ?? []),
    );
    const waiting = all.filter((ask) => {
      const came = ask.introductionId ? (followed.get(ask.introductionId) ?? null) : null;
      return shownTo('EMPLOYER', ask, came).status === 'OPEN';
    });
    return new Set(waiting.map(({ candidateId }) => candidateId));
  }

  private handleOf(placeId: string, candidateId: string): string {
    return this.keys.digest('unnamed-candidate', `${placeId} ${candidateId}`).slice(0, 32);
  }
}
