import fc from 'fast-check';
import { dateAt } from '../platform/calendar-date.js';
import { clockAt, instantOf, readTimes } from './meeting-time.js';
import {
  meetingMoves,
  meetingMoveTable,
  meetingStages,
  noticesDue,
  refusedMove,
  stageOf,
  statusAfter,
  turnOfMeeting,
  type Meeting,
  type MeetingStage,
} from './meeting.js';

const now = new Date('2026-11-20T10:00:00+01:00');
const ahead = new Date('2026-11-25T10:00:00+01:00');
const behind = new Date('2026-11-19T10:00:00+01:00');

const at = (stage: MeetingStage): Meeting => ({
  id: 'm',
  version: 1,
  introductionId: 'i',
  kind: 'MEETING',
  status: stage === 'TO_COME' || stage === 'BEEN' ? 'AGREED' : stage,
  form: 'ON_SITE',
  location: 'Hengelosestraat 1',
  whoComes: null,
  bring: null,
  tasks: null,
  timesOf: 'EMPLOYER',
  times: [{ startsAt: ahead, endsAt: ahead }],
  startsAt: stage === 'TO_COME' ? ahead : stage === 'PROPOSED' ? null : behind,
  endsAt: stage === 'PROPOSED' ? null : ahead,
  agreedAt: stage === 'PROPOSED' ? null : behind,
  dueBy: '2026-11-27',
  sequence: 0,
  reason: null,
  remindedAt: null,
  askedAt: null,
  turnedAt: behind,
});

// Written by hand: what each side may do at each stage. The times are the employer's.
const allowed: Record<MeetingStage, { CANDIDATE: string; EMPLOYER: string }> = {
  PROPOSED: { CANDIDATE: 'choose move cancel', EMPLOYER: 'move cancel' },
  TO_COME: { CANDIDATE: 'move cancel', EMPLOYER: 'move cancel' },
  BEEN: { CANDIDATE: 'tell', EMPLOYER: 'tell' },
  HELD: { CANDIDATE: 'tell', EMPLOYER: 'tell' },
  MISSED: { CANDIDATE: 'tell', EMPLOYER: 'tell' },
  CANCELLED: { CANDIDATE: '', EMPLOYER: '' },
};

describe('every stage × move × side', () => {
  it.each(meetingStages)('%s', (stage) => {
    expect(stageOf(at(stage), now)).toBe(stage);
    for (const side of ['CANDIDATE', 'EMPLOYER'] as const) {
      const open = meetingMoves.filter((move) => refusedMove(at(stage), move, side, now) === null);
      expect(`${side} ${open.join(' ')}`.trim()).toBe(`${side} ${allowed[stage][side]}`.trim());
    }
  });

  it('can reach and leave every stage that is not an end', () => {
    const left = new Set(meetingMoves.flatMap((move): readonly string[] => meetingMoveTable[move].from));
    expect([...left].sort()).toEqual(['BEEN', 'HELD', 'MISSED', 'PROPOSED', 'TO_COME']);
  });
});

describe('whose turn it is', () => {
  it('is always somebody’s, with a date that has not passed unless it is the adviser’s', () => {
    const sides = fc.subarray(['CANDIDATE', 'EMPLOYER'] as const);
    const days = fc.integer({ min: -40, max: 40 });
    fc.assert(
      fc.property(
        fc.constantFrom(...meetingStages),
        sides,
        days,
        fc.integer({ min: 1, max: 30 }),
        (...drawn) => {
          const [stage, told, shift, workingDays] = drawn;
          const dueBy = dateAt(new Date(now.getTime() + shift * 86_400_000));
          const turn = turnOfMeeting({ ...at(stage), dueBy }, told, now, workingDays);
          if (turn === null) return stage === 'CANCELLED' || stage === 'HELD';
          return turn.parties.length > 0 && (turn.parties[0] === 'ADVISER' || turn.by >= dateAt(now));
        },
      ),
    );
  });

  it('passes to the adviser when a side lets its day pass, and ends when both told', () => {
    const later = new Date('2026-11-28T10:00:00+01:00');
    expect(turnOfMeeting(at('PROPOSED'), [], now, 5)).toMatchObject({
      parties: ['CANDIDATE'],
      by: '2026-11-27',
    });
    expect(turnOfMeeting(at('PROPOSED'), [], later, 5)).toMatchObject({
      parties: ['ADVISER'],
      by: '2026-12-04',
    });
    expect(turnOfMeeting(at('BEEN'), ['EMPLOYER'], now, 5)?.parties).toEqual(['CANDIDATE']);
    expect(turnOfMeeting(at('BEEN'), [], later, 5)?.parties).toEqual(['ADVISER']);
    expect(turnOfMeeting(at('HELD'), ['CANDIDATE', 'EMPLOYER'], now, 5)).toBeNull();
    expect(turnOfMeeting(at('MISSED'), ['CANDIDATE', 'EMPLOYER'], now, 5)?.parties).toEqual(['ADVISER']);
    expect(turnOfMeeting(at('MISSED'), ['CANDIDATE', 'EMPLOYER'], now, 5, false)).toBeNull();
  });

  it('takes one side’s word that it was', () => {
    expect(statusAfter(['DID_NOT_COME'])).toBe('MISSED');
    expect(statusAfter(['DID_NOT_COME', 'DOUBTS'])).toBe('HELD');
  });
});

