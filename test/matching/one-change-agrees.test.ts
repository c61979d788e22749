import type { Wish } from '../../src/candidates/wish.js';
import { MatchingRepository } from '../../src/matching/matching.repository.js';
import { OneChangeRepository } from '../../src/matching/one-change.repository.js';
import {
  changesToTry,
  offeredOtherwise,
  wishesUnlocked,
  type OfferedPlace,
  type PlaceChange,
} from '../../src/matching/place-change.js';
import { changesThatUnlock, withChange } from '../../src/matching/wish-change.js';
import type { CalendarDate } from '../../src/platform/calendar-date.js';
import {
  areNeighbours,
  isInMatching,
  placeOf,
  storeMarket,
  wishOf,
  type Market,
} from './generated-market.js';
import * as generated from './generated-region.js';

const days: [CalendarDate, number][] = [
  ['2026-11-21', 12],
  ['2027-07-31', 23],
];
const everything = 100_000;

/** In the made-up lists all qualifications are of one dossier. */
const siblingsOf = ({ creboCode }: { creboCode: string }) =>
  generated.qualifications.filter((other) => other.creboCode !== creboCode);

describe.each(days)('on %s (seed %i) one change', (today, seed) => {
  const matching = new MatchingRepository();
  const oneChange = new OneChangeRepository();
  const places = generated.places(seed, 320, today);
  const candidates = generated.candidates(seed, 260, today);
  const matchedPlaces = places.map(placeOf);
  const inMatching = candidates.filter(isInMatching);
  let market: Market;

  beforeAll(async () => {
    market = await storeMarket(today, places, candidates);
  });
  afterAll(() => market?.close());

  const changesOf = (candidate: generated.GeneratedCandidate) =>
    changesThatUnlock(matchedPlaces, wishOf(candidate), today, areNeighbours);

  it('of a wish is found by the database as the rules find it, and counted the same', async () => {
    const ids = candidates.map(({ id }) => id);
    const found = await market.transaction.read((tx) => oneChange.changesOfCandidates(tx, ids));
    const kinds = new Map<string, number>();
    for (const candidate of candidates) {
      const should = isInMatching(candidate) ? changesOf(candidate) : [];
      expect(found.get(candidate.id) ?? []).toEqual(should);
      for (const { change } of should) kinds.set(change.criterion, (kinds.get(change.criterion) ?? 0) + 1);
    }
    expect([...kinds.keys()].sort()).toEqual([
      'AVAILABILITY',
      'DISTANCE',
      'HOURS',
      'LANGUAGE',
      'LEVEL',
      'REGION',
    ]);
    expect(Math.min(...kinds.values())).toBeGreaterThan(5);
  });

  it('of a wish unlocks exactly the places that the changed wish returns and the wish did not', async () => {
    let tried = 0;
    for (const candidate of candidates.slice(0, 80)) {
      const wish: Wish = { ...candidate, postcode4: candidate.wishPc4 ?? candidate.pc4 };
      await market.transaction.read(async (tx) => {
        const idsOf = async (asked: Wish) =>
          (await matching.placesForWish(tx, asked, everything, null)).best.map(({ placeId }) => placeId);
        const now = new Set(await idsOf(wish));
        for (const { change, places: count, examples } of await oneChange.changesOfWish(tx, wish)) {
          const more = (await idsOf(withChange(wish, change))).filter((id) => !now.has(id));
          expect({ change, count }).toEqual({ change, count: more.length });
          expect(more).toEqual(expect.arrayContaining([...examples]));
          tried += 1;
        }
      });
    }
    expect(tried).toBeGreaterThan(100);
  });

  it('of a place is counted as the rules count it', async () => {
    const counted = await market.transaction.read((tx) =>
      oneChange.countOffers(tx, matchedPlaces.map(offerOf), siblingsOf),
    );
    const kinds = new Set<string>();
    matchedPlaces.forEach((place, at) => {
      // Whom it would reach if it were open: a draft is asked about too.
      const open = { ...place, status: 'PUBLISHED', seatsLeft: 1, lapsesOn: today };
      const wishes = inMatching.map(wishOf);
      const nobody = { ...open, seatsLeft: 0 };
      expect(counted[at]?.now.count).toBe(wishesUnlocked(nobody, open, wishes, today).length);
      const should = changesToTry(offerOf(place), siblingsOf(place)).map((change) => ({
        change,
        count: wishesUnlocked(open, changed(open, change), wishes, today).length,
      }));
      expect(counted[at]?.changes.map(({ change, count }) => ({ change, count }))).toEqual(should);
      for (const { change, count } of should) if (count > 0) kinds.add(change.criterion);
    });
    expect([...kinds].sort()).toEqual(['AVAILABILITY', 'HOURS', 'LANGUAGE', 'LEVEL']);
  });

  it('of a place unlocks exactly the candidates that the changed place returns and the place did not', async () => {
    let tried = 0;
    const open = matchedPlaces.filter(
      ({ status, seatsLeft, lapsesOn }) => status === 'PUBLISHED' && seatsLeft > 0 && lapsesOn >= today,
    );
    for (const place of open.slice(0, 25)) {
      const idsOf = () =>
        market.transaction.read(async (tx) => {
          const found = await matching.candidatesForPlaces(tx, [place.id], everything);
          return (found.get(place.id)?.best ?? []).map(({ candidateId }) => candidateId);
        });
      const [counted] = await market.transaction.read((tx) =>
        oneChange.countOffers(tx, [offerOf(place)], siblingsOf),
      );
      const now = new Set(await idsOf());
      expect(counted?.now.count).toBe(now.size);
      for (const { change, count } of counted?.changes ?? []) {
        await store(changed(place, change));
        const more = (await idsOf()).filter((id) => !now.has(id));
        expect({ change, count }).toEqual({ change, count: more.length });
        tried += 1;
      }
      await store(place);
    }
    expect(tried).toBeGreaterThan(50);
  });

  const store = (place: (typeof matchedPlaces)[number]) =>
    market.owner.run((tx) =>
      tx.execute(
        `UPDATE place SET crebo_code = $2, hours_per_week = $3, starts_on = $4, language_level = $5 WHERE id = $1`,
        [place.id, place.creboCode, place.hoursPerWeek, place.startsOn, place.languageLevel],
      ),
    );

  it('gives the same people the same shade, and other people mostly another', async () => {
    const offers = matchedPlaces.map(offerOf);
    const asked = () => market.transaction.read((tx) => oneChange.countOffers(tx, offers, () => []));
    const [once, again] = [await asked(), await asked()];
    expect(again).toEqual(once);
    const shades = new Set(once.filter(({ now }) => now.count > 0).map(({ now }) => now.shade));
    expect([...shades].sort()).toEqual([0, 1, 2]);
  });
});

function offerOf(place: ReturnType<typeof placeOf>): OfferedPlace {
  const { creboCode, mboLevel, regionCode, hoursPerWeek, startsOn, languageLevel } = place;
  const { pc4 } = place as unknown as { pc4: string };
  return { creboCode, mboLevel, regionCode, postcode4: pc4, hoursPerWeek, startsOn, languageLevel };
}

/** The place with the change made; another qualification may be of another sector. */
function changed(place: ReturnType<typeof placeOf>, change: PlaceChange): ReturnType<typeof placeOf> {
  const made = offeredOtherwise(place, change);
  const qualification = generated.qualifications.find(({ creboCode }) => creboCode === made.creboCode);
  return { ...made, ...qualification };
}
