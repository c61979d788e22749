import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/data-source.service.js';
import type { CalendarDate } from '../../src/platform/calendar-date.js';
import { TestTransaction } from '../support/test-transaction.js';
import type { Wish } from '../../src/candidates/wish.js';
import { defaultSettings } from '../../src/desks/region-settings.js';
import { perCriterion, type Weights } from '../../src/matching/criterion.js';
import {
  distanceTo,
  isEligible,
  type MatchedPlace,
  type MatchedWish,
} from '../../src/matching/eligibility.js';
import {
  bestCandidatesOfMany,
  type MatchedPlaceOfCountry,
} from '../../src/matching/country-matching.repository.js';
import { MatchingRepository, type Match } from '../../src/matching/matching.repository.js';
import { matchReasons } from '../../src/matching/match-reason.js';
import { NearCandidatesRepository } from '../../src/matching/near-candidates.repository.js';
import { nearMiss } from '../../src/matching/near-miss.js';
import { byRank, scores, total } from '../../src/matching/score.js';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { areNeighbours, isInMatching, placeOf, pointOf, wishOf } from './generated-market.js';
import * as generated from './generated-region.js';

/** Summer and winter, month ends, a leap day, the last day of a school year. */
const days: [CalendarDate, number][] = [
  ['2026-11-21', 11],
  ['2027-07-31', 22],
  ['2028-02-29', 33],
  ['2026-12-31', 44],
];
const everything = 100_000;
const weightsOf = (named: Partial<Weights>): Weights => perCriterion((criterion) => named[criterion] ?? 0);
const heavyOnTravel = weightsOf({
  DISTANCE: 0.5,
  AVAILABILITY: 0.2,
  LEVEL: 0.1,
  HOURS: 0.05,
  LANGUAGE: 0.05,
  QUALIFICATION: 0.1,
});
const notYet = weightsOf({ REGION: 1 });

const weightsIn = (regionCode: string): Weights =>
  regionCode === 'TB' ? heavyOnTravel : defaultSettings.matchingWeights;
const seen = ({ placeId, candidateId, score, distanceMetres }: Match) => ({
  placeId,
  candidateId,
  score,
  distanceMetres,
});

