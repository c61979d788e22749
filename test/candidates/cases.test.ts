import type { Actor } from '../../src/access/actor.js';
import { CandidatesRepository } from '../../src/candidates/candidates.repository.js';
import { mayReadCase } from '../../src/candidates/case-access.js';
import { Outbox } from '../../src/platform/outbox.service.js';
import { referenceLoaded } from '../../src/reference/reference-loaded.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenCandidate } from '../support/given.js';
import { askFor, rowOf, seenBy, type Operation } from './given-case.js';

let app: TestApp;
const people: Record<string, Person | null> = { visitor: null };
beforeAll(async () => {
  app = await startApp();
  people['team'] = await app.person('Noor Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
  people['desk'] = await app.person('Bram Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
  people['elsewhere'] = await app.person('Gerda Adviseur', { role: 'ADVISER', regionCode: 'AM01' });
  people['coordinator'] = await app.person('Carla Leider', { role: 'COORDINATOR', regionCode: 'AM05' });
  people['coordinatorElsewhere'] = await app.person('Koos Leider', {
    role: 'COORDINATOR',
    regionCode: 'AM01',
  });
  people['employer'] = await app.person('Evi Baas', {
    role: 'EMPLOYER',
    subjectId: 'ee000000-0000-4000-8000-000000000000',
  });
  people['otherCandidate'] = (await givenCandidate(app, { name: 'Joris Ander' })).person;
});
afterAll(() => app.close());

const list = 'query($search: String) { candidates(first: 100, search: $search) { totalCount nodes { id } } }';
const idsFor = async (as: Person | null, search?: string) => {
  const { nodes, totalCount } = (await app.ask(list, { search }, { as })).data.candidates;
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ id }: { id: string }) => id);
};
describe('who may do what in a case', () => {
  const roles = [
    'visitor', 'candidate', 'otherCandidate', 'employer', 'team', 'desk', 'elsewhere', 'coordinator',
    'coordinatorElsewhere',
  ]; // prettier-ignore
  const outcomes: Record<Operation | 'candidate', string[]> = {
    candidate: ['-', 'yes', '-', '-', 'yes', '-', '-', 'yes', '-'],
    changeWish: [
      'UNAUTHENTICATED', 'yes', 'NOT_FOUND', 'FORBIDDEN', 'yes', 'NOT_FOUND', 'NOT_FOUND', 'FORBIDDEN', 'FORBIDDEN',
    ],
    giveMatchingConsent: [
      'UNAUTHENTICATED', 'yes', 'NOT_FOUND', 'FORBIDDEN', 'yes', 'NOT_FOUND', 'NOT_FOUND', 'FORBIDDEN', 'FORBIDDEN',
    ],
    withdrawMatchingConsent: [
      'UNAUTHENTICATED', 'yes', 'NOT_FOUND', 'FORBIDDEN', 'yes', 'NOT_FOUND', 'NOT_FOUND', 'FORBIDDEN', 'FORBIDDEN',
    ],
    allowEarlyStart: [
      'UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'yes', 'NOT_FOUND', 'NOT_FOUND', 'FORBIDDEN',
      'FORBIDDEN',
    ],
    openCase: [
      'UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'yes', 'yes', 'NOT_FOUND', 'FORBIDDEN', 'FORBIDDEN',
    ],
  }; // prettier-ignore
  const rows = Object.entries(outcomes).flatMap(([operation, each]) =>
    each.map((outcome, at) => [operation, roles[at] as string, outcome] as const),
  );

  it.each(rows)('%s by %s: %s', async (operation, role, outcome) => {
    const { candidate, person } = await givenCandidate(app, { team: [people['team'] as Person] });
    const as = role === 'candidate' ? person : (people[role] as Person | null);
    const before = await rowOf(app, candidate.id);
    if (operation === 'candidate') {
      const seen = await seenBy(app, as, candidate.id);
      expect(seen?.name ?? '-').toBe(outcome === 'yes' ? 'Sanne Verbeek' : '-');
      expect((await idsFor(as)).includes(candidate.id)).toBe(outcome === 'yes');
      return;
    }
    const { data, errors } = await askFor(app, operation as Operation, as, { id: candidate.id });
    const code = errors?.[0]?.extensions.code ?? data.result.problems[0]?.code ?? 'yes';
    expect(code).toBe(outcome);
    if (outcome === 'yes') expect(data.result.candidate.id).toBe(candidate.id);
    else expect(await rowOf(app, candidate.id)).toBe(before);
  });

  it('answers for an id of nothing as for one that is not to be seen', async () => {
    for (const id of ['bestaat-niet', 'aaaaaaaa-0000-4000-8000-000000000000']) {
      expect(await seenBy(app, people['team'] ?? null, id)).toBeNull();
      const { data } = await askFor(app, 'changeWish', people['team'] ?? null, { id });
      expect(data.result.problems).toMatchObject([{ code: 'NOT_FOUND', path: ['candidateId'] }]);
    }
  });

  it('is one rule, in the database as in the code', async () => {
    const actors: Actor[] = [
      { accountId: null, grants: [], session: null },
      ...(await app.db((tx) =>
        tx.query<Actor>(
          `SELECT account_id AS "accountId", json_agg(json_build_object('role', role, 'regionCode', region_code,
             'subjectId', subject_id)) AS grants FROM role_grant GROUP BY account_id`,
        ),
      )),
    ];
    const repository = app.app.get(CandidatesRepository);
    await givenCandidate(app, { postcode4: '9711', regionCode: 'AM01', team: [people['team'] as Person] });
    await givenCandidate(app, {
      postcode4: '9711',
      regionCode: 'AM01',
      team: [people['elsewhere'] as Person],
    });
    const ids = await app.db(async (tx) =>
      (await tx.query<{ id: string }>('SELECT id FROM candidate')).map(({ id }) => id),
    );
    const cases = await app.db((tx) => repository.casesOf(tx, ids));
    expect(cases).toHaveLength(ids.length);
    let readable = 0;
    for (const actor of actors) {
      const inDatabase = await app.db((tx) => repository.readableBy(tx, actor, ids));
      const inCode = cases.filter((facts) => mayReadCase(actor, facts)).map(({ id }) => id);
      expect([...inDatabase].sort()).toEqual(inCode.sort());
      readable += inCode.length;
    }
    expect(readable).toBeGreaterThan(actors.length);
  });
});

