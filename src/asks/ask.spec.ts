import {
  askDeclineReasons,
  askEndText,
  askers,
  askLapseCauses,
  askMoved,
  askMovers,
  askMoves,
  askStatuses,
  askTurnText,
  shownTo,
  type AskMove,
  type Followed,
} from './ask.js';

const allowed: Record<string, string> = {
  'CANDIDATE introduce ADVISER': 'INTRODUCED',
  'EMPLOYER introduce ADVISER': 'INTRODUCED',
  'CANDIDATE decline ADVISER': 'DECLINED',
  'EMPLOYER decline ADVISER': 'DECLINED',
  'CANDIDATE withdraw CANDIDATE': 'WITHDRAWN',
  'EMPLOYER withdraw EMPLOYER': 'WITHDRAWN',
  'CANDIDATE lapse DESK': 'LAPSED',
  'EMPLOYER lapse DESK': 'LAPSED',
};

describe('an ask, every state × move × role', () => {
  const cases = askStatuses.flatMap((status) =>
    (Object.keys(askMoves) as AskMove[]).flatMap((move) =>
      askMovers.flatMap((mover) => askers.map((askedBy) => ({ status, move, mover, askedBy }))),
    ),
  );
  it.each(cases)('$status of $askedBy: $move by $mover', ({ status, move, mover, askedBy }) => {
    const wanted = status === 'OPEN' ? (allowed[`${askedBy} ${move} ${mover}`] ?? null) : null;
    expect(askMoved({ status, askedBy }, move, mover)).toBe(wanted);
  });

  it('can reach every state, and leaves none but OPEN', () => {
    const reached = new Set(['OPEN', ...Object.values(askMoves).map(({ to }) => to)]);
    expect([...reached].sort()).toEqual([...askStatuses].sort());
  });
});

const followings: (Followed | null)[] = [
  null,
  ...[true, false].flatMap((employerKnows) =>
    [true, false].map((isOpen) => ({ employerKnows, isOpen, moveBy: isOpen ? '2026-12-04' : null })),
  ),
];
const everything = askers.flatMap((askedBy) =>
  askStatuses.flatMap((status) =>
    (status === 'LAPSED' ? askLapseCauses : [null]).flatMap((lapseCause) =>
      (status === 'DECLINED' ? askDeclineReasons : [null]).flatMap((declineReason) =>
        followings.map((followed) => ({
          ask: { askedBy, status, lapseCause, declineReason, answerBy: '2026-11-27' },
          followed,
        })),
      ),
    ),
  ),
);

describe('whoever waits', () => {
  it('always has a turn and a date, or a next step', () => {
    for (const { ask, followed } of everything)
      for (const reader of [ask.askedBy, 'ADVISER'] as const)
        for (const locale of ['nl', 'en'] as const) {
          const shown = shownTo(reader, ask, followed);
          const turn = askTurnText(ask, shown, locale);
          const end = askEndText(ask, shown, locale);
          expect([turn === null, end === null]).toContain(false);
          expect(turn === null).toBe(end !== null);
          if (turn) expect(turn).toMatch(/\d{4}/);
        }
  });
});

describe('what an employer learns of its invitation', () => {
  const employers = everything.filter(({ ask }) => ask.askedBy === 'EMPLOYER');
  const read = ({ ask, followed }: (typeof everything)[number]) => {
    const shown = shownTo('EMPLOYER', ask, followed);
    return [shown.status, askEndText(ask, shown, 'nl')];
  };

  it('is the same whether the adviser, the candidate or the law said no', () => {
    const refusals = employers.filter(
      ({ ask, followed }) =>
        ask.status === 'DECLINED' ||
        ask.lapseCause === 'NOT_AVAILABLE' ||
        (ask.status === 'INTRODUCED' && followed && !followed.employerKnows && !followed.isOpen),
    );
    expect(refusals.length).toBeGreaterThan(5);
    expect(new Set(refusals.map((each) => JSON.stringify(read(each)))).size).toBe(1);
  });

  it('is that the desk is to move, as long as the candidate did not say yes', () => {
    const asked = { askedBy: 'EMPLOYER', lapseCause: null, answerBy: '2026-11-27' } as const;
    const waiting = { employerKnows: false, isOpen: true, moveBy: '2026-12-04' };
    const introduced = shownTo('EMPLOYER', { ...asked, status: 'INTRODUCED' }, waiting);
    expect(introduced).toEqual({ status: 'OPEN', answerBy: '2026-12-04' });
    expect(shownTo('EMPLOYER', { ...asked, status: 'OPEN' }, null).status).toBe('OPEN');
  });
});
