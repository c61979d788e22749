import { readDate, readDigits, readNumber, readWholeNumber } from './cell.js';

describe('a cell', () => {
  it.each([
    ['1-2-2027', '2027-02-01'],
    ['01/02/2027', '2027-02-01'],
    ['1.2.2027', '2027-02-01'],
    ['2027-02-01', '2027-02-01'],
    ['29-2-2028', '2028-02-29'],
    ['29-2-2027', undefined],
    ['31-2-2027', undefined],
    ['1-13-2027', undefined],
    ['1-2-27', undefined],
    ['1-2/2027', undefined],
    ['1 februari', undefined],
    ['', undefined],
  ])('%p as a date is %p', (text, date) => expect(readDate(text)).toBe(date));

  it.each([
    ['32,5', 32.5],
    ['32.5', 32.5],
    ['24,0', 24],
    ['32', 32],
    ['1.000,5', undefined],
    ['-8', undefined],
    ['8e1', undefined],
    ['32 uur', undefined],
  ])('%p as a number is %p', (text, number) => expect(readNumber(text)).toBe(number));

  it.each([
    ['2', 2],
    ['2,0', 2],
    ['2,5', undefined],
  ])('%p as a whole number is %p', (text, number) => expect(readWholeNumber(text)).toBe(number));

  it.each([
    ['01234567', '01234567'],
    ['0123 4567', '01234567'],
    ['1234567', undefined],
    ['123456789', undefined],
    ['1234567a', undefined],
  ])('%p as eight digits is %p', (text, digits) => expect(readDigits(text, 8)).toBe(digits));
});
