import type { Actor } from '../../src/access/actor.js';
import { CandidatesRepository } from '../../src/candidates/candidates.repository.js';
import { mayReadCase } from '../../src/candidates/case-access.js';
import type { Candidate } from '../../src/candidates/candidate.js';
import { Outbox } from '../../src/platform/outbox.service.js';
import { referenceLoaded } from '../../src/reference/reference-loaded.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenCandidate } from '../support/given.js';

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

const payload = 'candidate { id version wish { mboLevels } } problems { code path message }';
const details = 'details { inMatching earliestStartOn earlyStartReason caseTeam legalBasis { basis } }';
const see = `query($id: ID!) { candidate(id: $id) { id name ${details} } }`;
const list = 'query($search: String) { candidates(first: 100, search: $search) { totalCount nodes { id } } }';
const operations = {
  changeWish: `mutation($id: ID!, $version: Int = 1, $wish: WishInput = { mboLevels: [4] }) {
    result: changeWish(candidateId: $id, version: $version, wish: $wish) { ${payload} } }`,
  giveMatchingConsent: `mutation($id: ID!, $legalBasis: LegalBasisInput) {
    result: giveMatchingConsent(candidateId: $id, legalBasis: $legalBasis) { ${payload} } }`,
  withdrawMatchingConsent: `mutation($id: ID!) { result: withdrawMatchingConsent(candidateId: $id) { ${payload} } }`,
  allowEarlyStart: `mutation($id: ID!, $reason: String = "Twaalf jaar naar school geweest.") {
    result: allowEarlyStart(candidateId: $id, reason: $reason) { ${payload} } }`,
  openCase: `mutation($id: ID!, $reason: String = "Belt naar het spreekuur in Almelo.") {
    result: openCase(candidateId: $id, reason: $reason) { ${payload} } }`,
} as const;
type Operation = keyof typeof operations;

const askFor = async (operation: Operation, as: Person | null, variables: object) =>
  app.ask(operations[operation], variables, { as });
const seenBy = async (as: Person | null, id: string) => (await app.ask(see, { id }, { as })).data.candidate;
const idsFor = async (as: Person | null, search?: string) => {
  const { nodes, totalCount } = (await app.ask(list, { search }, { as })).data.candidates;
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ id }: { id: string }) => id);
};
const rowOf = (id: string) =>
  app.db(async (tx) =>
    JSON.stringify(
      await tx.query(
        `SELECT c, w, (SELECT json_agg(b) FROM legal_basis b WHERE b.candidate_id = c.id) AS bases,
       (SELECT json_agg(t) FROM case_team t WHERE t.candidate_id = c.id) AS team
     FROM candidate c JOIN wish w ON w.candidate_id = c.id WHERE c.id = $1`,
        [id],
      ),
    ),
  );

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
    const before = await rowOf(candidate.id);
    if (operation === 'candidate') {
      const seen = await seenBy(as, candidate.id);
      expect(seen?.name ?? '-').toBe(outcome === 'yes' ? 'Sanne Verbeek' : '-');
      expect((await idsFor(as)).includes(candidate.id)).toBe(outcome === 'yes');
      return;
    }
    const { data, errors } = await askFor(operation as Operation, as, { id: candidate.id });
    const code = errors?.[0]?.extensions.code ?? data.result.problems[0]?.code ?? 'yes';
    expect(code).toBe(outcome);
    if (outcome === 'yes') expect(data.result.candidate.id).toBe(candidate.id);
    else expect(await rowOf(candidate.id)).toBe(before);
  });

  it('answers for an id of nothing as for one that is not to be seen', async () => {
    for (const id of ['bestaat-niet', 'aaaaaaaa-0000-4000-8000-000000000000']) {
      expect(await seenBy(people['team'] ?? null, id)).toBeNull();
      const { data } = await askFor('changeWish', people['team'] ?? null, { id });
      expect(data.result.problems).toMatchObject([{ code: 'NOT_FOUND', path: ['candidateId'] }]);
    }
  });

  it('is one rule, in the database as in the code', async () => {
    const actors: Actor[] = [
      { accountId: null, grants: [] },
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
    expect(await seenBy(desk, candidate.id)).toBeNull();
    await askFor('openCase', desk, { id: candidate.id });
    await askFor('openCase', desk, { id: candidate.id, reason: 'Nog een keer.' });
    expect(await seenBy(desk, candidate.id)).toMatchObject({
      details: { caseTeam: ['Noor Adviseur', 'Bram Adviseur'] },
    });
    const kept = await app.db((tx) =>
      tx.query('SELECT reason FROM case_team WHERE candidate_id = $1 ORDER BY joined_at', [candidate.id]),
    );
    expect(kept).toEqual([{ reason: null }, { reason: 'Belt naar het spreekuur in Almelo.' }]);
  });

  it('asks for a reason', async () => {
    const { candidate } = await givenCandidate(app);
    const { data } = await askFor('openCase', people['desk'] ?? null, { id: candidate.id, reason: '  ' });
    expect(data.result.problems).toMatchObject([{ code: 'INVALID', path: ['reason'] }]);
    expect(await seenBy(people['desk'] ?? null, candidate.id)).toBeNull();
  });
});

