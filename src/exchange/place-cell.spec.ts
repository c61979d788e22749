import { readLanguageLevel, readPostcode4 } from './place-cell.js';

describe('a cell of a list of places', () => {
  it.each([
    ['7532 DP', '7532'],
    ['7532dp', '7532'],
    ['7532', '7532'],
    ['753', undefined],
    ['Enschede', undefined],
  ])('%p as a postcode is %p', (text, postcode4) => expect(readPostcode4(text)).toBe(postcode4));

  it.each([
    ['b1', 'B1'],
    ['2F', 'B1'],
    ['C2', undefined],
  ])('%p as a language level is %p', (text, level) => expect(readLanguageLevel(text)).toBe(level));
});
