import fc from 'fast-check';
import { fewestShown, shownCount } from './shown-count.js';

const people = fc.record({ count: fc.nat(200), shade: fc.integer({ min: 0, max: 2 }) });

describe('a number of people', () => {
  it.each([
    [0, 0, null],
    [4, 0, null],
    [5, 0, 5],
    [6, 2, null],
    [7, 2, 5],
    [9, 0, 5],
    [11, 2, 5],
    [12, 2, 10],
  ])('of %i with shade %i is told as at least %s', (count, shade, told) => {
    expect(shownCount({ count, shade }, false)).toEqual(told && { count: told, isExact: false });
  });

  it('is told exactly to who may see the people, and not when there are few', () => {
    expect(shownCount({ count: 9, shade: 2 }, true)).toEqual({ count: 9, isExact: true });
    expect(shownCount({ count: 4, shade: 0 }, true)).toBeNull();
  });

  it('is never too high, never small, and never says how many there are', () => {
    fc.assert(
      fc.property(people, (counted) => {
        const shown = shownCount(counted, false);
        if (!shown) return counted.count < fewestShown + 2;
        return shown.count >= fewestShown && shown.count <= counted.count && shown.count % 5 === 0;
      }),
    );
  });
});
