import {
  enrolmentStatuses,
  introductionStatuses,
  openStatuses,
  type EnrolmentStatus,
} from './introduction.js';
import { moveByDate, turnText, whoseTurn, type Turned } from './whose-turn.js';

const proposed: Turned = {
  status: 'PROPOSED',
  answerOrder: 'CANDIDATE_FIRST',
  candidateAccepted: null,
  employerAccepted: null,
  enrolment: null,
  permission: null,
  moveBy: '2026-11-30',
};
const accepted: Turned = { ...proposed, status: 'ACCEPTED', candidateAccepted: true, employerAccepted: true };
const enrolled = (status: EnrolmentStatus): Turned => ({
  ...accepted,
  enrolment: { status, classStartId: null, intakeOn: null, toldBy: 'ADVISER', updatedAt: new Date(0) },
});

describe('whose turn it is', () => {
  it.each([
    ['the candidate is asked first', proposed, ['CANDIDATE']],
    ['then the employer', { ...proposed, candidateAccepted: true }, ['EMPLOYER']],
    [
      'the candidate, when the employer already said yes',
      { ...proposed, employerAccepted: true },
      ['CANDIDATE'],
    ],
    ['both at once', { ...proposed, answerOrder: 'BOTH_AT_ONCE' }, ['CANDIDATE', 'EMPLOYER']],
    [
      'the one who did not answer',
      { ...proposed, answerOrder: 'BOTH_AT_ONCE', candidateAccepted: true },
      ['EMPLOYER'],
    ],
    ['the school, when both said yes', accepted, ['SCHOOL']],
    ['the school, when it was asked', enrolled('ASKED'), ['SCHOOL']],
    ['the school, during the intake', enrolled('INTAKE'), ['SCHOOL']],
    ['the school, while there is a waiting list', enrolled('WAITING_LIST'), ['SCHOOL']],
    ['the adviser, when the school said yes', enrolled('ADMITTED'), ['ADVISER']],
    ['the adviser, when the school said no', enrolled('REFUSED'), ['ADVISER']],
    ['the adviser, when there is no class', enrolled('CLASS_NOT_RUNNING'), ['ADVISER']],
    [
      'the referrer, and the school with them, when permission was asked',
      { ...accepted, permission: 'PLANNED' },
      ['REFERRER', 'SCHOOL'],
    ],
    [
      'the referrer alone, once the school has spoken',
      { ...enrolled('ADMITTED'), permission: 'PLANNED' },
      ['REFERRER'],
    ],
    ['the adviser, when permission was given', { ...enrolled('ADMITTED'), permission: 'DONE' }, ['ADVISER']],
    ['the adviser, when it was refused', { ...enrolled('ADMITTED'), permission: 'REFUSED' }, ['ADVISER']],
    ['nobody but the sides before both said yes', { ...proposed, permission: 'PLANNED' }, ['CANDIDATE']],
  ] as [string, Turned, string[]][])('%s', (_, introduction, parties) => {
    expect(whoseTurn(introduction)).toEqual(parties);
  });

  it.each(introductionStatuses)('is somebody’s turn in %s exactly while it is open', (status) => {
    const introduction = {
      ...accepted,
      status,
      ...(status === 'PROPOSED' ? { employerAccepted: null } : {}),
    };
    const isOpen = (openStatuses as readonly string[]).includes(status);
    expect(whoseTurn(introduction).length > 0).toBe(isOpen);
    expect(turnText(introduction, 'nl') !== null).toBe(isOpen);
  });
});

describe('the sentence for everyone', () => {
  it.each([
    [
      proposed,
      'De kandidaat is aan zet, uiterlijk op 30 november 2026: ja of nee zeggen.',
      'The candidate is to move, by 30 November 2026: say yes or no.',
    ],
    [
      { ...proposed, answerOrder: 'BOTH_AT_ONCE' },
      'De kandidaat en het leerbedrijf zijn aan zet, uiterlijk op 30 november 2026: ja of nee zeggen.',
      'The candidate and the employer are to move, by 30 November 2026: say yes or no.',
    ],
    [
      accepted,
      'De school is aan zet, uiterlijk op 30 november 2026: laten weten of er plek is in de klas.',
      'The school is to move, by 30 November 2026: say whether there is room in the class.',
    ],
  ] as [Turned, string, string][])('%#', (introduction, nl, en) => {
    expect([turnText(introduction, 'nl'), turnText(introduction, 'en')]).toEqual([nl, en]);
  });

  it.each(enrolmentStatuses)('says what is to be done when the school said %s', (status) => {
    for (const locale of ['nl', 'en'] as const) {
      expect(turnText(enrolled(status), locale)).toMatch(/2026: .{10,}\.$/);
      expect(turnText(enrolled(status), locale)).not.toContain('undefined');
    }
  });
});

describe('by when', () => {
  it.each([
    ['so many working days', [null], '2026-11-27'],
    ['not after the place lapses', ['2026-11-25'], '2026-11-25'],
    ['not after the last day of enrolment', ['2026-12-31', '2026-11-24'], '2026-11-24'],
    ['today, when that is the last day', ['2026-11-20'], '2026-11-20'],
    ['a day that is past does not count', ['2026-11-19', null], '2026-11-27'],
  ] as [string, (string | null)[], string][])('%s', (_, limits, expected) => {
    expect(moveByDate('2026-11-20', 5, limits)).toBe(expected);
  });
});
