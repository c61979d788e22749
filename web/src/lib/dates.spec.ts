import { calendarDateOf, dateInWords, daysBetween } from './dates.js';

describe('calendar dates', () => {
  it('are those of Amsterdam, in winter and in summer', () => {
    expect(calendarDateOf(new Date('2026-11-21T22:59:59Z'))).toBe('2026-11-21');
    expect(calendarDateOf(new Date('2026-11-21T23:00:00Z'))).toBe('2026-11-22');
    expect(calendarDateOf(new Date('2026-07-01T21:59:59Z'))).toBe('2026-07-01');
    expect(calendarDateOf(new Date('2026-07-01T22:00:00Z'))).toBe('2026-07-02');
  });

  it.each([
    ['2026-11-22', '2026-11-22', 0],
    ['2026-11-22', '2026-11-29', 7],
    ['2026-11-22', '2026-11-21', -1],
    ['2027-03-27', '2027-03-29', 2],
    ['2026-10-24', '2026-10-26', 2],
    ['2028-02-28', '2028-03-01', 2],
    ['2026-12-31', '2027-01-01', 1],
  ])('from %s to %s is %i days, over clock changes too', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });

  it('are told in words, without a shift', () => {
    expect(dateInWords('2026-11-29', 'nl')).toBe('29 november 2026');
    expect(dateInWords('2026-11-29', 'nl', { weekday: true })).toBe('zondag 29 november 2026');
    expect(dateInWords('2026-11-29', 'en')).toBe('29 November 2026');
  });
});
