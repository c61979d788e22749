import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Party } from '../introductions/introduction.js';
import { addDays, atHour, dateAt } from '../platform/calendar-date.js';
import { isWorkingDay } from '../platform/working-days.js';
import { closesOnOf, dueOf, nextNudgeOn, workingDaysBefore, type Nudge, type Turn } from './promise.js';
import { silenceLedger } from './silence-ledger.js';

const rules = { nudgeDays: [2, 0], closeAfterWorkingDays: 5 };
const turnUntil = (by: string, since: string, parties: Party[] = ['CANDIDATE']): Turn => ({
  status: 'PROPOSED',
  parties,
  by,
  since: new Date(since),
});

/** What happens to a turn that nobody takes, looked at every so many hours on working days from nine to eight. */
function silence(turn: Turn, by = rules, everyHours = 1, away: readonly string[] = []): string[] {
  const told: Nudge[] = [];
  const lapsed: Party[] = [];
  const story: string[] = [];
  for (let hour = 0; hour < 24 * 120; hour += everyHours) {
    const now = new Date(turn.since.getTime() + hour * 3_600_000);
    const today = dateAt(now);
    const isOpen = now >= atHour(today, 9) && now < atHour(today, 20);
    if (!isOpen || !isWorkingDay(today) || away.includes(today)) continue;
    const due = dueOf(turn, { told, lapsed }, now, by);
    for (const party of due.lapsed) {
      lapsed.push(party);
      story.push(`${today} ${party} was silent`);
    }
    for (const { party, daysBefore } of due.nudges) {
      told.push({ party, dueOn: turn.by, daysBefore, toldAt: now });
      story.push(`${today} ${party} ${daysBefore}`);
    }
    if (!due.closes) continue;
    story.push(`${today} closes`);
    break;
  }
  return story;
}

describe('a turn that nobody takes', () => {
  it.each<[string, Turn, string[]]>([
    [
      'is reminded of at each set day, and closes',
      turnUntil('2026-11-27', '2026-11-20T10:00:00+01:00'),
      [
        '2026-11-25 CANDIDATE 2',
        '2026-11-27 CANDIDATE 0',
        '2026-11-30 CANDIDATE was silent',
        '2026-12-07 closes',
      ],
    ],
    [
      'counts working days around Christmas',
      turnUntil('2026-12-28', '2026-12-18T10:00:00+01:00'),
      [
        '2026-12-23 CANDIDATE 2',
        '2026-12-28 CANDIDATE 0',
        '2026-12-29 CANDIDATE was silent',
        '2027-01-06 closes',
      ],
    ],
    [
      'that began after a set day is not reminded of at once',
      turnUntil('2026-11-27', '2026-11-26T10:00:00+01:00'),
      ['2026-11-27 CANDIDATE 0', '2026-11-30 CANDIDATE was silent', '2026-12-07 closes'],
    ],
    [
      'that ends on the day it began never closes without a reminder',
      turnUntil('2026-11-27', '2026-11-27T10:00:00+01:00'),
      ['2026-11-30 CANDIDATE was silent', '2026-11-30 CANDIDATE 0', '2026-12-08 closes'],
    ],
    [
      'of both sides at once is each one’s',
      turnUntil('2026-11-27', '2026-11-26T10:00:00+01:00', ['CANDIDATE', 'EMPLOYER']),
      [
        '2026-11-27 CANDIDATE 0',
        '2026-11-27 EMPLOYER 0',
        '2026-11-30 CANDIDATE was silent',
        '2026-11-30 EMPLOYER was silent',
        '2026-12-07 closes',
      ],
    ],
  ])('%s', (_, turn, story) => {
    expect(silence(turn)).toEqual(story);
  });

  it('that the software was down for is told of once', () => {
    const turn = turnUntil('2026-11-27', '2026-11-20T10:00:00+01:00');
    expect(silence(turn, rules, 1, ['2026-11-25', '2026-11-26', '2026-11-27'])).toEqual([
      '2026-11-30 CANDIDATE was silent',
      '2026-11-30 CANDIDATE 0',
      '2026-12-08 closes',
    ]);
  });

  it('stays open after both said yes: the adviser looks after it', () => {
    const turn: Turn = {
      ...turnUntil('2026-11-27', '2026-11-20T10:00:00+01:00', ['SCHOOL']),
      status: 'ACCEPTED',
    };
    expect(silence(turn).at(-1)).toBe('2026-11-30 SCHOOL was silent');
  });

  it('is never reminded of twice in 24 hours, never twice for a day, and never closes early', () => {
    const random = xoroshiro128plus(11);
    const draw = (from: number, to: number) => uniformInt(random, from, to);
    for (let round = 0; round < 50; round += 1) {
      const since = new Date(Date.UTC(2026, 10, 1, draw(0, 23)) + draw(0, 200) * 86_400_000);
      const turn = turnUntil(addDays(dateAt(since), draw(0, 20)), since.toISOString());
      const nudgeDays = [...new Set(Array.from({ length: draw(1, 4) }, () => draw(0, 8)))];
      const story = silence(turn, { nudgeDays, closeAfterWorkingDays: draw(1, 10) }, draw(1, 5));
      const reminders = story.filter((line) => /\d$/.test(line));
      expect(new Set(reminders.map((line) => line.slice(0, 10))).size).toBe(reminders.length);
      expect(new Set(reminders.map((line) => line.split(' ')[2])).size).toBe(reminders.length);
      expect(reminders.length).toBeGreaterThan(0);
      const closed = story.at(-1) ?? '';
      expect(closed).toMatch(/closes$/);
      expect(closed.slice(0, 10) > turn.by).toBe(true);
      expect(closed.slice(0, 10) > (reminders.at(-1) ?? '').slice(0, 10)).toBe(true);
    }
  });
});

it('says when the next reminder is, and when it closes', () => {
  const turn = turnUntil('2026-11-27', '2026-11-20T10:00:00+01:00');
  const first: Nudge = {
    party: 'CANDIDATE',
    dueOn: turn.by,
    daysBefore: 2,
    toldAt: new Date('2026-11-25T09:00:00+01:00'),
  };
  expect(nextNudgeOn(turn, [], '2026-11-23', rules)).toBe('2026-11-25');
  expect(closesOnOf(turn, [], rules)).toBeNull();
  expect(nextNudgeOn(turn, [first], '2026-11-25', rules)).toBe('2026-11-27');
  expect(closesOnOf(turn, [first], rules)).toBe('2026-12-04');
  expect(nextNudgeOn(turn, [first, { ...first, daysBefore: 0 }], '2026-11-27', rules)).toBeNull();
  expect(workingDaysBefore('2026-11-29', 0)).toBe('2026-11-27');
});

it('tells of no organisation that was silent fewer than five times, nor lets it be worked out', () => {
  const line = (party: Party, organisation: string | null, lapsed: number) => ({
    party,
    organisation,
    lapsed,
  });
  expect(
    silenceLedger([
      line('EMPLOYER', 'Klein', 4),
      line('EMPLOYER', 'Groot', 9),
      line('EMPLOYER', 'Middel', 5),
      line('SCHOOL', 'ROC', 3),
      line('SCHOOL', null, 2),
      line('CANDIDATE', null, 12),
      line('ADVISER', null, 1),
    ]),
  ).toEqual([
    line('CANDIDATE', null, 12),
    line('EMPLOYER', 'Groot', 9),
    line('EMPLOYER', 'Middel', 5),
    line('SCHOOL', null, 5),
  ]);
});
