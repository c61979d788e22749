import fc from 'fast-check';
import { mostStrengths, strengths, strengthsOf, strengthsProblems } from './strength.js';

const chosen = fc.array(fc.constantFrom(...strengths), { maxLength: 2 * strengths.length });

describe('what somebody brings', () => {
  it('is kept once each and in one order, however it was chosen', () => {
    fc.assert(
      fc.property(chosen, (each) => {
        const kept = strengthsOf(each);
        expect(new Set(kept)).toEqual(new Set(each));
        expect(kept).toEqual(strengthsOf(each.toReversed()));
        expect(kept).toHaveLength(new Set(each).size);
      }),
    );
  });

  it('is refused when it is more than a profile may tell, counted without what was chosen twice', () => {
    fc.assert(
      fc.property(chosen, (each) => {
        const isTooMany = new Set(each).size > mostStrengths;
        expect(strengthsProblems(each, 'brings').map(({ path }) => path)).toEqual(
          isTooMany ? [['brings']] : [],
        );
      }),
    );
  });
});
