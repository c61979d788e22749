import { enrolmentStatuses } from './introduction.js';
import { enrolmentWarning, startProblems } from './placement.js';

const today = '2026-11-22';

describe('the start of a placement', () => {
  it.each<[string, string | null, number, string]>([
    ['2026-12-31', '2027-01-01', 1, 'before the earliest'],
    ['2027-01-01', '2027-01-01', 0, 'on the earliest'],
    ['2027-02-01', '2027-01-01', 0, 'on the latest'],
    ['2027-02-02', '2027-01-01', 1, 'after the latest'],
    ['2026-11-21', null, 1, 'yesterday, when there is no earliest'],
    ['2026-11-22', null, 0, 'today, when there is no earliest'],
    ['2026-11-01', '2026-10-01', 0, 'before today, when that is within the starts'],
  ])('%s with the earliest %s gives %i problems: %s', (startsOn, startsFrom, count) => {
    expect(startProblems(startsOn, { startsFrom, startsOn: '2027-02-01' }, today)).toHaveLength(count);
  });
});

describe('a placement before a class takes the candidate', () => {
  it.each(enrolmentStatuses)('is spoken of plainly when the college said %s', (status) => {
    const warning = enrolmentWarning({ status });
    if (status === 'ADMITTED') expect(warning).toBeNull();
    else
      expect([warning?.nl, warning?.en]).toEqual([
        expect.stringMatching(/praktijkovereenkomst/),
        expect.stringMatching(/placement agreement/),
      ]);
  });

  it('is spoken of plainly when nobody asked', () => {
    expect(enrolmentWarning(null)?.nl).toContain('nog niet gevraagd');
  });
});
