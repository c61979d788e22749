import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import {
  enrolmentStatuses,
  moved,
  moves,
  type Introduction,
  type MoveName,
  type Mover,
} from '../introductions/introduction.js';
import {
  milestoneProblems,
  milestoneStatuses,
  moveOfMilestone,
  permissionProblem,
  type Milestone,
  type MilestoneKind,
} from '../introductions/milestone.js';
import { moveByDate } from '../introductions/whose-turn.js';
import { addDays } from '../platform/calendar-date.js';
import { isLate, jamsAt, regionStops } from './region-route.js';
import { milestones, routeOf, statusText, type RouteFacts } from './route.js';

const day = '2026-11-20';
const proposed: Introduction = {
  id: 'i',
  version: 1,
  placeId: 'p',
  employerId: 'e',
  candidateId: 'c',
  regionCode: 'AM05',
  candidateRegionCode: 'AM05',
  proposedBy: 'a',
  proposedAt: new Date(0),
  message: null,
  answerOrder: 'CANDIDATE_FIRST',
  status: 'PROPOSED',
  candidateAccepted: null,
  employerAccepted: null,
  candidateMessage: null,
  employerMessage: null,
  enrolment: null,
  permission: null,
  moveBy: '2026-11-27',
  endCause: null,
  declineReason: null,
  endNote: null,
  endedAt: null,
};
const accepted: Introduction = {
  ...proposed,
  status: 'ACCEPTED',
  candidateAccepted: true,
  employerAccepted: true,
};
const placed: Introduction = { ...accepted, status: 'PLACED', moveBy: null };
const factsOf = (more: Partial<RouteFacts>): RouteFacts => ({
  introduction: proposed,
  milestones: [],
  placement: null,
  today: day,
  workingDays: 5,
  ...more,
});
const inWords = (facts: RouteFacts) => {
  const route = routeOf(facts);
  const standing = route.milestones.filter(({ state }) => state === 'CURRENT' || state === 'STOPPED');
  return [
    standing.map(({ name, state }) => `${name} ${state}`).join(),
    route.turn?.parties.join(' ') ?? '',
    route.turn?.by ?? '',
  ];
};
const fact = (kind: MilestoneKind, status: Milestone['status'], onDate: string | null) => ({
  kind,
  status,
  onDate,
});
const starts = (startsOn: string, endedOn: string | null = null) => ({ startsOn, endedOn });
const enrolled = (status: (typeof enrolmentStatuses)[number]) => ({
  status,
  classStartId: null,
  intakeOn: null,
  toldBy: 'SCHOOL' as const,
  updatedAt: new Date(0),
});

