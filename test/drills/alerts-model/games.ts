import fc from 'fast-check';
import { people } from './model.js';
import type { Game } from './play.js';

const minutes = fc.oneof(
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 12 * 60 }) },
  { weight: 3, arbitrary: fc.integer({ min: 12 * 60, max: 9 * 24 * 60 }) },
  { weight: 1, arbitrary: fc.integer({ min: 9 * 24 * 60, max: 45 * 24 * 60 }) },
);

const doing = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: 'PUBLISH' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('EXTEND_BY' as const),
      days: fc.integer({ min: -10, max: 70 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'WITHDRAW' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'FILL' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('ACKNOWLEDGE' as const), by: fc.constantFrom(...people) }),
  },
);

/** Games of so many lanes, in which something is done with a third of the places each turn. */
export function games(lanes: number): fc.Arbitrary<Game> {
  const turn = fc.record({
    minutes,
    doings: fc.array(fc.record({ lane: fc.nat(lanes - 1), doing }), {
      minLength: Math.ceil(lanes / 4),
      maxLength: Math.ceil(lanes / 2),
    }),
    away: fc.option(fc.record({ days: fc.integer({ min: 0, max: 20 }), standIn: fc.boolean() }), { freq: 4 }),
  });
  // All are published at first, so that there is something to tell.
  const publishAll = Array.from({ length: lanes }, (_, lane) => ({
    lane,
    doing: { kind: 'PUBLISH' as const },
  }));
  return fc.record({
    firstDay: fc.constantFrom(
      '2026-10-05',
      '2026-12-14',
      '2027-02-01',
      '2027-03-15',
      '2027-07-01',
      '2027-09-20',
    ),
    lanes: fc.array(fc.integer({ min: 0, max: 90 }), { minLength: lanes, maxLength: lanes }),
    turns: fc
      .array(turn, { minLength: 4, maxLength: 9 })
      .map((turns) => [{ minutes: 5, doings: publishAll, away: null }, ...turns]),
  });
}
