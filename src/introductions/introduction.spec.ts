import {
  answerOf,
  introductionStatuses,
  moved,
  movers,
  moves,
  terminalStatuses,
  type EndCause,
  type IntroductionStatus,
  type MoveName,
  type Mover,
} from './introduction.js';

const moveNames = Object.keys(moves) as MoveName[];

/** What the two sides can have answered in each state. */
const answersIn: Record<IntroductionStatus, [boolean | null, boolean | null][]> = {
  PROPOSED: [
    [null, null],
    [true, null],
    [null, true],
  ],
  ACCEPTED: [[true, true]],
  PLACED: [[true, true]],
  DECLINED: [
    [false, null],
    [true, false],
    [null, false],
    [false, true],
  ],
  WITHDRAWN: [
    [null, null],
    [true, null],
    [null, true],
    [true, true],
  ],
  EXPIRED: [
    [null, null],
    [true, null],
    [null, true],
    [true, true],
  ],
};

const endCause: EndCause | null = null;
const standings = introductionStatuses.flatMap((status) =>
  answersIn[status].map(([candidateAccepted, employerAccepted]) => ({
    status,
    candidateAccepted,
    employerAccepted,
    endCause,
  })),
);

/** Written out by hand, so that a change of the table has to be meant: `move by mover in STATUS candidate/employer`. */
const allowed: Record<string, IntroductionStatus> = {
  'accept by CANDIDATE in PROPOSED null/null': 'PROPOSED',
  'accept by EMPLOYER in PROPOSED null/null': 'PROPOSED',
  'accept by EMPLOYER in PROPOSED true/null': 'ACCEPTED',
  'accept by CANDIDATE in PROPOSED null/true': 'ACCEPTED',
  'decline by CANDIDATE in PROPOSED null/null': 'DECLINED',
  'decline by EMPLOYER in PROPOSED null/null': 'DECLINED',
  'decline by EMPLOYER in PROPOSED true/null': 'DECLINED',
  'decline by CANDIDATE in PROPOSED null/true': 'DECLINED',
  'recordEnrolment by ADVISER in ACCEPTED true/true': 'ACCEPTED',
  'recordEnrolment by ADVISER in PLACED true/true': 'PLACED',
  'recordEnrolment by SCHOOL in ACCEPTED true/true': 'ACCEPTED',
  'recordEnrolment by SCHOOL in PLACED true/true': 'PLACED',
  'permit by ADVISER in ACCEPTED true/true': 'ACCEPTED',
  'meet by ADVISER in ACCEPTED true/true': 'ACCEPTED',
  'meet by ADVISER in PLACED true/true': 'PLACED',
  'taste by ADVISER in ACCEPTED true/true': 'ACCEPTED',
  'taste by ADVISER in PLACED true/true': 'PLACED',
  'sign by ADVISER in PLACED true/true': 'PLACED',
  'talk by ADVISER in PLACED true/true': 'PLACED',
  'place by ADVISER in ACCEPTED true/true': 'PLACED',
  'withdraw by ADVISER in PROPOSED null/null': 'WITHDRAWN',
  'withdraw by ADVISER in PROPOSED true/null': 'WITHDRAWN',
  'withdraw by ADVISER in PROPOSED null/true': 'WITHDRAWN',
  'withdraw by ADVISER in ACCEPTED true/true': 'WITHDRAWN',
  'withdraw by CANDIDATE in PROPOSED null/null': 'WITHDRAWN',
  'withdraw by CANDIDATE in PROPOSED true/null': 'WITHDRAWN',
  'withdraw by CANDIDATE in PROPOSED null/true': 'WITHDRAWN',
  'withdraw by CANDIDATE in ACCEPTED true/true': 'WITHDRAWN',
  'expire by DESK in PROPOSED null/null': 'EXPIRED',
  'expire by DESK in PROPOSED true/null': 'EXPIRED',
  'expire by DESK in PROPOSED null/true': 'EXPIRED',
  'expire by DESK in ACCEPTED true/true': 'EXPIRED',
};

