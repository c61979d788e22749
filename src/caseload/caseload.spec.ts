import { isShown, standingOf, usualDays, type Passage } from './caseload.js';

const nothing: Passage = {
  proposedOn: '2026-11-02',
  acceptedOn: null,
  metOn: null,
  tastedOn: null,
  placedOn: null,
  signedOn: null,
  startedOn: null,
  talkedOn: null,
};
const accepted = (day: number): Passage => ({
  ...nothing,
  acceptedOn: `2026-11-${String(2 + day).padStart(2, '0')}`,
});

describe('what is usual in a step', () => {
  it('is what three out of four took at most, and nothing where fewer than five went before', () => {
    expect(usualDays([1, 2, 3, 9].map(accepted)).size).toBe(0);
    expect(usualDays([9, 1, 3, 2, 4].map(accepted)).get('INTRODUCTION')).toBe(4);
    expect(usualDays([1, 1, 1, 1, 9, 9, 9, 9].map(accepted)).get('INTRODUCTION')).toBe(9);
  });

  it('counts a step from the last thing before it, and no days that were recorded in another order', () => {
    const tasted = (metOn: string | null, tastedOn: string): Passage => ({ ...accepted(0), metOn, tastedOn });
    const passages = [
      tasted(null, '2026-11-08'),
      tasted('2026-11-06', '2026-11-08'),
      tasted('2026-11-06', '2026-11-08'),
      tasted('2026-11-06', '2026-11-08'),
      tasted('2026-11-09', '2026-11-08'),
    ];
    expect(usualDays(passages).get('TASTER_DAY')).toBeUndefined();
    expect(usualDays([...passages, tasted('2026-11-07', '2026-11-08')]).get('TASTER_DAY')).toBe(2);
  });
});

describe('how an introduction stands', () => {
  const by = (day: string, ...parties: ('CANDIDATE' | 'ADVISER')[]) => ({ by: day, parties });
  it.each([
    ['as long as usual', by('2026-11-30', 'CANDIDATE'), 8, false, false],
    ['a day longer than usual', by('2026-11-30', 'CANDIDATE'), 7, true, false],
    ['usual unknown, before its day', by('2026-11-30', 'CANDIDATE'), null, false, false],
    ['usual unknown, on its day', by('2026-11-20', 'CANDIDATE'), null, false, true],
    ['usual unknown, past its day', by('2026-11-19', 'CANDIDATE'), null, true, true],
    ['the desk is to move', by('2026-11-30', 'ADVISER'), 8, false, true],
    ['at its end', null, 1, false, false],
  ] as const)('%s', (_, turn, usual, isStalled, isDue) => {
    expect(standingOf(turn, '2026-11-12', usual, '2026-11-20', null)).toEqual({
      daysInStep: 8,
      usualDays: usual,
      isStalled,
      isDue,
      isTalkDue: false,
      isWarned: false,
    });
  });

  it.each([
    [
      'a talk waits for its day',
      by('2026-11-30', 'ADVISER'),
      { talkOn: '2026-11-30', isWarned: false },
      false,
    ],
    ['its day has come', by('2026-11-20', 'ADVISER'), { talkOn: '2026-11-20', isWarned: false }, true],
    ['not signed, and a talk is due', by('2026-11-30'), { talkOn: '2026-11-19', isWarned: false }, true],
    [
      'a side says that it goes badly',
      by('2026-11-30', 'ADVISER'),
      { talkOn: '2026-11-30', isWarned: true },
      true,
    ],
    ['the same, after the last talk', null, { talkOn: null, isWarned: true }, true],
    ['after the last talk', null, { talkOn: null, isWarned: false }, false],
  ] as const)('%s', (_, turn, support, isDue) => {
    const standing = standingOf(turn, '2026-11-12', 30, '2026-11-20', support);
    const entry = { ...standing, step: 'TALK', unread: 0 } as const;
    expect([standing.isDue, isShown({ show: 'TALK', step: null }, entry)]).toEqual([isDue, isDue]);
  });

  it('is shown to who asks for it', () => {
    const entry = {
      step: 'MEETING',
      isDue: false,
      isStalled: true,
      isTalkDue: false,
      isWarned: false,
      unread: 0,
    } as const;
    const shown = (show: 'ALL' | 'DUE' | 'STALLED' | 'UNREAD', step: 'MEETING' | 'TALK' | null = null) =>
      isShown({ show, step }, entry);
    expect([shown('ALL'), shown('DUE'), shown('STALLED'), shown('UNREAD')]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect([shown('ALL', 'MEETING'), shown('ALL', 'TALK')]).toEqual([true, false]);
  });
});