describe('the route of an introduction', () => {
  it.each([
    ['proposed', factsOf({}), ['INTRODUCTION CURRENT', 'CANDIDATE', '2026-11-27']],
    ['both said yes', factsOf({ introduction: accepted }), ['ENROLMENT CURRENT', 'SCHOOL', '2026-11-27']],
    [
      'permission is asked',
      factsOf({ introduction: { ...accepted, permission: 'PLANNED' } }),
      ['ENROLMENT CURRENT', 'REFERRER SCHOOL', '2026-11-27'],
    ],
    [
      'admitted',
      factsOf({ introduction: { ...accepted, enrolment: enrolled('ADMITTED') } }),
      ['AGREEMENT CURRENT', 'ADVISER', '2026-11-27'],
    ],
    [
      'placed: the agreement is signed before the start',
      factsOf({ introduction: placed, placement: starts('2027-02-01') }),
      ['AGREEMENT CURRENT', 'SCHOOL', '2027-02-01'],
    ],
    [
      'placed and started without an agreement',
      factsOf({ introduction: placed, placement: starts('2026-11-01') }),
      ['AGREEMENT CURRENT', 'SCHOOL', '2026-11-27'],
    ],
    [
      'signed',
      factsOf({
        introduction: placed,
        placement: starts('2027-02-01'),
        milestones: [fact('AGREEMENT', 'DONE', day)],
      }),
      ['START CURRENT', 'CANDIDATE EMPLOYER', '2027-02-01'],
    ],
    [
      'started',
      factsOf({
        introduction: placed,
        placement: starts('2026-11-20'),
        milestones: [fact('AGREEMENT', 'DONE', day)],
      }),
      ['TALK CURRENT', 'ADVISER', '2027-02-28'],
    ],
    [
      'the talk was held: at its end',
      factsOf({
        introduction: placed,
        placement: starts('2026-11-20'),
        milestones: [fact('AGREEMENT', 'DONE', day), fact('TALK', 'DONE', '2027-03-01')],
      }),
      ['', '', ''],
    ],
    [
      'the placement ended before its time: nobody is to move any more',
      factsOf({ introduction: placed, placement: starts('2027-02-01', day) }),
      ['AGREEMENT STOPPED', '', ''],
    ],
    [
      'ended before the answers',
      factsOf({
        introduction: {
          ...proposed,
          status: 'WITHDRAWN',
          moveBy: null,
          endedAt: new Date(0),
          endCause: 'ADVISER_WITHDREW',
        },
      }),
      ['INTRODUCTION STOPPED', '', ''],
    ],
  ] as [string, RouteFacts, string[]][])('%s', (_, facts, expected) => {
    expect(inWords(facts)).toEqual(expected);
  });

  it('says the same sentence as the introduction itself until the placement', () => {
    const route = routeOf(factsOf({ introduction: accepted }));
    expect(route.text('nl')).toBe(
      'De school is aan zet, uiterlijk op 27 november 2026: laten weten of er plek is in de klas.',
    );
  });

  it('says of a meeting that was planned when it is, and of one that never was that it was skipped', () => {
    const meeting = (more: Partial<RouteFacts>) => {
      const found = routeOf(factsOf(more)).milestones.find(({ name }) => name === 'MEETING');
      return found && statusText(found, 'nl');
    };
    const planned = [fact('MEETING', 'PLANNED', '2026-11-25')];
    expect(meeting({ introduction: accepted, milestones: planned })).toBe('Gepland op 25 november 2026');
    expect(meeting({ introduction: placed, placement: starts(day) })).toBe('Overgeslagen');
  });
});

/** A history of random moves, of whoever may make them, with days that pass between. */
function history(seed: number): RouteFacts[] {
  const random = xoroshiro128plus(seed);
  const draw = (most: number) => uniformInt(random, 0, most - 1);
  const pick = <T>(all: readonly T[]) => all[draw(all.length)] as T;
  let facts = factsOf({
    introduction: { ...proposed, answerOrder: pick(['CANDIDATE_FIRST', 'BOTH_AT_ONCE'] as const) },
  });
  const seen = [facts];
  for (let step = 0; step < 25; step += 1) {
    facts = { ...facts, today: addDays(facts.today, draw(9)) };
    const { status } = facts.introduction;
    const open = (Object.keys(moves) as MoveName[]).filter((each) =>
      (moves[each].from as readonly string[]).includes(status),
    );
    if (open.length === 0) break;
    const name = pick(open);
    // Without this nearly every history would end in its first steps.
    if (['decline', 'withdraw', 'expire'].includes(name) && draw(6) > 0) continue;
    facts = after(facts, name, pick<Mover>(moves[name].by), pick) ?? facts;
    seen.push(facts);
  }
  return seen;
}