describe.each(days)('on %s (seed %i) the database', (today, seed) => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let transaction: TestTransaction;
  const matching = new MatchingRepository();
  const places = generated.places(seed, 260, today);
  const candidates = generated.candidates(seed, 240, today);
  const matchedPlaces = places.map(placeOf);
  const ids = candidates.map((candidate) => candidate.id);

  beforeAll(async () => {
    database = await createDatabase();
    dataSource = await createDataSource(database.url);
    await dataSource.initialize();
    transaction = new TestTransaction(dataSource);
    await transaction.run(async (tx) => {
      await tx.execute(`INSERT INTO clock_offset (shift) VALUES ($1::timestamptz - now())`, [
        `${today}T12:00:00Z`,
      ]);
      await generated.storeReference(tx);
      await tx.execute(
        `INSERT INTO region_setting VALUES ('TB', 'matchingWeights', '2020-01-01', $1),
           ('TB', 'matchingWeights', '2026-01-01', $2), ('TB', 'matchingWeights', '2029-01-01', $1)`,
        [JSON.stringify(notYet), JSON.stringify(heavyOnTravel)],
      );
      await generated.storePlaces(tx, places);
      await generated.storeCandidates(tx, candidates);
    });
  });

  afterAll(async () => {
    await dataSource?.destroy();
    await database?.drop();
  });

  const expected = (place: MatchedPlace, wish: MatchedWish, candidateId: string | null) => ({
    placeId: place.id,
    candidateId,
    score: total(weightsIn(place.regionCode), scores(place, wish, today)),
    distanceMetres: distanceTo(place, wish),
  });
  const placesFor = (wish: MatchedWish, candidateId: string | null) =>
    matchedPlaces
      .filter((place) => isEligible(place, wish, today))
      .map((place) => ({ match: expected(place, wish, candidateId), lapsesOn: place.lapsesOn }))
      .sort((a, b) =>
        byRank({ ...a.match, ...a, id: a.match.placeId }, { ...b.match, ...b, id: b.match.placeId }),
      )
      .map(({ match }) => match);

  it('finds the same places in the same order for every candidate', async () => {
    const found = await transaction.read((tx) => matching.placesForCandidates(tx, ids, everything));
    let pairs = 0;
    for (const candidate of candidates) {
      const should = isInMatching(candidate) ? placesFor(wishOf(candidate), candidate.id) : [];
      const { total: count, best } = found.get(candidate.id) ?? { total: 0, best: [] };
      expect(best.map(seen)).toEqual(should);
      expect(count).toBe(should.length);
      pairs += should.length;
    }
    expect(pairs).toBeGreaterThan(200);
  });

  it('finds the same candidates in the same order for every place', async () => {
    const asked = places.map((place) => place.id);
    const found = await transaction.read((tx) => matching.candidatesForPlaces(tx, asked, everything));
    for (const place of matchedPlaces) {
      const should = candidates
        .filter((candidate) => isInMatching(candidate) && isEligible(place, wishOf(candidate), today))
        .map((candidate) => expected(place, wishOf(candidate), candidate.id))
        .sort((a, b) =>
          byRank({ ...a, ...place, id: a.candidateId ?? '' }, { ...b, ...place, id: b.candidateId ?? '' }),
        );
      const { total: count, best } = found.get(place.id) ?? { total: 0, best: [] };
      expect(best.map(seen)).toEqual(should);
      expect(count).toBe(should.length);
    }
  });

  it('finds the same candidates when it searches for many places at once in this process', async () => {
    const asked = places.map((place) => place.id);
    const [each, many] = await transaction.read(async (tx) => {
      const found: MatchedPlaceOfCountry[] = [];
      for await (const place of bestCandidatesOfMany(tx, asked, 5)) found.push(place);
      return [await matching.candidatesForPlaces(tx, asked, 5), found] as const;
    });
    const told = (
      placeId: string,
      total: number,
      best: readonly { candidateId: string | null; score: number }[],
    ) => `${placeId} ${total}: ${best.map(({ candidateId, score }) => `${candidateId} ${score}`).join(', ')}`;
    expect(
      many
        .filter(({ total }) => total > 0)
        .map((place) => told(place.placeId, place.total, place.best))
        .sort(),
    ).toEqual(
      [...each]
        .filter(([, { total }]) => total > 0)
        .map(([id, place]) => told(id, place.total, place.best))
        .sort(),
    );
    expect(many.length).toBeGreaterThan(50);
  });

  it('judges every pair by itself as it judges them all', async () => {
    const pairs = matchedPlaces.flatMap((place) =>
      candidates.map((candidate) => ({ placeId: place.id, candidateId: candidate.id, place, candidate })),
    );
    const should = pairs
      .filter(
        ({ place, candidate }) => isInMatching(candidate) && isEligible(place, wishOf(candidate), today),
      )
      .map(({ place, candidate }) => expected(place, wishOf(candidate), candidate.id));
    const [each, all] = await transaction.read(async (tx) => [
      await matching.matchesOf(tx, pairs),
      await matching.allPairs(
        tx,
        places.map(({ id }) => id),
      ),
    ]);
    expect(each.map(seen)).toEqual(should);
    const told = ({ placeId, candidateId, score }: (typeof all)[number]) =>
      `${placeId} ${candidateId} ${score}`;
    expect(all.map(told).sort()).toEqual(each.map(told).sort());
    expect(all.length).toBeGreaterThan(200);
  });

  it('gives the best few and counts them all', async () => {
    const [few, all] = await transaction.read(async (tx) => [
      await matching.placesForCandidates(tx, ids, 3),
      await matching.placesForCandidates(tx, ids, everything),
    ]);
    for (const id of ids) {
      expect(few?.get(id)?.total).toBe(all?.get(id)?.total);
      expect(few?.get(id)?.best.map(seen)).toEqual(all?.get(id)?.best.slice(0, 3).map(seen));
    }
  });

  it('answers a wish that is nobody’s, page after page', async () => {
    for (const candidate of candidates.slice(0, 40)) {
      const stated: Wish = { ...candidate, postcode4: candidate.wishPc4 };
      const wish = { ...wishOf(candidate), home: pointOf(candidate.wishPc4 ?? ''), firstStartOn: null };
      const should = placesFor(wish, null);
      const walked: Match[] = [];
      for (;;) {
        const last = walked.at(-1);
        const after = last
          ? { score: last.score, lapsesOn: last.comparison.place.lapsesOn, id: last.placeId }
          : null;
        const page = await transaction.read((tx) => matching.placesForWish(tx, stated, 7, after));
        expect(page.total).toBe(should.length);
        if (page.best.length === 0) break;
        walked.push(...page.best);
      }
      expect(walked.map(seen)).toEqual(should);
    }
  });

  it('misses the same places by the same criterion, those that fit best first', async () => {
    const found = await transaction.read((tx) => matching.nearMissesOfCandidates(tx, ids, everything));
    const kinds = new Set<string>();
    for (const candidate of candidates) {
      const wish = wishOf(candidate);
      const should = matchedPlaces
        .flatMap((place) => {
          const criterion = isInMatching(candidate) ? nearMiss(place, wish, today, areNeighbours) : null;
          return criterion ? [{ criterion, place }] : [];
        })
        .map(({ criterion, place }) => ({
          criterion,
          ...expected(place, wish, null),
          lapsesOn: place.lapsesOn,
        }))
        .sort((a, b) => byRank({ ...a, id: a.placeId }, { ...b, id: b.placeId }));
      const misses = found.get(candidate.id) ?? [];
      expect(misses.map(({ placeId, criterion }) => ({ placeId, criterion }))).toEqual(
        should.map(({ placeId, criterion }) => ({ placeId, criterion })),
      );
      for (const { criterion } of misses) kinds.add(criterion);
    }
    expect([...kinds].sort()).toEqual(['AVAILABILITY', 'DISTANCE', 'HOURS', 'LANGUAGE', 'LEVEL', 'REGION']);
  });

  it('counts for each place by which criterion candidates only just miss it', async () => {
    const found = await transaction.read((tx) =>
      new NearCandidatesRepository().ofPlaces(
        tx,
        places.map(({ id }) => id),
      ),
    );
    const total = new Map<string, number>();
    for (const place of matchedPlaces) {
      const should = new Map<string, number>();
      for (const candidate of candidates.filter(isInMatching)) {
        const criterion = nearMiss(place, wishOf(candidate), today, areNeighbours);
        if (criterion) should.set(criterion, (should.get(criterion) ?? 0) + 1);
      }
      const counted = new Map((found.get(place.id) ?? []).map(({ criterion, count }) => [criterion, count]));
      expect({ id: place.id, counted }).toEqual({ id: place.id, counted: should });
      for (const [criterion, count] of should) total.set(criterion, (total.get(criterion) ?? 0) + count);
    }
    expect([...total.keys()].sort()).toEqual([
      'AVAILABILITY',
      'DISTANCE',
      'HOURS',
      'LANGUAGE',
      'LEVEL',
      'REGION',
    ]);
  });

  it('hands over what the reasons need: they add to the score', async () => {
    const found = await transaction.read((tx) => matching.placesForCandidates(tx, ids, 5));
    for (const { best } of found.values())
      for (const { comparison, weights, score, placeId } of best) {
        const reasons = matchReasons(comparison, weights, 'SEEKER');
        const sum = reasons.reduce((subtotal, reason) => subtotal + reason.weight * reason.score, 0);
        expect(Math.abs(sum - score)).toBeLessThan(1e-9);
        expect(comparison.place).toEqual(
          expect.objectContaining({
            id: placeId,
            status: 'PUBLISHED',
            lapsesOn: expect.stringMatching(/^\d{4}-/),
          }),
        );
      }
  });
});
