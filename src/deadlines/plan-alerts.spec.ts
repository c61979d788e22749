import fc from 'fast-check';
import { addDays, dateAt } from '../platform/calendar-date.js';
import { dueAt, planAlerts, tightest } from './plan-alerts.js';

const at = (instant: string) => new Date(instant);
const lead = [56, 28, 14, 7, 3, 1];

describe('when an alert is due', () => {
  it.each([
    ['in winter time', '2026-12-12', 7, '2026-12-05T07:00:00.000Z'],
    ['in summer time', '2026-07-12', 7, '2026-07-05T06:00:00.000Z'],
    ['counted back over the night in which summer time begins', '2027-04-01', 7, '2027-03-25T07:00:00.000Z'],
    ['on the day summer time begins', '2027-04-04', 7, '2027-03-28T06:00:00.000Z'],
    ['on the day it ends', '2026-11-01', 7, '2026-10-25T07:00:00.000Z'],
    ['on a leap day', '2028-03-07', 7, '2028-02-29T07:00:00.000Z'],
    ['counted back over a leap day', '2028-03-01', 1, '2028-02-29T07:00:00.000Z'],
    ['counted back over the end of February in another year', '2027-03-01', 1, '2027-02-28T07:00:00.000Z'],
    ['counted back over the year’s end', '2027-01-02', 3, '2026-12-30T07:00:00.000Z'],
    ['on the date itself', '2026-12-12', 0, '2026-12-12T07:00:00.000Z'],
  ])('%s', (_, fallsOn, leadDays, expected) => expect(dueAt(fallsOn, leadDays).toISOString()).toBe(expected));
});

describe('every day of 2026 to 2036', () => {
  const amsterdam = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Amsterdam',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  // Counted in UTC, where every day has 24 hours: no code of the product is asked what day it is.
  const day = (date: Date, earlier = 0) =>
    new Date(date.getTime() - earlier * 86_400_000).toISOString().slice(0, 10);

  it.each(lead)('is due at eight o’clock in Amsterdam on the day %i days earlier, and never else', (days) => {
    let checked = 0;
    const wrong: string[] = [];
    for (let date = at('2026-01-01T00:00:00Z'); day(date) <= '2036-12-31'; checked += 1) {
      const due = dueAt(day(date), days);
      if (amsterdam.format(due) !== `${day(date, days)} 08:00:00`) wrong.push(day(date));
      const early = planAlerts(day(date), [days, 0], new Date(due.getTime() - 1))[0]?.status;
      const late = planAlerts(
        day(date),
        [days, 0],
        new Date(due.getTime() + days * 86_400_000 + 3_600_000),
      )[0];
      if (early !== 'PLANNED' || late?.status !== 'SUPERSEDED') wrong.push(`${day(date)} plan`);
      date = new Date(date.getTime() + 86_400_000);
    }
    expect(wrong).toEqual([]);
    expect(checked).toBe(4018);
  });
});

const lines = (fallsOn: string, leadDays: readonly number[], now: string) =>
  planAlerts(fallsOn, leadDays, at(now)).map(({ leadDays: days, status }) => `${days} ${status}`);

describe('the plan of a new deadline', () => {
  it('is all to come when the date is far', () => {
    expect(lines('2027-06-01', lead, '2026-11-21T12:00:00Z')).toEqual(lead.map((days) => `${days} PLANNED`));
  });

  it('keeps the tightest of what is past, to be told at once', () => {
    expect(lines('2026-12-01', lead, '2026-11-21T12:00:00Z')).toEqual([
      '56 SUPERSEDED',
      '28 SUPERSEDED',
      '14 PLANNED',
      '7 PLANNED',
      '3 PLANNED',
      '1 PLANNED',
    ]);
  });

  it('counts the very moment as past, and the moment before it not', () => {
    expect(lines('2026-11-28', [14, 7], '2026-11-21T07:00:00Z')).toEqual(['14 SUPERSEDED', '7 PLANNED']);
    expect(lines('2026-11-28', [14, 7], '2026-11-21T06:59:59.999Z')).toEqual(['14 PLANNED', '7 PLANNED']);
  });

  it('tells of a date that is today, when all lead times are past', () => {
    expect(lines('2026-11-21', [3, 1], '2026-11-21T12:00:00Z')).toEqual(['3 SUPERSEDED', '1 PLANNED']);
  });

  it('takes lead days in any order, each once', () => {
    expect(lines('2027-06-01', [1, 7, 7, 3], '2026-11-21T12:00:00Z')).toEqual([
      '7 PLANNED',
      '3 PLANNED',
      '1 PLANNED',
    ]);
  });
});

const dates = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2024-01-01', days));
const leads = fc.uniqueArray(fc.integer({ min: 0, max: 365 }), { minLength: 1, maxLength: 12 });
const moments = fc
  .integer({ min: 0, max: 4000 * 24 * 60 })
  .map((minutes) => new Date(Date.UTC(2024, 0, 1, 0, minutes)));

describe('any plan', () => {
  it('holds every lead time once, at eight o’clock in Amsterdam on its calendar day', () => {
    const clock = new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', timeStyle: 'medium' });
    fc.assert(
      fc.property(dates, leads, moments, (fallsOn, leadDays, now) => {
        const plan = planAlerts(fallsOn, leadDays, now);
        expect(plan.map((alert) => alert.leadDays)).toEqual([...leadDays].sort((a, b) => b - a));
        for (const alert of plan) {
          expect(clock.format(alert.dueAt)).toBe('08:00:00');
          expect(dateAt(alert.dueAt)).toBe(addDays(fallsOn, -alert.leadDays));
        }
      }),
    );
  });

  it('leaves at most one that is due at once, tighter than all that it supersedes; nothing to come is superseded', () => {
    fc.assert(
      fc.property(dates, leads, moments, (fallsOn, leadDays, now) => {
        const plan = planAlerts(fallsOn, leadDays, now);
        const past = plan.filter((alert) => alert.dueAt <= now);
        const told = past.filter(({ status }) => status === 'PLANNED');
        expect(told).toHaveLength(Math.min(1, past.length));
        expect(plan.filter((alert) => alert.dueAt > now).every(({ status }) => status === 'PLANNED')).toBe(
          true,
        );
        expect(past.every((alert) => alert.leadDays >= (told[0]?.leadDays ?? 0))).toBe(true);
      }),
    );
  });

  it('is worked off to one message each time, whatever the moments at which somebody looks', () => {
    fc.assert(
      fc.property(
        dates,
        leads,
        fc.array(moments, { minLength: 1, maxLength: 8 }),
        (fallsOn, leadDays, looks) => {
          const [first, ...later] = looks.sort((a, b) => a.getTime() - b.getTime()) as [Date, ...Date[]];
          let open = planAlerts(fallsOn, leadDays, first).filter(({ status }) => status === 'PLANNED');
          let settled = new Set(leadDays).size - open.length;
          let last = Infinity;
          for (const now of [first, ...later]) {
            const { told, superseded } = tightest(open.filter((alert) => alert.dueAt <= now));
            if (!told) continue;
            expect(told.leadDays).toBeLessThan(last);
            last = told.leadDays;
            settled += 1 + superseded.length;
            open = open.filter((alert) => alert !== told && !superseded.includes(alert));
          }
          expect(settled + open.length).toBe(new Set(leadDays).size);
        },
      ),
    );
  });
});