function after(
  facts: RouteFacts,
  name: MoveName,
  mover: Mover,
  pick: <T>(all: readonly T[]) => T,
): RouteFacts | null {
  const { introduction, today, workingDays } = facts;
  const { to } = moved(introduction, name, mover);
  if (!to) return null;
  const moveBy = moveByDate(today, workingDays, []);
  const kind = (Object.keys(moveOfMilestone) as MilestoneKind[]).find(
    (each) => moveOfMilestone[each] === name,
  );
  if (kind) {
    const status = pick(milestoneStatuses);
    const milestone = { kind, status, onDate: status === 'SKIPPED' ? null : today };
    if (milestoneProblems(milestone, introduction.permission, today).length > 0) return null;
    const rest = facts.milestones.filter((each) => each.kind !== kind);
    const permission = kind === 'PERMISSION' ? status : introduction.permission;
    const at = introduction.status === 'ACCEPTED' ? moveBy : introduction.moveBy;
    return {
      ...facts,
      milestones: [...rest, milestone],
      introduction: { ...introduction, permission, moveBy: at },
    };
  }
  if (name === 'recordEnrolment') {
    const enrolment = enrolled(pick(enrolmentStatuses));
    const at = introduction.status === 'ACCEPTED' ? moveBy : introduction.moveBy;
    return { ...facts, introduction: { ...introduction, enrolment, moveBy: at } };
  }
  if (name === 'place') {
    if (permissionProblem(introduction.permission, '')) return null;
    return {
      ...facts,
      placement: starts(addDays(today, pick([0, 10, 60]))),
      introduction: { ...introduction, status: to, moveBy: null },
    };
  }
  const side = mover === 'CANDIDATE' ? 'candidateAccepted' : 'employerAccepted';
  const isAnswer = name === 'accept' || name === 'decline';
  const isOpen = to === 'PROPOSED' || to === 'ACCEPTED';
  return {
    ...facts,
    introduction: {
      ...introduction,
      ...(isAnswer ? { [side]: name === 'accept' } : {}),
      status: to,
      moveBy: isOpen ? moveBy : null,
      endedAt: isOpen ? null : new Date(0),
      endCause: isOpen ? null : 'ADVISER_WITHDREW',
    },
  };
}

describe('over random histories', () => {
  const histories = Array.from({ length: 80 }, (_, seed) => history(seed));

  it('nobody ever waits without a turn and a date', () => {
    const stood = new Set<string>();
    for (const facts of histories.flat()) {
      const route = routeOf(facts);
      const current = route.milestones.filter(({ state }) => state === 'CURRENT');
      const stopped = route.milestones.filter(({ state }) => state === 'STOPPED');
      expect(route.milestones.map(({ name }) => name)).toEqual([...milestones]);
      if (facts.introduction.endedAt) {
        expect([current.length, stopped.length, route.turn, route.text('nl')]).toEqual([0, 1, null, null]);
        continue;
      }
      const isAtItsEnd = route.turn === null;
      expect([current.length, stopped.length]).toEqual([isAtItsEnd ? 0 : 1, 0]);
      for (const { name } of current) stood.add(name);
      if (isAtItsEnd) {
        const talk = facts.milestones.find(({ kind }) => kind === 'TALK');
        expect(['DONE', 'SKIPPED']).toContain(talk?.status);
        continue;
      }
      expect(route.turn?.parties.length).toBeGreaterThan(0);
      expect(route.turn?.by).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(route.text('nl')).toMatch(/20\d\d: .{10,}\.$/);
    }
    expect([...stood].sort()).toEqual(['AGREEMENT', 'ENROLMENT', 'INTRODUCTION', 'START', 'TALK']);
  });

  it('every route that runs stands at one stop of the region, and no other does', () => {
    const ends = histories.map((steps) => routeOf(steps.at(-1) as RouteFacts));
    const stops = regionStops(ends, '2027-06-01');
    const running = ends.filter(({ turn }) => turn !== null);
    expect(stops.reduce((sum, { waiting }) => sum + waiting, 0)).toBe(running.length);
    const late = running.filter((route) => isLate(route, '2027-06-01'));
    expect(stops.reduce((sum, each) => sum + each.late, 0)).toBe(late.length);
    const worst = Math.max(...stops.map((each) => each.late));
    expect(stops.find(({ name }) => name === jamsAt(stops))?.late).toBe(worst);
    expect(jamsAt(regionStops(running, '2026-01-01'))).toBeNull();
  });
});
