import { daysOf, numberOf } from './typed-days.js';

it.each([
  ['5', 5],
  [' 30 ', 30],
  ['0', null],
  ['31', null],
  ['1.5', null],
  ['-1', null],
  ['', null],
  ['vijf', null],
])('reads %j as a number from 1 to 30', (typed, read) => {
  expect(numberOf(typed, 1, 30)).toBe(read);
});

it.each([
  ['2, 0', [2, 0]],
  ['0 2;2,5', [5, 2, 0]],
  ['20', [20]],
  ['21', null],
  ['2, x', null],
  ['  ', null],
])('reads %j as days', (typed, read) => {
  expect(daysOf(typed, 20)).toEqual(read);
});
