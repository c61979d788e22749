import fc from 'fast-check';
import { addDays, atHour, dateAt, daysBetween, isCalendarDate } from './calendar-date.js';

const anyDate = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2040-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('calendar dates', () => {
  it.each([
    ['2026-11-22', true],
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2026-02-30', false],
    ['2026-13-01', false],
    ['0000-01-01', false],
    ['22-11-2026', false],
    ['2026-11-22T00:00', false],
    ['', false],
  ])('%j exists: %s', (text, exists) => {
    expect(isCalendarDate(text)).toBe(exists);
  });

  it('adds days that it finds back, over leap days, summer time and new year', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -1000, max: 1000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });

  it.each([
    ['9999-12-31', 60, '9999-12-31'],
    ['9999-12-01', 60, '9999-12-31'],
    ['0001-01-01', -1, '0001-01-01'],
    ['9999-11-01', 60, '9999-12-31'],
  ])('ends where dates end: %s and %i days is %s', (date, days, sum) =>
    expect(addDays(date, days)).toBe(sum),
  );

  it.each([
    ['2026-03-28', '2026-03-28T07:00:00.000Z'],
    ['2026-03-29', '2026-03-29T06:00:00.000Z'],
    ['2026-10-24', '2026-10-24T06:00:00.000Z'],
    ['2026-10-25', '2026-10-25T07:00:00.000Z'],
  ])('knows eight o’clock in Amsterdam around the change of time, on %s', (date, instant) => {
    expect(atHour(date, 8).toISOString()).toBe(instant);
  });

  it.each(['0001-01-01', '0026-06-01', '0099-12-31', '0100-01-01', '1900-01-01', '9999-12-31'])(
    'finds %s itself, not a date a thousand years on',
    (date) => expect(dateAt(atHour(date, 8))).toBe(date),
  );

  it('gives back the date of every hour it was asked for', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 4, max: 23 }), (date, hour) => {
        expect(dateAt(atHour(date, hour))).toBe(date);
      }),
    );
  });

  it('begins a day at midnight in Amsterdam', () => {
    expect(dateAt(new Date('2026-11-22T22:59:59Z'))).toBe('2026-11-22');
    expect(dateAt(new Date('2026-11-22T23:00:00Z'))).toBe('2026-11-23');
    expect(dateAt(new Date('2026-07-01T21:59:59Z'))).toBe('2026-07-01');
    expect(dateAt(new Date('2026-07-01T22:00:00Z'))).toBe('2026-07-02');
  });
});
