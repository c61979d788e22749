import fc from 'fast-check';
import { holdsCitizenNumber } from './citizen-number.js';

/** Nine digits that pass the eleven-test, made the way they are given out: the last follows from the first eight. */
const numbers = fc
  .integer({ min: 1_000_000, max: 99_999_999 })
  .map((head) => {
    const digits = String(head).padStart(8, '0');
    const check = [...digits].reduce((sum, digit, at) => sum + Number(digit) * (9 - at), 0) % 11;
    return check < 10 ? `${digits}${check}` : null;
  })
  .filter((number) => number !== null);

describe('a citizen service number', () => {
  it.each([
    ['alone', '111222333'],
    ['in a sentence', 'Mijn nummer is 111222333, bel me.'],
    ['with letters against it', 'BSN111222333x'],
    ['with points', '1112.22.333'],
    ['with spaces', '111 222 333'],
    ['with dashes', '111-222-333'],
    ['with all of these', '111 222.3-33'],
    ['with a space that does not break', '111\u00a0222\u00a0333'],
    ['with a point and a space', '111. 222. 333'],
    ['with nothing one sees between', '111\u200b222\u200b333'],
    ['digit by digit', '1 1 1 2 2 2 3 3 3'],
    ['in wide digits', '１１１２２２３３３'],
    ['over two lines', '111222\n333'],
    ['after a date', 'Geboren 17-05-2000 111222333'],
    ['after a house number', 'Dorpsstraat 12, 111222333'],
  ])('is seen %s', (_, text) => expect(holdsCitizenNumber(text)).toBe(true));

  it.each([
    ['nothing', ''],
    ['nine digits that fail the test', '111222334'],
    ['nine zeros', '000000000'],
    ['a phone number', 'Bel 06 12345678 of 053 487 6543'],
    ['a phone number with its country', '+31 6 12345678'],
    ['an establishment number', '000012345678'],
    ['a number in a longer one', '11112223334'],
    ['a date and a number', 'Op 1-12-2026 kunnen er 36 mensen beginnen'],
    ['hours and days', 'Van 8.00 tot 16.30 uur, 4 dagen'],
    ['wages', 'Tussen € 1.234,56 en € 2.345,67'],
    ['a postcode', '7511 AB Enschede'],
  ])('is not seen in %s', (_, text) => expect(holdsCitizenNumber(text)).toBe(false));

  it('is seen wherever it stands and however it is grouped', () => {
    const between = fc.constantFrom('', ' ', '.', '-', ' - ');
    fc.assert(
      fc.property(numbers, fc.array(between, { minLength: 8, maxLength: 8 }), (number, separators) => {
        const written = [...number].map((digit, at) => digit + (separators[at] ?? '')).join('');
        fc.pre(!/(19|20)\d\d/.test(number));
        expect(holdsCitizenNumber(`Nummer: ${written} (van Sanne)`)).toBe(true);
      }),
    );
  });

  it('is not seen in nine digits that fail the test', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 9 }), (number, shift) => {
        const other = `${number.slice(0, 8)}${(Number(number[8]) + shift) % 10}`;
        expect(holdsCitizenNumber(`Nummer ${other}.`)).toBe(false);
      }),
    );
  });
});
