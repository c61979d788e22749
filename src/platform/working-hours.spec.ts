import { addWorkingHours } from './working-hours.js';

const after = (from: string, hours: number) => addWorkingHours(new Date(from), hours).toISOString();

describe('working hours', () => {
  it.each([
    ['within a day', '2026-11-24T09:00:00+01:00', 3, '2026-11-24T11:00:00.000Z'],
    ['before opening counts from nine', '2026-11-24T08:00:00+01:00', 8, '2026-11-24T16:00:00.000Z'],
    ['over an evening', '2026-11-24T15:00:00+01:00', 8, '2026-11-25T14:00:00.000Z'],
    [
      'after closing counts from the next morning',
      '2026-11-24T22:00:00+01:00',
      1,
      '2026-11-25T09:00:00.000Z',
    ],
    ['over a weekend', '2026-11-27T16:00:00+01:00', 2, '2026-11-30T09:00:00.000Z'],
    ['a weekend day counts from Monday', '2026-11-28T12:00:00+01:00', 8, '2026-11-30T16:00:00.000Z'],
    ['over Christmas and the weekend after it', '2026-12-24T16:00:00+01:00', 2, '2026-12-28T09:00:00.000Z'],
    ['over the year’s end', '2026-12-31T16:30:00+01:00', 1, '2027-01-04T08:30:00.000Z'],
    [
      'over the night in which summer time begins',
      '2027-03-26T16:00:00+01:00',
      2,
      '2027-03-30T08:00:00.000Z',
    ],
    ['over the night in which it ends', '2026-10-23T16:00:00+02:00', 2, '2026-10-26T09:00:00.000Z'],
  ])('%s', (_, from, hours, expected) => expect(after(from, hours)).toBe(expected));
});
