import fc from 'fast-check';
import { aPlace, aWish, northOf, enschede, today } from '../../test/matching/given-comparison.js';
import { defaultSettings } from '../desks/region-settings.js';
import type { Weights } from './criterion.js';
import { scores, total } from './score.js';
import { movesOf, type Listed } from './weights-preview.js';

const now = defaultSettings.matchingWeights;
const onDistance: Weights = { ...now, DISTANCE: 1, QUALIFICATION: 0, SECTOR: 0, AVAILABILITY: 0 };

const wishes = fc.record({
  home: fc.integer({ min: 0, max: 15_000 }).map((metres) => northOf(enschede, metres)),
  availableFrom: fc.constantFrom('2026-12-01', '2027-01-04', '2027-01-20'),
  creboCodes: fc.constantFrom<string[][]>(['25180'], []),
});
const lists = fc.array(wishes, { minLength: 1, maxLength: 12 }).map((said) =>
  said.map((wish, at): Listed => {
    const comparison = {
      place: aPlace(),
      names: { qualification: 'x', sector: { nl: 'x', en: 'x' }, region: 'x' },
      wish: aWish(wish),
      today,
    };
    return { id: String(at).padStart(4, '0'), comparison };
  }),
);

describe('moves on a list', () => {
  it('are none when the weights stay what they are', () => {
    fc.assert(
      fc.property(lists, (listed) =>
        movesOf(listed, [now, now], today, 5).every(({ before, after }) => before === after),
      ),
    );
  });

  it('show everybody who is among the first before or after, at the place that their score gives', () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 6 }), (listed, take) => {
        const moves = movesOf(listed, [now, onDistance], today, take);
        const scoreOf = ({ comparison: { place, wish } }: Listed, weights: Weights) =>
          total(weights, scores(place, wish, today));
        const rankOf = (one: Listed, weights: Weights) =>
          1 +
          listed.filter(
            (other) =>
              scoreOf(other, weights) > scoreOf(one, weights) ||
              (scoreOf(other, weights) === scoreOf(one, weights) && other.id < one.id),
          ).length;
        const should = listed
          .map((one) => ({
            id: one.id,
            before: rankOf(one, now),
            after: rankOf(one, onDistance),
            score: scoreOf(one, onDistance),
          }))
          .filter(({ before, after }) => before <= take || after <= take)
          .sort((a, b) => a.after - b.after);
        expect(
          moves.map(({ listed: { id }, before, after, score }) => ({ id, before, after, score })),
        ).toEqual(should);
      }),
    );
  });
});
