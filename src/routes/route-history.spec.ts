import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { enrolmentStatuses, moved, moves, type MoveName, type Mover } from '../introductions/introduction.js';
import {
  milestoneProblems,
  milestoneStatuses,
  moveOfMilestone,
  permissionProblem,
  type MilestoneKind,
} from '../introductions/milestone.js';
import { moveByDate } from '../introductions/whose-turn.js';
import { addDays } from '../platform/calendar-date.js';
import { enrolled, factsOf, proposed, starts } from './given-route.js';
import { isLate, jamsAt, regionStops } from './region-route.js';
import { milestones, routeOf, type RouteFacts } from './route.js';

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
  // The talks follow from the start and the milestones of each moment.
  const histories = Array.from({ length: 80 }, (_, seed) =>
    history(seed).map(({ talks: _talks, ...facts }) => factsOf(facts)),
  );

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
