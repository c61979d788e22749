import { digestFrom, isTooLate, mondayDigestFrom, nextDigestAt } from './digest-time.js';

const at = (instant: string) => new Date(instant);

describe('the morning digest', () => {
  it.each([
    ['in the night', '2026-11-24T03:00:00+01:00', '2026-11-24T08:00:00+01:00'],
    ['at eight itself', '2026-11-24T08:00:00+01:00', '2026-11-24T08:00:00+01:00'],
    ['a second after eight', '2026-11-24T08:00:01+01:00', '2026-11-25T08:00:00+01:00'],
    ['before the night in which summer time ends', '2026-10-24T12:00:00+02:00', '2026-10-25T08:00:00+01:00'],
  ])('tells what happened %s', (_, happened, expected) =>
    expect(digestFrom(at(happened))).toEqual(at(expected)),
  );

  it.each([
    ['on Monday before eight', '2026-11-23T07:59:00+01:00', '2026-11-23T08:00:00+01:00'],
    ['on Monday after eight', '2026-11-23T08:01:00+01:00', '2026-11-30T08:00:00+01:00'],
    ['on Sunday', '2026-11-29T23:00:00+01:00', '2026-11-30T08:00:00+01:00'],
    ['in the week before summer time', '2026-03-25T12:00:00+01:00', '2026-03-30T08:00:00+02:00'],
  ])('of a Monday tells what happened %s', (_, happened, expected) =>
    expect(mondayDigestFrom(at(happened))).toEqual(at(expected)),
  );

  it('is written now when it is overdue, and tomorrow when today’s was written', () => {
    const from = at('2026-11-24T08:00:00+01:00');
    const now = at('2026-11-24T11:00:00+01:00');
    expect(nextDigestAt(from, now, false)).toEqual(now);
    expect(nextDigestAt(from, now, true)).toEqual(at('2026-11-25T08:00:00+01:00'));
  });

  it('is too late for a day that is over by then', () => {
    const tomorrow = at('2026-11-25T08:00:00+01:00');
    expect(isTooLate('2026-11-24', tomorrow)).toBe(true);
    expect(isTooLate('2026-11-25', tomorrow)).toBe(false);
    expect(isTooLate('2026-11-24', at('2026-11-25T00:00:00+01:00'))).toBe(true);
    expect(isTooLate('2026-11-24', at('2026-11-24T23:59:59+01:00'))).toBe(false);
  });
});