describe('what the clock brings about', () => {
  const due = (changed: Partial<Meeting>, moment: string) =>
    noticesDue(
      { ...at('TO_COME'), agreedAt: new Date('2026-11-16T10:00:00+01:00'), ...changed },
      new Date(moment),
    );

  it('reminds the day before, once, and asks the day after, once', () => {
    expect(due({}, '2026-11-23T23:59:00+01:00')).toEqual([]);
    expect(due({}, '2026-11-24T00:00:00+01:00')).toEqual(['REMIND']);
    expect(due({}, '2026-11-25T09:59:00+01:00')).toEqual(['REMIND']);
    expect(due({}, '2026-11-25T10:00:00+01:00')).toEqual([]);
    expect(due({ remindedAt: behind }, '2026-11-24T10:00:00+01:00')).toEqual([]);
    expect(due({}, '2026-11-25T23:59:00+01:00')).toEqual([]);
    expect(due({}, '2026-11-26T00:00:00+01:00')).toEqual(['ASK']);
    expect(due({ askedAt: behind }, '2026-11-26T00:00:00+01:00')).toEqual([]);
  });

  it('does not remind of what was arranged that day or the day before, or is off', () => {
    expect(due({ agreedAt: new Date('2026-11-24T09:00:00+01:00') }, '2026-11-24T12:00:00+01:00')).toEqual([]);
    expect(due({ status: 'CANCELLED' }, '2026-11-24T12:00:00+01:00')).toEqual([]);
    expect(due({ status: 'PROPOSED' }, '2026-11-24T12:00:00+01:00')).toEqual([]);
  });
});

describe('times as people say them', () => {
  it.each([
    ['2026-03-29', '01:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29', '02:30', null],
    ['2026-03-29', '03:00', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25', '01:30', '2026-10-24T23:30:00.000Z'],
    ['2026-10-25', '03:00', '2026-10-25T02:00:00.000Z'],
    ['2026-07-01', '13:30', '2026-07-01T11:30:00.000Z'],
    ['2026-12-01', '13:30', '2026-12-01T12:30:00.000Z'],
    ['2026-12-01', '24:00', null],
    ['2026-12-01', '9:00', null],
    ['2026-02-30', '09:00', null],
  ])('%s %s is %s', (day, time, instant) => {
    expect(instantOf({ day, time })?.toISOString() ?? null).toBe(instant);
  });

  it('reads back what the clock showed, on any day of two years', () => {
    const minutes = fc.integer({ min: 0, max: 2 * 365 * 24 * 60 });
    fc.assert(
      fc.property(minutes, (offset) => {
        const moment = new Date(Date.UTC(2026, 0, 1) + offset * 60_000);
        const read = instantOf({ day: dateAt(moment), time: clockAt(moment) });
        // In the hour that comes twice the clock does not tell which one it is.
        return read !== null && [0, 3_600_000].includes(Math.abs(read.getTime() - moment.getTime()));
      }),
    );
  });

  it('takes one to three in the future, each once, in order', () => {
    const day = '2026-11-24';
    const { times, problems } = readTimes(
      [
        { day, time: '15:00' },
        { day, time: '09:00' },
      ],
      30,
      now,
    );
    expect(problems).toEqual([]);
    expect(times.map(({ startsAt, endsAt }) => [clockAt(startsAt), clockAt(endsAt)])).toEqual([
      ['09:00', '09:30'],
      ['15:00', '15:30'],
    ]);
    const wrong = (spoken: { day: string; time: string }[], minutes = 30) =>
      readTimes(spoken, minutes, now).problems.map(({ path }) => path.join('.'));
    expect(wrong([{ day: '2026-11-20', time: '09:59' }])).toEqual(['times.0']);
    expect(
      wrong([
        { day, time: '09:00' },
        { day, time: '09:00' },
      ]),
    ).toEqual(['times']);
    expect(wrong(['09:00', '10:00', '11:00', '12:00'].map((time) => ({ day, time })))).toEqual(['times']);
    expect(wrong([{ day: '2028-01-01', time: '09:00' }])).toEqual(['times.0']);
    expect(wrong([{ day, time: '09:00' }], 14)).toEqual(['minutes']);
    expect(wrong([{ day, time: '09:00' }], 601)).toEqual(['minutes']);
  });
});
