import { drillSeats } from '../drills/seats/drill.js';
import type { Plant } from '../drills/seats/plant.js';

const say = () => undefined;

describe('a part of the drill of seats', () => {
  it('gives out every seat once, fills what can be filled, and lets no stale edit in', async () => {
    const outcome = await drillSeats({ races: 16, racers: 20, stale: 100, seed: 3, say });
    const { heard, staleEdits, ...counts } = outcome;
    expect(counts).toEqual({
      races: 16,
      racers: 20,
      overbooked: 0,
      unexplained: 0,
      unfilled: 0,
      staleAccepted: 0,
      refusedWrongly: 0,
      halfWritten: 0,
      seed: 3,
    });
    expect(staleEdits).toBeGreaterThanOrEqual(100);
    // What was met on the way: without these it would prove little.
    for (const key of [
      'confirm DONE',
      'confirm NO_SEAT_LEFT',
      'confirm NOT_ALLOWED_NOW',
      'withdraw DONE',
      'extend DONE',
      'extend STALE',
      'end DONE',
      'end NOT_ALLOWED_NOW',
    ])
      expect([key, heard[key] ?? 0]).not.toEqual([key, 0]);
  });

  it.each<[Plant, 'overbooked' | 'unexplained' | 'unfilled']>([
    ['no-lock', 'unexplained'],
    ['seat-uncounted', 'overbooked'],
    ['nobody-waits', 'unfilled'],
  ])('is not blind: %s shows as %s', async (plant, shows) => {
    const outcome = await drillSeats({ races: 4, racers: 20, stale: 0, seed: 5, plant, say });
    expect(outcome[shows]).toBeGreaterThan(0);
    // A plant that only makes statements fail would prove nothing.
    expect(outcome.heard['confirm DONE']).toBeGreaterThan(0);
  });
});
