import fc from 'fast-check';
import { addDays, atHour } from '../platform/calendar-date.js';
import { dueAt } from '../deadlines/plan-alerts.js';
import { dueReminders, leadChoices, type ReminderLead, type Watched } from './reminder-plan.js';

const fallsOn = '2026-11-30';
const longAgo = new Date('2026-01-01T00:00:00Z');
const watched = (more: Partial<Watched> = {}): Watched => ({
  fallsOn,
  setAt: longAgo,
  joinedAt: longAgo,
  settled: null,
  ...more,
});
const leads = (...days: number[]): ReminderLead[] => days.map((leadDays) => ({ leadDays, since: null }));
const on = (day: string, hour = 8) => atHour(day, hour);

describe('reminders of an employer', () => {
  it.each([
    ['a minute before its moment', new Date(+on('2026-11-23') - 60_000), { settled: 28 }, null],
    ['at its moment', on('2026-11-23'), {}, 7],
    ['across the end of summer time', on('2026-11-02'), {}, 28],
    ['after being down past two of them: the tightest', on('2026-11-29', 12), {}, 1],
    ['when the date was set after the moment', on('2026-11-23', 12), { setAt: on('2026-11-23', 9) }, null],
    [
      'when the reader joined after the moment',
      on('2026-11-23', 12),
      { joinedAt: on('2026-11-23', 9) },
      null,
    ],
    ['when it was told before', on('2026-11-23', 12), { settled: 7 }, null],
    ['when a tighter one was told before', on('2026-11-23', 12), { settled: 3 }, null],
  ])('%s', (_, now, more, told) => {
    expect(dueReminders(leads(28, 7, 1), watched(more), now).told).toBe(told);
  });

  it('does not tell a lead time that was chosen after its moment', () => {
    const chosen = [{ leadDays: 14, since: on('2026-11-20') }];
    expect(dueReminders(chosen, watched(), on('2026-11-21')).told).toBeNull();
  });

  it('settles every lead time once, at most one a day, the tightest ones told, however often it is asked', () => {
    fc.assert(
      fc.property(
        fc.subarray([...leadChoices], { minLength: 1 }),
        fc.array(fc.integer({ min: -70, max: 0 }), { minLength: 1, maxLength: 12 }),
        (days, asked) => {
          const settled: number[] = [];
          const told: number[] = [];
          for (const day of asked.sort((a, b) => a - b)) {
            const now = on(addDays(fallsOn, day), 9);
            const tightest = settled.length > 0 ? Math.min(...settled) : null;
            const due = dueReminders(leads(...days), watched({ settled: tightest }), now);
            if (due.told !== null) told.push(due.told);
            settled.push(...(due.told === null ? [] : [due.told]), ...due.superseded);
            const past = days.filter((each) => dueAt(fallsOn, each) <= now);
            expect([...settled].sort((a, b) => b - a)).toEqual(past.sort((a, b) => b - a));
          }
          expect(told).toEqual([...told].sort((a, b) => b - a));
        },
      ),
    );
  });
});
