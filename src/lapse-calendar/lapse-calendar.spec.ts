import { lapseCalendar, type Hearers } from './lapse-calendar.js';

const hearers: Hearers = {
  members: [
    { name: 'Anna', leadDays: [28, 7] },
    { name: 'Bram', leadDays: [7, 1] },
  ],
  desk: ['Anja Adviseur'],
  deskLeadDays: [7, 3],
};
const place = { status: 'PUBLISHED', lapsesOn: '2026-11-22' } as const;
const lines = (now: string) =>
  lapseCalendar(place, hearers, new Date(now)).map(
    ({ kind, leadDays, at, to }) => `${kind} ${leadDays} ${at.toISOString()} ${to.join(', ')}`,
  );

describe('the lapse calendar of a place', () => {
  it('tells what comes when and to whom, in order, at eight in Amsterdam', () => {
    expect(lines('2026-10-01T00:00:00Z')).toEqual([
      'EMPLOYER_REMINDER 28 2026-10-25T07:00:00.000Z Anna',
      'EMPLOYER_REMINDER 7 2026-11-15T07:00:00.000Z Anna, Bram',
      'DESK_ALERT 7 2026-11-15T07:00:00.000Z Anja Adviseur',
      'DESK_ALERT 3 2026-11-19T07:00:00.000Z Anja Adviseur',
      'EMPLOYER_REMINDER 1 2026-11-21T07:00:00.000Z Bram',
      'LAPSE 0 2026-11-22T23:00:00.000Z Anna, Bram, Anja Adviseur',
    ]);
  });

  it('holds nothing that is past', () => {
    expect(lines('2026-11-21T07:00:00Z')).toEqual([
      'LAPSE 0 2026-11-22T23:00:00.000Z Anna, Bram, Anja Adviseur',
    ]);
  });

  it.each(['DRAFT', 'FILLED', 'LAPSED', 'WITHDRAWN'] as const)(
    'is empty for a place that is %s',
    (status) => {
      expect(lapseCalendar({ ...place, status }, hearers, new Date('2026-10-01T00:00:00Z'))).toEqual([]);
    },
  );
});
