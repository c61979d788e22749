import { Deliveries } from '../../src/platform/deliveries.service.js';
import type { Place } from '../../src/places/place.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenCandidate, givenPlace } from '../support/given.js';
import { carryOut, codesOf, givenIntroduction, type Result, type Scene } from './given-introduction.js';

let app: TestApp;
let adviser: Person;
beforeAll(async () => {
  // As many connections as there are people at once, so that it is the database that keeps order.
  app = await startApp({ DATABASE_POOL: '40' });
  adviser = await app.person('Noor Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
});
afterAll(() => app.close());

const confirm = ({ id, place }: Rival) => carryOut(app, 'confirm', { id, startsOn: place.startsOn }, adviser);
const isWon = ({ problems }: Result) => problems.length === 0;

interface Rival {
  readonly id: string;
  readonly place: Place;
}

/** Introductions of so many new candidates to a place, to which both sides said yes. */
async function rivalsFor(place: Place, count: number): Promise<Rival[]> {
  const rows = await app.db((tx) =>
    tx.query<{ id: string }>(
      `WITH somebody AS (
         INSERT INTO candidate (id, region_code, name, phone, postcode4, birth_date)
         SELECT gen_random_uuid(), 'AM05', 'Kandidaat ' || n, '+31612345678', '7511', '2000-05-17'
         FROM generate_series(1, $2) n RETURNING id),
       wished AS (INSERT INTO wish (candidate_id, mbo_levels) SELECT id, '{2,3}' FROM somebody),
       based AS (
         INSERT INTO legal_basis (id, candidate_id, purpose, basis, informed_by, informed_how, text_version,
           controller_kind, controller_name)
         SELECT gen_random_uuid(), id, unnest(ARRAY['MATCHING', 'INTRODUCTION']), 'CONSENT', 'Noor', 'BY_PHONE',
           '2026-11-22', 'MUNICIPALITY', 'Gemeente Enschede' FROM somebody)
       INSERT INTO introduction (id, place_id, candidate_id, proposed_by, answer_order, status, candidate_accepted,
         candidate_answered_at, employer_accepted, employer_answered_at, move_by)
       SELECT gen_random_uuid(), $1, id, $3, 'CANDIDATE_FIRST', 'ACCEPTED', true, app_now(), true, app_now(),
         app_today() + 5 FROM somebody RETURNING id`,
      [place.id, count, adviser.accountId],
    ),
  );
  return rows.map(({ id }) => ({ id, place }));
}

async function rivals(count: number, seats: number): Promise<Rival[]> {
  return rivalsFor(await givenPlace(app, { seats }), count);
}

const placeNow = (id: string) =>
  app.db((tx) =>
    tx.one<{ status: string; taken: number; placements: number }>(
      `SELECT status, seats_taken AS taken, (SELECT count(*) FROM placement l WHERE l.place_id = p.id) AS placements
       FROM place p WHERE p.id = $1`,
      [id],
    ),
  );
const deadlocks = () =>
  app.db(async (tx) => {
    await tx.query('SELECT pg_stat_clear_snapshot(), pg_stat_force_next_flush()');
    const row = await tx.one<{ deadlocks: number }>(
      'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
    );
    return row?.deadlocks;
  });

describe('the last seats', () => {
  it.each([
    [20, 1],
    [20, 3],
    [20, 1],
    [12, 5],
    [20, 1],
  ])('of %i confirmations at once for %i seats exactly so many win', async (count, seats) => {
    const scenes = await rivals(count, seats);
    const results = await Promise.all(scenes.map(confirm));
    const lost = results.filter((result) => !isWon(result));
    expect(results.filter(isWon)).toHaveLength(seats);
    expect(lost.map(codesOf)).toEqual(lost.map(() => ['NO_SEAT_LEFT introductionId']));
    const { id } = scenes[0]!.place;
    expect(await placeNow(id)).toEqual({ status: 'FILLED', taken: seats, placements: seats });

    const again = await Promise.all(scenes.filter((_, i) => !isWon(results[i]!)).map(confirm));
    expect(again.map(codesOf)).toEqual(again.map(() => ['NO_SEAT_LEFT introductionId']));
    const ended = await app.db((tx) =>
      tx.query('SELECT status, end_cause FROM introduction WHERE place_id = $1 AND status <> $2', [
        id,
        'PLACED',
      ]),
    );
    expect(ended).toEqual(ended.map(() => ({ status: 'EXPIRED', end_cause: 'PLACE_FILLED' })));
    expect(ended).toHaveLength(count - seats);
    expect(await deadlocks()).toBe(0);
  });

  it('are given out once while others answer, withdraw and propose, and jobs run', async () => {
    for (let round = 0; round < 3; round++) {
      const scenes = await rivals(10, 2);
      const asked: Scene[] = [];
      const at = scenes[0]!.place;
      for (let i = 0; i < 6; i++) asked.push(await givenIntroduction(app, adviser, { at }));
      const newcomers = await Promise.all(Array.from({ length: 4 }, () => givenCandidate(app)));
      const deliveries = app.app.get(Deliveries);
      const [confirmed] = await Promise.all([
        Promise.all(scenes.map(confirm)),
        Promise.all(
          asked.map(({ id }, i) =>
            i % 2 === 0
              ? carryOut(app, 'withdraw', { id }, adviser)
              : carryOut(app, 'answer', { id, accept: true, onBehalfOf: 'CANDIDATE' }, adviser),
          ),
        ),
        Promise.all(
          newcomers.map(({ candidate }) =>
            carryOut(app, 'propose', { candidateId: candidate.id, placeId: at.id }, adviser),
          ),
        ),
        deliveries.settle(),
        deliveries.settle(),
      ]);
      await app.settle();
      expect(confirmed.filter(isWon)).toHaveLength(2);
      expect(await placeNow(at.id)).toEqual({ status: 'FILLED', taken: 2, placements: 2 });
      const open = await app.db((tx) =>
        tx.query(`SELECT FROM introduction WHERE place_id = $1 AND status IN ('PROPOSED', 'ACCEPTED')`, [
          at.id,
        ]),
      );
      expect(open).toEqual([]);
    }
    expect(await deadlocks()).toBe(0);
  });
});

describe('the order of locks', () => {
  it.each(['place', 'candidate'] as const)(
    'is kept: a confirmation that waits for the %s holds no introduction',
    async (table) => {
      const [rival] = (await rivals(1, 1)) as [Rival];
      let confirming: Promise<Result> | undefined;
      await app.db(async (tx) => {
        const { id } = (await tx.one<{ id: string }>(
          `SELECT ${table}_id AS id FROM introduction WHERE id = $1`,
          [rival.id],
        ))!;
        await tx.query(`SELECT FROM ${table} WHERE id = $1 FOR UPDATE`, [id]);
        confirming = confirm(rival);
        await someoneWaits();
        await app.db((other) =>
          other.query('SELECT FROM introduction WHERE id = $1 FOR UPDATE NOWAIT', [rival.id]),
        );
      });
      expect((await confirming)?.problems).toEqual([]);
    },
  );
});

/** Resolves once a connection waits for a lock that another one holds. */
async function someoneWaits(): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    const waiting = await app.db((tx) =>
      tx.one(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`),
    );
    if (waiting) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('Nobody waited for a lock');
}

describe('one candidate', () => {
  it('who is confirmed while being proposed elsewhere keeps no introduction that is open', async () => {
    for (let round = 0; round < 5; round++) {
      const { id, place, candidate } = await givenIntroduction(app, adviser, { status: 'ACCEPTED' });
      const elsewhere = await Promise.all(Array.from({ length: 3 }, () => givenPlace(app)));
      const [confirmed] = await Promise.all([
        confirm({ id, place }),
        ...elsewhere.map((other) =>
          carryOut(app, 'propose', { candidateId: candidate.id, placeId: other.id }, adviser),
        ),
      ]);
      expect(confirmed.problems).toEqual([]);
      const open = await app.db((tx) =>
        tx.query(`SELECT FROM introduction WHERE candidate_id = $1 AND status IN ('PROPOSED', 'ACCEPTED')`, [
          candidate.id,
        ]),
      );
      expect(open).toEqual([]);
    }
  });

  it('who is confirmed at several places at once has one running placement', async () => {
    for (let round = 0; round < 4; round++) {
      const of = await givenCandidate(app);
      const scenes: Scene[] = [];
      for (let i = 0; i < 5; i++)
        scenes.push(await givenIntroduction(app, adviser, { status: 'ACCEPTED', of }));
      const results = await Promise.all(scenes.map(confirm));
      expect(results.filter(isWon)).toHaveLength(1);
      const lost = results.filter((result) => !isWon(result));
      expect(lost.map(codesOf)).toEqual(lost.map(() => ['NOT_ALLOWED_NOW introductionId']));
      const rows = await app.db((tx) =>
        tx.query<{ status: string; cause: string; taken: number }>(
          `SELECT i.status, i.end_cause AS cause, p.seats_taken AS taken FROM introduction i
           JOIN place p ON p.id = i.place_id WHERE i.candidate_id = $1 ORDER BY i.status`,
          [of.candidate.id],
        ),
      );
      expect(rows).toEqual([
        ...Array.from({ length: 4 }, () => ({ status: 'EXPIRED', cause: 'CANDIDATE_PLACED', taken: 0 })),
        { status: 'PLACED', cause: null, taken: 1 },
      ]);
    }
    expect(await deadlocks()).toBe(0);
  });

  it('never deadlocks where many candidates are confirmed at many places crosswise', async () => {
    for (let round = 0; round < 3; round++) {
      const candidates = await Promise.all(Array.from({ length: 4 }, () => givenCandidate(app)));
      const places = await Promise.all(Array.from({ length: 4 }, () => givenPlace(app, { seats: 2 })));
      const scenes: Scene[] = [];
      for (const of of candidates)
        for (const at of places)
          scenes.push(await givenIntroduction(app, adviser, { status: 'ACCEPTED', at, of }));
      const results = await Promise.all([...scenes].sort((a, b) => (a.id < b.id ? -1 : 1)).map(confirm));
      expect(results.filter(isWon)).toHaveLength(4);
    }
    expect(await deadlocks()).toBe(0);
  });

  it('who is proposed for a place several times at once is introduced once', async () => {
    const { candidate } = await givenCandidate(app);
    const place = await givenPlace(app);
    const proposal = { candidateId: candidate.id, placeId: place.id };
    const results = await Promise.all(
      Array.from({ length: 8 }, () => carryOut(app, 'propose', proposal, adviser)),
    );
    expect(results.filter(isWon)).toHaveLength(1);
    const lost = results.filter((result) => !isWon(result));
    expect(lost.map(codesOf)).toEqual(lost.map(() => ['ALREADY_INTRODUCED candidateId']));
  });
});

describe('an answer', () => {
  it('given several times at once counts once', async () => {
    const { id, candidatePerson } = await givenIntroduction(app, adviser);
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        carryOut(app, 'answer', { id, accept: i % 2 === 0 }, candidatePerson),
      ),
    );
    expect(results.filter(isWon)).toHaveLength(1);
    const events = await app.db((tx) =>
      tx.query(
        `SELECT FROM outbox_event WHERE payload->>'introductionId' = $1 AND name <> 'introduction-proposed'`,
        [id],
      ),
    );
    expect(events).toHaveLength(1);
  });

  it('of both sides at once leads to ACCEPTED', async () => {
    for (let round = 0; round < 5; round++) {
      const { id, candidatePerson, member } = await givenIntroduction(app, adviser);
      const results = await Promise.all(
        [candidatePerson, member].map((as) => carryOut(app, 'answer', { id, accept: true }, as)),
      );
      expect(results.map(({ introduction }) => introduction.status).sort()).toEqual(['ACCEPTED', 'PROPOSED']);
    }
  });

  it('against a withdrawal: one of them is told that it came too late', async () => {
    for (let round = 0; round < 6; round++) {
      const { id, candidatePerson } = await givenIntroduction(app, adviser);
      const [answered, withdrawn] = await Promise.all([
        carryOut(app, 'answer', { id, accept: false }, candidatePerson),
        carryOut(app, 'withdraw', { id }, adviser),
      ]);
      expect([answered, withdrawn].filter(isWon)).toHaveLength(1);
      const row = await app.db((tx) =>
        tx.one<{ status: string }>('SELECT status FROM introduction WHERE id = $1', [id]),
      );
      expect(row?.status).toBe(isWon(withdrawn) ? 'WITHDRAWN' : 'DECLINED');
    }
  });
});
