import { besideOf, type Dossiers } from '../../src/matching/beside.js';
import { isEligible, type MatchedPlace, type MatchedWish } from '../../src/matching/eligibility.js';
import { matchReasons } from '../../src/matching/match-reason.js';
import { MatchingRepository, type Match } from '../../src/matching/matching.repository.js';
import { byRank, scores, total } from '../../src/matching/score.js';
import { defaultSettings } from '../../src/desks/region-settings.js';
import { isInMatching, placeOf, storeMarket, wishOf, type Market } from './generated-market.js';
import * as generated from './generated-region.js';

const today = '2026-11-21';
const seed = 34;
const everything = 100_000;

/** Five dossiers of three qualifications; the first is the neighbour of the second and the fourth. */
const dossierOf = (creboCode: string) => `2300${(Number(creboCode) - 29000) % 5}`;
const pairs = [
  ['23000', '23001'],
  ['23000', '23003'],
  ['23002', '23003'],
] as const;
const dossiers: Dossiers = {
  of: dossierOf,
  reason: (one, other) => {
    const pair = pairs.find(
      (each) => one !== other && [...each].includes(one as never) && [...each].includes(other as never),
    );
    return pair ? { nl: `waarom ${pair.join()}`, en: `why ${pair.join()}` } : null;
  },
};

describe('looking past the label', () => {
  const matching = new MatchingRepository();
  const places = generated.places(seed, 300, today).map(placeOf);
  const candidates = generated.candidates(seed, 260, today);
  let market: Market;

  beforeAll(async () => {
    market = await storeMarket(today, generated.places(seed, 300, today), candidates);
    await market.owner.run(async (tx) => {
      await tx.execute('DELETE FROM dossier_neighbour');
      for (const { creboCode } of generated.qualifications)
        await tx.execute('UPDATE qualification SET dossier_code = $2 WHERE crebo_code = $1', [
          creboCode,
          dossierOf(creboCode),
        ]);
      for (const [one, other] of pairs)
        await tx.execute('INSERT INTO dossier_neighbour VALUES ($1, $2, $3, $4)', [
          one,
          other,
          `waarom ${one},${other}`,
          `why ${one},${other}`,
        ]);
    });
  });
  afterAll(() => market?.close());

  const should = (wish: MatchedWish) =>
    places
      .flatMap((place: MatchedPlace) => {
        const beside = besideOf(place, wish, dossiers);
        if (!isEligible(place, wish, today, beside !== null)) return [];
        const score = total(defaultSettings.matchingWeights, scores(place, wish, today, beside));
        return [{ id: place.id, lapsesOn: place.lapsesOn, score, beside }];
      })
      .sort(byRank)
      .map(({ id, score, beside }) => ({ id, score, beside }));
  const seen = ({ placeId, score, comparison }: Match) => ({
    id: placeId,
    score,
    beside: comparison.beside ?? null,
  });

  it('finds besides what fits exactly what lies beside it, scored and ordered as the rules say', async () => {
    const ids = candidates.map(({ id }) => id);
    const [widened, plain] = await market.transaction.read(async (tx) => [
      await matching.placesForCandidates(tx, ids, everything, { widen: true, asOf: null }),
      await matching.placesForCandidates(tx, ids, everything),
    ]);
    const kinds = new Map<string, number>();
    for (const candidate of candidates.filter(isInMatching)) {
      const wish = wishOf(candidate);
      const found = widened.get(candidate.id);
      expect(found?.best.map(seen)).toEqual(should(wish));
      expect(found?.total).toBe(found?.best.length);
      // What fits as it is, fits as it did.
      expect(found?.best.filter(({ comparison }) => !comparison.beside).map(seen)).toEqual(
        plain.get(candidate.id)?.best.map(seen),
      );
      for (const { comparison, weights, score } of found?.best ?? []) {
        const kind = comparison.beside?.kind ?? 'FITS';
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        const sum = matchReasons(comparison, weights, 'SEEKER').reduce(
          (all, one) => all + one.weight * one.score,
          0,
        );
        expect(Math.abs(sum - score)).toBeLessThan(1e-9);
      }
    }
    expect(kinds.get('SAME_DOSSIER')).toBeGreaterThan(20);
    expect(kinds.get('NEIGHBOURING_DOSSIER')).toBeGreaterThan(20);
  });

  it('scores lower than the same place would if its qualification were wished', () => {
    for (const candidate of candidates) {
      const wish = wishOf(candidate);
      for (const place of places) {
        const beside = besideOf(place, wish, dossiers);
        if (!beside) continue;
        const wished = { ...wish, creboCodes: [...wish.creboCodes, place.creboCode] };
        const scored = total(defaultSettings.matchingWeights, scores(place, wish, today, beside));
        expect(scored).toBeLessThan(total(defaultSettings.matchingWeights, scores(place, wished, today)));
      }
    }
  });

  it('is walked page after page like any list', async () => {
    const named = candidates.filter(({ creboCodes }) => creboCodes.length > 0).slice(0, 20);
    for (const candidate of named) {
      const wish = { ...candidate, postcode4: candidate.wishPc4 ?? candidate.pc4 };
      const expected = should({ ...wishOf(candidate), firstStartOn: null });
      const walked: Match[] = [];
      for (;;) {
        const last = walked.at(-1);
        const after = last && {
          score: last.score,
          lapsesOn: last.comparison.place.lapsesOn,
          id: last.placeId,
        };
        const page = await market.transaction.read((tx) =>
          matching.placesForWish(tx, wish, 5, after ?? null, { widen: true, asOf: null }),
        );
        if (page.best.length === 0) break;
        walked.push(...page.best);
      }
      expect(walked.map(seen)).toEqual(expected);
    }
  });

  it('judges as of a day by the weights of that day', async () => {
    const [later, onDistance] = [
      '2027-01-10',
      { ...defaultSettings.matchingWeights, QUALIFICATION: 0, DISTANCE: 0.65 },
    ];
    await market.owner.run((tx) =>
      tx.execute(
        `INSERT INTO region_setting (region_code, name, valid_from, value)
         SELECT code, 'matchingWeights', $1, $2 FROM region`,
        [later, JSON.stringify(onDistance)],
      ),
    );
    const ids = candidates.filter(isInMatching).map(({ id }) => id);
    const asOf = (day: string | null) =>
      market.transaction.read((tx) =>
        matching.placesForCandidates(tx, ids, everything, { widen: false, asOf: day }),
      );
    const [now, then] = [await asOf(null), await asOf(later)];
    let changed = 0;
    for (const candidate of candidates.filter(isInMatching)) {
      const wish = wishOf(candidate);
      for (const { placeId, score } of then.get(candidate.id)?.best ?? []) {
        const place = places.find(({ id }) => id === placeId) as MatchedPlace;
        expect(score).toBe(total(onDistance, scores(place, wish, later)));
        changed += Number(
          score !== now.get(candidate.id)?.best.find((match) => match.placeId === placeId)?.score,
        );
      }
    }
    expect(changed).toBeGreaterThan(20);
  });
});
