import type { ClassStart } from '../colleges/class-start.js';
import { placeStatuses } from '../places/place.js';
import { choicesOf, linkState, proposedDates, type PlaceLink } from './place-answer.js';

const start = (firstLessonOn: string, enrolBy: string | null, status: ClassStart['status'] = 'OPEN') =>
  ({ firstLessonOn, enrolBy, status }) as ClassStart;
const place = { lapsesOn: '2026-06-01', startsOn: '2026-09-01' };

describe('the date that an extension proposes', () => {
  it.each([
    ['no class is known', [], '2026-06-29', '2026-09-01'],
    ['a class can be enrolled for later', [start('2026-09-07', '2026-08-20')], '2026-08-20', '2026-09-07'],
    ['the class says no day to enrol', [start('2026-09-07', null)], '2026-09-06', '2026-09-07'],
    [
      'the class begins before the latest start',
      [start('2026-08-24', '2026-08-01')],
      '2026-08-01',
      '2026-09-01',
    ],
    [
      'the enrolment of the next class closes on the day it lapses already',
      [start('2026-08-24', '2026-06-01'), start('2027-02-01', '2027-01-15')],
      '2027-01-15',
      '2027-02-01',
    ],
    ['the next class is full', [start('2026-09-07', '2026-08-20', 'FULL')], '2026-06-29', '2026-09-01'],
  ])('when %s', (_, starts, lapsesOn, startsOn) => {
    expect(proposedDates(place, starts, '2026-05-20')).toMatchObject({ lapsesOn, startsOn });
  });

  it('counts from today for a place that lapsed long ago, and moves the latest start with it', () => {
    const lapsed = { lapsesOn: '2026-01-01', startsOn: '2026-02-01' };
    expect(proposedDates(lapsed, [], '2026-05-20')).toEqual({
      lapsesOn: '2026-06-17',
      startsOn: '2026-06-17',
      classStart: null,
    });
  });
});

describe('a link', () => {
  const link = (usedAt: string | null, expiresAt: string) =>
    ({ usedAt: usedAt && new Date(usedAt), expiresAt: new Date(expiresAt) }) as unknown as PlaceLink;
  const now = new Date('2026-05-20T10:00:00Z');

  it.each([
    [null, '2026-05-20T10:00:01Z', 'OPEN'],
    [null, '2026-05-20T10:00:00Z', 'EXPIRED'],
    ['2026-05-19T10:00:00Z', '2026-06-20T10:00:00Z', 'USED'],
    ['2026-05-01T10:00:00Z', '2026-05-02T10:00:00Z', 'USED'],
  ])('used at %s and good until %s is %s', (usedAt, expiresAt, state) => {
    expect(linkState(link(usedAt, expiresAt), now)).toBe(state);
  });

  it('offers something only of a place that is open or has lapsed', () => {
    expect(placeStatuses.filter((status) => choicesOf(status).length > 0)).toEqual(['PUBLISHED', 'LAPSED']);
  });
});