describe('opening a case', () => {
  it('makes the candidate known to the adviser, and keeps why', async () => {
    const desk = people['desk'] as Person;
    const { candidate } = await givenCandidate(app, { team: [people['team'] as Person] });
    expect(await seenBy(app, desk, candidate.id)).toBeNull();
    await askFor(app, 'openCase', desk, { id: candidate.id });
    await askFor(app, 'openCase', desk, { id: candidate.id, reason: 'Nog een keer.' });
    expect(await seenBy(app, desk, candidate.id)).toMatchObject({
      details: { caseTeam: ['Noor Adviseur', 'Bram Adviseur'] },
    });
    const kept = await app.db((tx) =>
      tx.query('SELECT reason FROM case_team WHERE candidate_id = $1 ORDER BY joined_at', [candidate.id]),
    );
    expect(kept).toEqual([{ reason: null }, { reason: 'Belt naar het spreekuur in Almelo.' }]);
  });

  it('asks for a reason', async () => {
    const { candidate } = await givenCandidate(app);
    const { data } = await askFor(app, 'openCase', people['desk'] ?? null, {
      id: candidate.id,
      reason: '  ',
    });
    expect(data.result.problems).toMatchObject([{ code: 'INVALID', path: ['reason'] }]);
    expect(await seenBy(app, people['desk'] ?? null, candidate.id)).toBeNull();
  });
});

it('lists the cases of an adviser and the region of a coordinator, and finds a name without its accents', async () => {
  const team = await app.person('Tess Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
  const zoe = (await givenCandidate(app, { name: 'Zoë Âzimi', team: [team] })).candidate;
  const ali = (await givenCandidate(app, { name: 'ali Bakker', team: [team] })).candidate;
  const other = (await givenCandidate(app, { name: 'Zoe Azimi van elders' })).candidate;
  expect(await idsFor(team)).toEqual([ali.id, zoe.id]);
  expect(await idsFor(team, 'azimi zoe')).toEqual([zoe.id]);
  expect(await idsFor(team, '%')).toEqual([]);
  expect(await idsFor(people['coordinator'] ?? null, 'azimi zoe')).toEqual([zoe.id, other.id]);
});

it('moves a candidate to the desk of another region when newer lists move their town', async () => {
  const { candidate } = await givenCandidate(app, { postcode4: '7607', team: [people['team'] as Person] });
  await app.db(async (tx) => {
    await tx.execute(`UPDATE municipality SET region_code = 'AM01' WHERE code = 'GM0141'`);
    await app.app.get(Outbox).add(tx, referenceLoaded, { lists: ['municipalities'] });
  });
  await app.settle();
  expect(await seenBy(app, people['team'] ?? null, candidate.id)).toBeNull();
  expect(await seenBy(app, people['coordinatorElsewhere'] ?? null, candidate.id)).not.toBeNull();
});
