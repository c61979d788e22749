import {
  milestoneKinds,
  milestoneProblems,
  milestoneStatuses,
  permissionProblem,
  type MilestoneKind,
  type MilestoneStatus,
} from './milestone.js';

const today = '2026-11-20';
const codes = (
  kind: MilestoneKind,
  status: MilestoneStatus,
  onDate: string | null,
  permission: MilestoneStatus | null = null,
) =>
  milestoneProblems({ kind, status, onDate }, permission, today).map(
    ({ code, path }) => `${code} ${path.join('.')}`,
  );

describe('a milestone', () => {
  it.each([
    ['MEETING', 'PLANNED', '2026-11-20', []],
    ['MEETING', 'PLANNED', '2026-11-19', ['INVALID onDate']],
    ['MEETING', 'PLANNED', null, ['INVALID onDate']],
    ['MEETING', 'DONE', '2026-11-20', []],
    ['MEETING', 'DONE', '2026-11-21', ['INVALID onDate']],
    ['MEETING', 'REFUSED', '2026-11-20', ['INVALID status']],
    ['TASTER_DAY', 'SKIPPED', null, []],
    ['TASTER_DAY', 'SKIPPED', '2026-11-20', ['INVALID onDate']],
    ['AGREEMENT', 'SKIPPED', null, ['INVALID status']],
    ['AGREEMENT', 'DONE', '2026-11-19', []],
    ['PERMISSION', 'PLANNED', '2026-12-01', []],
    ['PERMISSION', 'REFUSED', '2026-11-20', []],
    ['PERMISSION', 'REFUSED', '2026-11-21', ['INVALID onDate']],
  ] as [MilestoneKind, MilestoneStatus, string | null, string[]][])(
    '%s %s on %s: %j',
    (kind, status, onDate, expected) => expect(codes(kind, status, onDate)).toEqual(expected),
  );

  it('has a day unless it is skipped, whatever it is', () => {
    for (const kind of milestoneKinds)
      for (const status of milestoneStatuses) {
        const isWithoutDay = codes(kind, status, null).length === 0;
        expect([kind, status, isWithoutDay]).toEqual([
          kind,
          status,
          status === 'SKIPPED' && kind !== 'AGREEMENT',
        ]);
      }
  });
});

describe('permission comes first', () => {
  it.each([
    [null, false],
    ['PLANNED', true],
    ['REFUSED', true],
    ['DONE', false],
    ['SKIPPED', false],
  ] as [MilestoneStatus | null, boolean][])(
    'when it stands at %s, a trial and a placement wait: %s',
    (permission, waits) => {
      expect(codes('TASTER_DAY', 'PLANNED', '2026-11-25', permission).length > 0).toBe(waits);
      expect(permissionProblem(permission, 'x') !== null).toBe(waits);
      expect(codes('MEETING', 'PLANNED', '2026-11-25', permission)).toEqual([]);
    },
  );
});
