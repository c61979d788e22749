import fc from 'fast-check';
import { addDays } from '../platform/calendar-date.js';
import {
  alertActors,
  alertMoves,
  alertState,
  alertStates,
  mayMove,
  snoozeDays,
  type AlertFacts,
  type AlertMove,
} from './alert-moves.js';

const today = '2026-11-24';
const alert = (changed: Partial<AlertFacts> = {}): AlertFacts => ({
  current: true,
  acknowledgedAt: null,
  handedOnAt: null,
  snoozedUntil: null,
  ...changed,
});
const at = new Date('2026-11-24T09:00:00Z');

describe('where an alert stands for somebody', () => {
  it.each<[string, AlertFacts]>([
    ['OPEN', alert()],
    ['SNOOZED', alert({ snoozedUntil: '2026-11-25' })],
    ['OPEN', alert({ snoozedUntil: today })],
    ['ACKNOWLEDGED', alert({ acknowledgedAt: at })],
    ['ACKNOWLEDGED', alert({ acknowledgedAt: at, snoozedUntil: '2026-11-25' })],
    ['HANDED_ON', alert({ handedOnAt: at, acknowledgedAt: at })],
    ['HANDED_ON', alert({ handedOnAt: at, current: false })],
    ['OVER', alert({ current: false, acknowledgedAt: at })],
  ])('is %s', (expected, facts) => expect(alertState(facts, today)).toBe(expected));
});

describe('what somebody can do with an alert', () => {
  // Written out by hand: a move that is not here is refused.
  const allowed = new Set([
    'acknowledge OPEN RECIPIENT',
    'acknowledge SNOOZED RECIPIENT',
    'acknowledge ACKNOWLEDGED RECIPIENT',
    'acknowledge OVER RECIPIENT',
    'snooze OPEN RECIPIENT',
    'snooze SNOOZED RECIPIENT',
    'handOn OPEN RECIPIENT',
    'handOn SNOOZED RECIPIENT',
    'handOn ACKNOWLEDGED RECIPIENT',
  ]);
  const moves = Object.keys(alertMoves) as AlertMove[];
  const cases = moves.flatMap((move) =>
    alertStates.flatMap((state) => alertActors.map((actor) => [move, state, actor] as const)),
  );

  it.each(cases)('%s when it is %s, by %s', (move, state, actor) =>
    expect(mayMove(move, state, actor)).toBe(allowed.has(`${move} ${state} ${actor}`)),
  );

  it('reaches every state but the end, which time alone brings, and leaves every one but the ends', () => {
    const reached = new Set<string>(['OPEN', ...moves.map((move) => alertMoves[move].to)]);
    expect(alertStates.filter((state) => !reached.has(state))).toEqual(['OVER']);
    const left = new Set<string>(moves.flatMap((move) => [...alertMoves[move].from]));
    expect(alertStates.filter((state) => !left.has(state))).toEqual(['HANDED_ON']);
  });
});

describe('the days until which an alert can be put off', () => {
  it.each([
    ['to the next lead time', '2026-12-08', '2026-12-01', ['2026-11-25', '2026-12-01']],
    [
      'to the day before it lapses, after the last lead time',
      '2026-11-27',
      null,
      ['2026-11-25', '2026-11-26'],
    ],
    [
      'to the day before, when the last lead time is the day itself',
      '2026-11-27',
      '2026-11-27',
      ['2026-11-25', '2026-11-26'],
    ],
    [
      'to tomorrow, when the next lead time is tomorrow',
      '2026-12-08',
      '2026-11-25',
      ['2026-11-25', '2026-11-25'],
    ],
    ['not at all when it lapses tomorrow', '2026-11-25', null, null],
    ['not at all when it lapses today', '2026-11-24', null, null],
  ])('%s', (_, fallsOn, nextDueOn, expected) => {
    const days = snoozeDays({ fallsOn, nextDueOn }, today);
    expect(days && [days.first, days.last]).toEqual(expected);
  });

  it('are never past the next lead time, never the date itself, and never today', () => {
    const date = fc.integer({ min: -5, max: 60 }).map((days) => addDays(today, days));
    fc.assert(
      fc.property(date, fc.option(date), (fallsOn, nextDueOn) => {
        const days = snoozeDays({ fallsOn, nextDueOn }, today);
        if (!days) return;
        expect(days.first > today).toBe(true);
        expect(days.last < fallsOn).toBe(true);
        if (nextDueOn !== null) expect(days.last <= nextDueOn).toBe(true);
        expect(days.first <= days.last).toBe(true);
      }),
    );
  });
});
