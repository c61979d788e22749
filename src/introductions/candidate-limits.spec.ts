import { limitReached, limitSentence, type CandidateLoad } from './candidate-limits.js';

const limits = { asksAtOnce: 2, introductionsPerCandidateWeek: 3 };
const load = (open: number, thisWeek: number): CandidateLoad => ({
  open,
  thisWeek,
  firstMoveBy: open > 0 ? '2026-11-26' : null,
});

describe('how often a candidate is introduced', () => {
  it.each([
    ['nothing runs', load(0, 0), '2026-11-25', null],
    ['there is room for one', load(1, 2), '2026-11-25', null],
    ['as many run as may', load(2, 2), '2026-11-25', { limit: 'AT_ONCE', most: 2, roomFrom: '2026-11-26' }],
    ['the week is full', load(1, 3), '2026-11-25', { limit: 'PER_WEEK', most: 3, roomFrom: '2026-11-30' }],
    ['both, then the week counts', load(2, 3), '2026-11-29', { limit: 'PER_WEEK', roomFrom: '2026-11-30' }],
    ['more than may, with a reason', load(5, 0), '2026-11-30', { limit: 'AT_ONCE', most: 2 }],
    ['the week is full on a Monday', load(0, 4), '2026-11-30', { roomFrom: '2026-12-07' }],
  ])('when %s', (_, loaded, today, expected) => {
    const reached = limitReached(loaded, limits, today);
    if (expected === null) expect(reached).toBeNull();
    else expect(reached).toMatchObject(expected);
  });

  it('says when it is possible again', () => {
    const week = limitSentence({ limit: 'PER_WEEK', most: 3, roomFrom: '2026-11-30' });
    expect([week.nl, week.en]).toEqual([
      expect.stringContaining('vanaf 30 november 2026'),
      expect.stringContaining('30 November 2026'),
    ]);
    expect(limitSentence({ limit: 'AT_ONCE', most: 1, roomFrom: '2026-11-26' }).nl).toMatch(
      /loopt al 1 voorstel\..*26 november/,
    );
  });
});