describe('changing a wish', () => {
  it('replaces it, and counts the edit', async () => {
    const { candidate, person } = await givenCandidate(app, { wish: { sectorCodes: ['handel'] } });
    const wish = { mboLevels: [4, 3], regionCode: 'AM05', availableFrom: '2027-02-01', languageLevel: 'B1' };
    const { data } = await askFor('changeWish', person, { id: candidate.id, version: 1, wish });
    expect(data.result).toMatchObject({
      problems: [],
      candidate: { version: 2, wish: { mboLevels: [3, 4] } },
    });
    const repository = app.app.get(CandidatesRepository);
    expect(await app.db((tx) => repository.byId(tx, candidate.id))).toEqual({
      ...candidate,
      version: 2,
      wish: {
        mboLevels: [3, 4],
        sectorCodes: [],
        creboCodes: [],
        postcode4: null,
        maxTravelKm: null,
        regionCode: 'AM05',
        availableFrom: '2027-02-01',
        maxHoursPerWeek: null,
        languageLevel: 'B1',
      },
    });
  });

  it('refuses an edit of an older version, and changes nothing', async () => {
    const { candidate, person } = await givenCandidate(app, { team: [people['team'] as Person] });
    const wish = { mboLevels: [1] };
    await askFor('changeWish', people['team'] ?? null, { id: candidate.id, version: 1 });
    const before = await rowOf(candidate.id);
    const { data } = await askFor('changeWish', person, { id: candidate.id, version: 1, wish });
    expect(data.result.problems).toMatchObject([{ code: 'STALE', path: ['version'] }]);
    expect(await rowOf(candidate.id)).toBe(before);
  });

  it('lets one of many edits at once through', async () => {
    const { candidate, person } = await givenCandidate(app);
    const answers = await Promise.all(
      [1, 2, 3, 4, 1, 2, 3, 4].map((level) =>
        askFor('changeWish', person, { id: candidate.id, version: 1, wish: { mboLevels: [level] } }),
      ),
    );
    const codes = answers.map(({ data }) => data.result.problems[0]?.code ?? 'yes');
    expect(codes.sort()).toEqual([...Array<string>(7).fill('STALE'), 'yes']);
  });

  it('tells all that is wrong at once, and changes nothing', async () => {
    const { candidate, person } = await givenCandidate(app);
    const before = await rowOf(candidate.id);
    const wish = { mboLevels: [5], sectorCodes: ['toverij'], postcode4: '0001', maxTravelKm: 301 };
    const { data } = await askFor('changeWish', person, { id: candidate.id, wish });
    const problems: { code: string; path: string[] }[] = data.result.problems;
    expect(problems.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
      'INVALID wish.mboLevels',
      'INVALID wish.sectorCodes.0',
      'UNKNOWN_POSTCODE wish.postcode4',
      'INVALID wish.maxTravelKm',
    ]);
    expect(await rowOf(candidate.id)).toBe(before);
  });
});