const everything = standings.flatMap((standing) =>
  moveNames.flatMap((name) =>
    movers.map((mover) => {
      const answers = `${standing.candidateAccepted}/${standing.employerAccepted}`;
      return { label: `${name} by ${mover} in ${standing.status} ${answers}`, standing, name, mover };
    }),
  ),
);

describe('the moves of an introduction', () => {
  it.each(everything)('$label', ({ label, standing, name, mover }) => {
    expect(moved(standing, name, mover).to).toBe(allowed[label]);
  });

  it('walks every allowed move', () => {
    const labels = new Set(everything.map(({ label }) => label));
    expect(Object.keys(allowed).filter((label) => !labels.has(label))).toEqual([]);
  });

  it('can reach every state from PROPOSED', () => {
    const reached = new Set<IntroductionStatus>(['PROPOSED']);
    for (let before = 0; before < reached.size;) {
      before = reached.size;
      for (const { standing, name, mover } of everything) {
        const { to } = moved(standing, name, mover);
        if (to && reached.has(standing.status)) reached.add(to);
      }
    }
    expect([...reached].sort()).toEqual([...introductionStatuses].sort());
  });

  it('can leave every state that is not named terminal, and none that is', () => {
    const left = everything
      .filter(({ standing, name, mover }) => {
        const { to } = moved(standing, name, mover);
        return to && to !== standing.status;
      })
      .map(({ standing }) => standing.status);
    expect(new Set(introductionStatuses.filter((status) => !left.includes(status)))).toEqual(
      new Set(terminalStatuses),
    );
  });
});

describe('a refusal says why', () => {
  const open = { status: 'PROPOSED', candidateAccepted: null, employerAccepted: null, endCause } as const;
  const filled = { ...open, status: 'EXPIRED', endCause: 'PLACE_FILLED' } as const;

  it.each([
    ['a role that never makes the move', { ...open }, 'place', 'CANDIDATE', 'NOT_YOURS'],
    ['an adviser who answers for nobody', { ...open }, 'accept', 'ADVISER', 'NOT_YOURS'],
    [
      'a second answer, the same',
      { ...open, candidateAccepted: true },
      'accept',
      'CANDIDATE',
      'ALREADY_ANSWERED',
    ],
    [
      'a second answer, another',
      { ...open, candidateAccepted: true },
      'decline',
      'CANDIDATE',
      'ALREADY_ANSWERED',
    ],
    [
      'an answer after the other side said no',
      { ...open, status: 'DECLINED' as const, employerAccepted: false },
      'accept',
      'CANDIDATE',
      'NOT_NOW',
    ],
    ['a placement before both said yes', { ...open, candidateAccepted: true }, 'place', 'ADVISER', 'NOT_NOW'],
    ['a placement that ended because the place filled', filled, 'place', 'ADVISER', 'NO_SEAT_LEFT'],
    ['a yes after the place filled', filled, 'accept', 'EMPLOYER', 'NO_SEAT_LEFT'],
    ['a no after the place filled', filled, 'decline', 'EMPLOYER', 'NOT_NOW'],
    ['a withdrawal after the place filled', filled, 'withdraw', 'ADVISER', 'NOT_NOW'],
    [
      'a placement that ended because the place lapsed',
      { ...filled, endCause: 'PLACE_LAPSED' as const },
      'place',
      'ADVISER',
      'NOT_NOW',
    ],
  ] as const)('%s', (_, standing, name, mover, refused) => {
    expect(moved(standing, name as MoveName, mover as Mover)).toEqual({ refused });
  });
});

it('tells the answers of the two sides apart', () => {
  const standing = { status: 'PROPOSED', candidateAccepted: true, employerAccepted: false } as const;
  expect([answerOf(standing, 'CANDIDATE'), answerOf(standing, 'EMPLOYER')]).toEqual([true, false]);
});
