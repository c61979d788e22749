import { addWorkingDays, isWorkingDay } from './working-days.js';

describe('working days', () => {
  it.each([
    ['2026-11-20', true, 'a Friday'],
    ['2026-11-21', false, 'a Saturday'],
    ['2026-11-22', false, 'a Sunday'],
    ['2026-12-25', false, 'Christmas Day'],
    ['2027-01-01', false, "New Year's Day"],
    ['2027-03-29', false, 'Easter Monday'],
    ['2027-04-27', false, "the King's birthday"],
    ['2025-04-28', true, "the Monday after the King's birthday of 2025, kept on Saturday 26 April"],
    ['2027-05-06', false, 'Ascension Day'],
    ['2027-05-17', false, 'Whit Monday'],
    ['2026-05-05', true, 'Liberation Day, a day off only for some'],
  ])('%s is a working day: %s (%s)', (date, expected) => {
    expect(isWorkingDay(date)).toBe(expected);
  });

  it.each([
    ['2026-11-23', 5, '2026-11-30', 'over a weekend'],
    ['2026-11-21', 1, '2026-11-23', 'from a Saturday'],
    ['2026-12-23', 2, '2026-12-28', 'over Christmas and a weekend'],
    ['2026-12-31', 1, '2027-01-04', "over New Year's Day and a weekend"],
    ['2026-03-27', 1, '2026-03-30', 'over the change to summer time'],
    ['2028-02-28', 1, '2028-02-29', 'to a leap day'],
    ['2026-11-21', 0, '2026-11-21', 'not at all'],
  ])('%s and %i days is %s (%s)', (date, days, expected) => {
    expect(addWorkingDays(date, days)).toBe(expected);
  });
});