describe('being in matching', () => {
  const inMatching = async (candidate: Candidate) =>
    app.db((tx) => app.app.get(CandidatesRepository).inMatching(tx, candidate.id));
  const bases = (id: string) =>
    app.db((tx) =>
      tx.query<{ basis: string; by: string; ended: boolean }>(
        `SELECT basis, informed_by AS by, ended_at IS NOT NULL AS ended FROM legal_basis
         WHERE candidate_id = $1 ORDER BY given_at`,
        [id],
      ),
    );

  it('begins with consent and ends when it is withdrawn; every ground is kept', async () => {
    const { candidate, person } = await givenCandidate(app, { consent: false });
    expect(await inMatching(candidate)).toBe(false);
    await askFor('giveMatchingConsent', person, { id: candidate.id });
    expect(await inMatching(candidate)).toBe(true);
    expect(await seenBy(person, candidate.id)).toMatchObject({
      details: { inMatching: true, legalBasis: { basis: 'CONSENT' } },
    });
    await askFor('withdrawMatchingConsent', person, { id: candidate.id });
    expect(await inMatching(candidate)).toBe(false);
    expect(await seenBy(person, candidate.id)).toMatchObject({
      details: { inMatching: false, legalBasis: null },
    });
    await askFor('withdrawMatchingConsent', person, { id: candidate.id });
    await askFor('giveMatchingConsent', person, { id: candidate.id });
    await askFor('giveMatchingConsent', person, { id: candidate.id });
    expect(await bases(candidate.id)).toEqual([
      { basis: 'CONSENT', by: 'Routekaart', ended: true },
      { basis: 'CONSENT', by: 'Routekaart', ended: false },
    ]);
  });

  it('changes ground when an adviser records another, and ends when the candidate objects', async () => {
    const { candidate, person } = await givenCandidate(app, { team: [people['team'] as Person] });
    const legalBasis = { basis: 'PUBLIC_TASK', informedHow: 'BY_PHONE' };
    await askFor('giveMatchingConsent', people['team'] ?? null, { id: candidate.id, legalBasis });
    expect(await bases(candidate.id)).toEqual([
      { basis: 'CONSENT', by: 'Noor van het loket', ended: true },
      { basis: 'PUBLIC_TASK', by: 'Noor Adviseur', ended: false },
    ]);
    await askFor('withdrawMatchingConsent', person, { id: candidate.id });
    expect(await inMatching(candidate)).toBe(false);
  });

  it('is not for a candidate to declare a public task, nor below 16 to consent alone', async () => {
    const grown = await givenCandidate(app, { consent: false });
    const declared = await askFor('giveMatchingConsent', grown.person, {
      id: grown.candidate.id,
      legalBasis: { basis: 'PUBLIC_TASK' },
    });
    expect(declared.data.result.problems).toMatchObject([{ code: 'INVALID', path: ['legalBasis', 'basis'] }]);
    const young = await givenCandidate(app, { consent: false, birthDate: '2013-03-01' });
    const { data } = await askFor('giveMatchingConsent', young.person, { id: young.candidate.id });
    expect(data.result.problems).toMatchObject([{ code: 'TOO_YOUNG', path: ['candidateId'] }]);
    expect([await inMatching(grown.candidate), await inMatching(young.candidate)]).toEqual([false, false]);
  });

  it('pauses while a placement runs, of which there is one', async () => {
    const { candidate } = await givenCandidate(app);
    const candidates = app.app.get(CandidatesRepository);
    const place = (startsOn: string | null) =>
      app.db((tx) => candidates.markPlaced(tx, candidate.id, startsOn));
    expect(await place('2027-02-01')).toBe(true);
    expect(await inMatching(candidate)).toBe(false);
    expect(await place('2027-03-01')).toBe(false);
    expect(await place(null)).toBe(true);
    expect(await inMatching(candidate)).toBe(true);
  });
});

it('keeps why a candidate can start before compulsory schooling says', async () => {
  const { candidate } = await givenCandidate(app, {
    birthDate: '2011-03-01',
    team: [people['team'] as Person],
  });
  const team = people['team'] as Person;
  expect(await seenBy(team, candidate.id)).toMatchObject({ details: { earliestStartOn: '2027-08-01' } });
  const { data } = await askFor('allowEarlyStart', team, { id: candidate.id, reason: ' ' });
  expect(data.result.problems).toMatchObject([{ code: 'INVALID', path: ['reason'] }]);
  await askFor('allowEarlyStart', team, { id: candidate.id });
  expect(await seenBy(team, candidate.id)).toMatchObject({
    details: { earliestStartOn: null, earlyStartReason: 'Twaalf jaar naar school geweest.' },
  });
});

it('says in the database when compulsory schooling lets somebody start, as in the code', async () => {
  const births = ['2011-07-31', '2011-08-01', '2010-12-31', '2011-01-01', '2012-02-29'];
  const inDatabase = await app.db((tx) =>
    tx.query<{ first: string }>('SELECT first_start_on(b::date) AS first FROM unnest($1::text[]) b', [
      births,
    ]),
  );
  const { firstStartOn } = await import('../../src/candidates/candidate.js');
  expect(inDatabase.map(({ first }) => first)).toEqual(births.map(firstStartOn));
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
  expect(await seenBy(people['team'] ?? null, candidate.id)).toBeNull();
  expect(await seenBy(people['coordinatorElsewhere'] ?? null, candidate.id)).not.toBeNull();
});
