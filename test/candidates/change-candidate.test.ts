import { firstStartOn, type Candidate } from '../../src/candidates/candidate.js';
import { CandidatesRepository } from '../../src/candidates/candidates.repository.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenCandidate } from '../support/given.js';
import { askFor, rowOf, seenBy } from './given-case.js';

let app: TestApp;
let adviser: Person;
beforeAll(async () => {
  app = await startApp();
  adviser = await app.person('Noor Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
});
afterAll(() => app.close());

describe('changing a wish', () => {
  it('replaces it, and counts the edit', async () => {
    const { candidate, person } = await givenCandidate(app, { wish: { sectorCodes: ['handel'] } });
    const wish = { mboLevels: [4, 3], regionCode: 'AM05', availableFrom: '2027-02-01', languageLevel: 'B1' };
    const { data } = await askFor(app, 'changeWish', person, { id: candidate.id, version: 1, wish });
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
    const { candidate, person } = await givenCandidate(app, { team: [adviser] });
    const wish = { mboLevels: [1] };
    await askFor(app, 'changeWish', adviser, { id: candidate.id, version: 1 });
    const before = await rowOf(app, candidate.id);
    const { data } = await askFor(app, 'changeWish', person, { id: candidate.id, version: 1, wish });
    expect(data.result.problems).toMatchObject([{ code: 'STALE', path: ['version'] }]);
    expect(await rowOf(app, candidate.id)).toBe(before);
  });

  it('lets one of many edits at once through', async () => {
    const { candidate, person } = await givenCandidate(app);
    const answers = await Promise.all(
      [1, 2, 3, 4, 1, 2, 3, 4].map((level) =>
        askFor(app, 'changeWish', person, { id: candidate.id, version: 1, wish: { mboLevels: [level] } }),
      ),
    );
    const codes = answers.map(({ data }) => data.result.problems[0]?.code ?? 'yes');
    expect(codes.toSorted((one, other) => one.localeCompare(other))).toEqual([
      ...Array<string>(7).fill('STALE'),
      'yes',
    ]);
  });

  it('tells all that is wrong at once, and changes nothing', async () => {
    const { candidate, person } = await givenCandidate(app);
    const before = await rowOf(app, candidate.id);
    const wish = { mboLevels: [5], sectorCodes: ['toverij'], postcode4: '0001', maxTravelKm: 301 };
    const { data } = await askFor(app, 'changeWish', person, { id: candidate.id, wish });
    const problems: { code: string; path: string[] }[] = data.result.problems;
    expect(problems.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
      'INVALID wish.mboLevels',
      'INVALID wish.sectorCodes.0',
      'UNKNOWN_POSTCODE wish.postcode4',
      'INVALID wish.maxTravelKm',
    ]);
    expect(await rowOf(app, candidate.id)).toBe(before);
  });
});

describe('being in matching', () => {
  const inMatching = async (candidate: Candidate) =>
    app.db((tx) => app.app.get(CandidatesRepository).inMatching(tx, candidate.id));
  const bases = (id: string) =>
    app.db((tx) =>
      tx.query<{ basis: string; by: string; ended: boolean }>(
        `SELECT basis, informed_by AS by, ended_at IS NOT NULL AS ended FROM legal_basis
         WHERE candidate_id = $1 AND purpose = 'MATCHING' ORDER BY given_at`,
        [id],
      ),
    );

  it('begins with consent and ends when it is withdrawn; every ground is kept', async () => {
    const { candidate, person } = await givenCandidate(app, { consent: false });
    expect(await inMatching(candidate)).toBe(false);
    await askFor(app, 'giveMatchingConsent', person, { id: candidate.id });
    expect(await inMatching(candidate)).toBe(true);
    expect(await seenBy(app, person, candidate.id)).toMatchObject({
      details: { inMatching: true, legalBasis: { basis: 'CONSENT' } },
    });
    await askFor(app, 'withdrawMatchingConsent', person, { id: candidate.id });
    expect(await inMatching(candidate)).toBe(false);
    expect(await seenBy(app, person, candidate.id)).toMatchObject({
      details: { inMatching: false, legalBasis: null },
    });
    await askFor(app, 'withdrawMatchingConsent', person, { id: candidate.id });
    await askFor(app, 'giveMatchingConsent', person, { id: candidate.id });
    await askFor(app, 'giveMatchingConsent', person, { id: candidate.id });
    expect(await bases(candidate.id)).toEqual([
      { basis: 'CONSENT', by: 'Routekaart', ended: true },
      { basis: 'CONSENT', by: 'Routekaart', ended: false },
    ]);
  });

  it('changes ground when an adviser records another, and ends when the candidate objects', async () => {
    const { candidate, person } = await givenCandidate(app, { team: [adviser] });
    const legalBasis = { basis: 'PUBLIC_TASK', informedHow: 'BY_PHONE' };
    await askFor(app, 'giveMatchingConsent', adviser, { id: candidate.id, legalBasis });
    expect(await bases(candidate.id)).toEqual([
      { basis: 'CONSENT', by: 'Noor van het loket', ended: true },
      { basis: 'PUBLIC_TASK', by: 'Noor Adviseur', ended: false },
    ]);
    await askFor(app, 'withdrawMatchingConsent', person, { id: candidate.id });
    expect(await inMatching(candidate)).toBe(false);
  });

  it('is not for a candidate to declare a public task, nor below 16 to consent alone', async () => {
    const grown = await givenCandidate(app, { consent: false });
    const declared = await askFor(app, 'giveMatchingConsent', grown.person, {
      id: grown.candidate.id,
      legalBasis: { basis: 'PUBLIC_TASK' },
    });
    expect(declared.data.result.problems).toMatchObject([{ code: 'INVALID', path: ['legalBasis', 'basis'] }]);
    const young = await givenCandidate(app, { consent: false, birthDate: '2013-03-01' });
    const { data } = await askFor(app, 'giveMatchingConsent', young.person, { id: young.candidate.id });
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
    team: [adviser],
  });
  expect(await seenBy(app, adviser, candidate.id)).toMatchObject({
    details: { earliestStartOn: '2027-08-01' },
  });
  const { data } = await askFor(app, 'allowEarlyStart', adviser, { id: candidate.id, reason: ' ' });
  expect(data.result.problems).toMatchObject([{ code: 'INVALID', path: ['reason'] }]);
  await askFor(app, 'allowEarlyStart', adviser, { id: candidate.id });
  expect(await seenBy(app, adviser, candidate.id)).toMatchObject({
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
  expect(inDatabase.map(({ first }) => first)).toEqual(births.map(firstStartOn));
});
