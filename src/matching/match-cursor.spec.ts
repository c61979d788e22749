import fc from 'fast-check';
import { cursorOf, rankedAt } from './match-cursor.js';

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const id = '3c01a5b6-74a5-4827-bc97-d4b5d8a97b49';

describe('the cursor of a page of matches', () => {
  it('gives back to the bit what it was made of', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.uuid(), (score, uuid) => {
        const ranked = { score: score + 0, lapsesOn: '2027-02-28', id: uuid };
        expect(rankedAt(cursorOf(ranked))).toEqual(ranked);
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['no base64 of JSON', 'zomaar wat'],
    ['another shape', encode({ score: 1 })],
    ['a text for a score', encode(['1', '2027-02-28', id])],
    ['a day that is not', encode([1, '2027-02-29', id])],
    ['no identifier', encode([1, '2027-02-28', "' OR 1=1"])],
    ['too little', encode([1])],
  ])('is refused when it holds %s', (_says, cursor) => {
    expect(rankedAt(cursor)).toBeNull();
  });
});
