import { dayParts } from './day-part.js';

const at = (instant: string) => new Date(instant);

describe('the parts of a day', () => {
  it.each(['2026-11-24T08:30:00+01:00', '2026-10-25T12:00:00+01:00', '2026-03-29T23:59:59+02:00'])(
    'follow each other without a gap and end with the one that is running, at %s',
    (now) => {
      const parts = dayParts(at(now));
      const [running] = parts;
      expect(running!.from <= at(now) && at(now) < running!.until).toBe(true);
      for (const [index, part] of parts.entries()) {
        expect(part.from < part.until).toBe(true);
        if (index > 0) expect(part.until).toEqual(parts[index - 1]?.from);
      }
    },
  );

  it('are those of people: half past eight is in the early morning, whatever the season', () => {
    expect(dayParts(at('2026-11-24T08:30:00+01:00'))[0]).toEqual({
      from: at('2026-11-24T06:00:00+01:00'),
      until: at('2026-11-24T09:00:00+01:00'),
    });
    expect(dayParts(at('2026-07-01T08:30:00+02:00'))[0]?.from).toEqual(at('2026-07-01T06:00:00+02:00'));
  });

  it('has an hour more in the night in which summer time ends', () => {
    const night = dayParts(at('2026-10-25T03:00:00+01:00'))[0];
    expect(night && (night.until.getTime() - night.from.getTime()) / 3_600_000).toBe(7);
  });
});
