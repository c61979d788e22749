import {
  endedUnanswered,
  proposedCause,
  replayOf,
  workingDaysNeeded,
  type LossFacts,
  type TriedIntroduction,
} from './lost-seat.js';
import { reportOf, type CountedLoss } from './lost-seats-report.js';

const facts: LossFacts = {
  withdrawReason: null,
  isAccredited: true,
  candidatesThatFit: 3,
  hesitations: [],
  introductions: [],
};
const tried: TriedIntroduction = {
  proposedOn: '2026-11-02',
  endCause: 'CANDIDATE_DECLINED',
  declineReason: 'OTHER',
  isUnanswered: false,
  enrolment: null,
};
const introduced = (more: Partial<TriedIntroduction>): Partial<LossFacts> => ({
  introductions: [tried, { ...tried, ...more }],
});

describe('the cause that the facts speak for', () => {
  it.each<[string, Partial<LossFacts>, string]>([
    ['somebody fitted and nobody was introduced', {}, 'INFORMATION'],
    ['nobody fitted', { candidatesThatFit: 0 }, 'NO_CANDIDATES'],
    ['nobody counted who fitted', { candidatesThatFit: null }, 'OTHER'],
    ['the employer saw no candidates', { withdrawReason: 'NO_CANDIDATES' }, 'NO_CANDIDATES'],
    ['the employer found somebody', { withdrawReason: 'FILLED_ELSEWHERE' }, 'FILLED_ELSEWHERE'],
    ['found somebody, and lost its accreditation', { withdrawReason: 'FILLED_ELSEWHERE', isAccredited: false }, 'FILLED_ELSEWHERE'], // prettier-ignore
    ['nobody there to guide', { withdrawReason: 'NO_CAPACITY' }, 'NO_CAPACITY'],
    ['not accredited any more', { isAccredited: false, ...introduced({}) }, 'ACCREDITATION'],
    ['refused: filled', introduced({ declineReason: 'FILLED' }), 'FILLED_ELSEWHERE'],
    ['refused: no supervision', introduced({ declineReason: 'NO_SUPERVISION' }), 'NO_CAPACITY'],
    ['refused: too far', introduced({ declineReason: 'TOO_FAR' }), 'DISTANCE'],
    ['the college refused', introduced({ endCause: 'SCHOOL_REFUSED' }), 'SCHOOL'],
    ['a waiting list', introduced({ enrolment: 'WAITING_LIST' }), 'SCHOOL'],
    ['the way there alone', { ...introduced({}), hesitations: ['TRAVEL', 'TRAVEL'] }, 'DISTANCE'],
    ['the way there among others', { ...introduced({}), hesitations: ['TRAVEL', 'COST'] }, 'HESITATION'],
    ['fear before silence', { ...introduced({ isUnanswered: true }), hesitations: ['COST'] }, 'HESITATION'],
    ['silence', introduced({ isUnanswered: true }), 'SILENCE'],
    ['introduced, and no reason known', introduced({}), 'OTHER'],
  ])('%s', (_, more, cause) => {
    expect(proposedCause({ ...facts, ...more })).toBe(cause);
  });

  it('knows silence from a place that ended before its turn was over', () => {
    expect(endedUnanswered('NO_ANSWER', [true, null])).toBe(true);
    expect(endedUnanswered('PLACE_LAPSED', [null, null])).toBe(true);
    expect(endedUnanswered('PLACE_LAPSED', [true, true])).toBe(false);
    expect(endedUnanswered('CANDIDATE_DECLINED', [false, null])).toBe(false);
    expect(endedUnanswered(null, [null, null])).toBe(false);
  });
});

describe('the replay', () => {
  const sent = (leadDays: number, dueOn: string, isAcknowledged = false, isSent = true) => ({
    leadDays,
    dueOn,
    isSent,
    isAcknowledged,
  });
  const played = { publishedOn: '2026-09-01', introduceBy: '2026-11-02', alerts: [], introducedOn: [] };

  it('counts a turn for each side and one for the college', () => {
    const rules = { answerWithinWorkingDays: 5 };
    expect(workingDaysNeeded({ ...rules, introductionOrder: 'CANDIDATE_FIRST' })).toBe(15);
    expect(workingDaysNeeded({ ...rules, introductionOrder: 'BOTH_AT_ONCE' })).toBe(10);
  });

  it.each([
    ['published the day after', { publishedOn: '2026-11-03' }, 'NO_TIME', null],
    ['published on the very day', { publishedOn: '2026-11-02' }, 'NOT_INTRODUCED', null],
    ['no alert in time', { alerts: [sent(7, '2026-11-03')] }, 'NOT_INTRODUCED', null],
    ['not sent', { alerts: [sent(28, '2026-11-02', false, false)] }, 'ALERT_NOT_SENT', 28],
    ['sent and not read', { alerts: [sent(56, '2026-10-01'), sent(28, '2026-11-02')] }, 'ALERT_NOT_READ', 28],
    ['an earlier one read', { alerts: [sent(56, '2026-10-01', true), sent(28, '2026-11-02')] }, 'NOT_INTRODUCED', 28], // prettier-ignore
    ['read only later', { alerts: [sent(28, '2026-11-02'), sent(7, '2026-11-20', true)] }, 'ALERT_NOT_READ', 28], // prettier-ignore
    ['introduced a day late', { introducedOn: ['2026-11-09', '2026-11-03'] }, 'INTRODUCED_LATE', null],
    ['introduced in time', { introducedOn: ['2026-11-09', '2026-11-02'] }, 'INTRODUCED_IN_TIME', null],
  ])('%s', (_, more, verdict, alertInTime) => {
    const replay = replayOf({ ...played, ...more });
    expect(replay).toMatchObject({ verdict, alertInTime });
    expect(replay.introduceBy).toBe(verdict === 'NO_TIME' ? null : '2026-11-02');
  });
});

it('reports no number that could be somebody, and no total that tells it', () => {
  const lost = (count: number, cause: CountedLoss['cause']): CountedLoss[] =>
    Array.from({ length: count }, () => ({ seats: 1, cause, verdict: 'NOT_INTRODUCED' }));
  const report = reportOf([
    ...lost(5, 'HESITATION'),
    ...lost(4, 'DISTANCE'),
    { seats: 6, cause: null, verdict: 'NO_TIME' },
    { seats: 4, cause: 'SILENCE', verdict: 'ALERT_NOT_READ' },
  ]);
  expect(report).toEqual({
    causes: [
      { cause: null, seats: 6 },
      { cause: 'HESITATION', seats: 5 },
    ],
    replay: [
      { verdict: 'NO_TIME', seats: 6 },
      { verdict: 'NOT_INTRODUCED', seats: 9 },
    ],
  });
});
