import { setTimeout as pause } from 'node:timers/promises';
import { drawFrom, type Draw } from '../../../src/demo/draw.js';
import { startApp } from '../../support/app.js';
import { layOut, type Course } from './course.js';
import { explain, type Told } from './explain.js';
import { done, type PlaceState } from './model.js';
import { plants, putIn, type Plant } from './plant.js';
import { editStale, type StaleTally } from './stale.js';
import { Track, words, type Standing } from './track.js';

export interface DrillOptions {
  readonly races: number;
  readonly racers: number;
  /** Edits of an older version, at least. */
  readonly stale: number;
  readonly seed: number;
  readonly plant?: Plant | undefined;
  readonly say: (line: string) => void;
}

export interface Outcome extends StaleTally {
  readonly races: number;
  readonly racers: number;
  /** Races after which more placements ran than a place has seats. */
  overbooked: number;
  /** Races that no serial order of the same acts explains. */
  unexplained: number;
  /** Races that left a seat empty although enough racers had a right to it. */
  unfilled: number;
  /** What the racers heard, by kind of act: without a good many of each the drill would prove little. */
  readonly heard: Record<string, number>;
  readonly seed: number;
}

/**
 * Many want the last seats at once, while others withdraw, extend, and end placements early: each on a connection of
 * its own, through the product's own use-cases, on a database of its own. Needs TEST_STACK_DATABASE_URL.
 */
export async function drillSeats({ races, racers, stale, seed, plant, say }: DrillOptions): Promise<Outcome> {
  const fault = plant && plants[plant];
  // A connection for each racer, and some to look on.
  const app = await startApp({ DATABASE_POOL: String(racers + 6) });
  const takeOut = fault && putIn(fault);
  try {
    const { sql } = fault ?? {};
    if (sql) await app.db((tx) => tx.execute(sql));
    const adviser = await app.person('Noor Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
    const draw = drawFrom(seed);
    const track = await Track.build(app, adviser, racers);
    const outcome: Outcome = {
      races,
      racers,
      overbooked: 0,
      unexplained: 0,
      unfilled: 0,
      heard: {},
      staleEdits: 0,
      staleAccepted: 0,
      refusedWrongly: 0,
      halfWritten: 0,
      seed,
    };
    for (let race = 1; race <= races; race++) {
      await one(track, layOut(draw, racers, track.today), draw, outcome, say);
      if (race % 500 === 0) say(`▸ ${race} races, ${outcome.unexplained} unexplained`);
    }
    return { ...outcome, ...(await editStale(app, adviser, { edits: stale, editors: racers, draw })) };
  } finally {
    takeOut?.();
    await app.close();
  }
}

async function one(
  track: Track,
  course: Course,
  draw: Draw,
  outcome: Outcome,
  say: (line: string) => void,
): Promise<void> {
  await track.reset(course.before);
  const delays = course.acts.map(() => (draw.chance(0.3) ? draw.between(1, 12) : 0));
  const told = await Promise.all(
    course.acts.map(async (act, at): Promise<Told> => {
      if (delays[at]) await pause(delays[at]);
      const began = performance.now() + at / 1e6;
      const heard = await track.run(act);
      return { act, heard, began, over: performance.now() };
    }),
  );
  for (const { act, heard } of told) {
    const key = `${act.kind} ${heard.split(' ')[0]}`;
    outcome.heard[key] = (outcome.heard[key] ?? 0) + 1;
  }
  const standing = await track.stands();
  const { places } = standing.state;
  if (places.some(({ seats, taken }, at) => Math.max(taken, standing.running[at] ?? 0) > seats))
    outcome.overbooked += 1;
  if (leftASeat(course, told, standing)) outcome.unfilled += 1;
  const order = standing.isWhole && explain(course.before, told, standing.state, track.today, words);
  if (order) return;
  outcome.unexplained += 1;
  if (outcome.unexplained <= 3) say(`✗ ${JSON.stringify({ before: course.before, told, standing })}`);
}

/**
 * Whether a place that was open all the time has a seat that was free from the start, although there were as many who
 * asked for it, were not taken back and are not placed elsewhere.
 */
function leftASeat({ before, acts }: Course, told: readonly Told[], { state }: Standing): boolean {
  return before.places.some((place, at) => {
    const wasClosed = told.some(
      ({ act, heard }) => act.kind === 'withdrawPlace' && act.place === at && heard === done,
    );
    if (place.status !== 'PUBLISHED' || wasClosed) return false;
    const asking = new Set(acts.flatMap((act) => (act.kind === 'confirm' ? [act.introduction] : [])));
    const valid = [...asking].filter((each) => {
      const introduction = state.introductions[each];
      return (
        introduction?.place === at &&
        introduction.status !== 'WITHDRAWN' &&
        introduction.cause !== 'CANDIDATE_PLACED'
      );
    });
    const got = valid.filter((each) => state.introductions[each]?.status === 'PLACED');
    return got.length < Math.min(valid.length, free(place));
  });
}

const free = ({ seats, taken }: PlaceState) => seats - taken;
