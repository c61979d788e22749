import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenCandidate, givenEmployer, givenPlace } from '../support/given.js';
import { statementsDuring } from '../support/statements.js';
import { carryOut, givenIntroduction } from './given-introduction.js';

let app: TestApp;
let adviser: Person;
let colleague: Person;
let coordinator: Person;
let elsewhere: Person;
beforeAll(async () => {
  app = await startApp();
  adviser = await app.person('Noor Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
  colleague = await app.person('Bram Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
  coordinator = await app.person('Carla Leider', { role: 'COORDINATOR', regionCode: 'AM05' });
  elsewhere = await app.person('Gerda Adviseur', { role: 'ADVISER', regionCode: 'AM01' });
});
afterAll(() => app.close());

const see = `query($id: ID!) { introduction(id: $id) { id status turn moveBy turnText byPhoneOnly candidateMessage
  employerMessage endNote candidate { name } profile { mboLevels withinKm maxHoursPerWeek }
  hesitations { kind by adviserOnly } } }`;
const seenBy = async (as: Person | null, id: string, language: 'nl' | 'en' = 'nl') =>
  (await app.ask(see, { id }, { as, language })).data.introduction;
const list = `query($status: [IntroductionStatus!], $placeId: ID, $first: Int, $after: String) {
  introductions(status: $status, placeId: $placeId, first: $first, after: $after) {
    totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`;
const listOf = async (as: Person | null, variables: object = { first: 100 }) =>
  (await app.ask(list, variables, { as })).data.introductions;
const idsFor = async (as: Person | null, variables?: object): Promise<string[]> =>
  (await listOf(as, variables)).nodes.map(({ id }: { id: string }) => id);

describe('the candidate’s name', () => {
  it('is the employer’s to know from the candidate’s yes until it ends, and nobody else’s but the case team’s', async () => {
    const { id, candidate, candidatePerson, member } = await givenIntroduction(app, adviser);
    const name = async (as: Person) => (await seenBy(as, id)).candidate?.name ?? null;
    expect(await name(member)).toBeNull();
    expect((await seenBy(member, id)).profile).toEqual({
      mboLevels: [2, 3],
      withinKm: 5,
      maxHoursPerWeek: null,
    });
    expect(await name(candidatePerson)).toBe(candidate.name);
    expect(await name(adviser)).toBe(candidate.name);
    expect(await name(colleague)).toBeNull();
    expect(await name(coordinator)).toBe(candidate.name);
    expect(await seenBy(elsewhere, id)).toBeNull();
    expect(await seenBy(null, id)).toBeNull();

    await carryOut(app, 'answer', { id, accept: true }, candidatePerson);
    expect(await name(member)).toBe(candidate.name);
    await carryOut(app, 'answer', { id, accept: true }, member);
    expect(await name(member)).toBe(candidate.name);
    await carryOut(app, 'withdraw', { id }, candidatePerson);
    expect(await name(member)).toBeNull();
    expect(await name(candidatePerson)).toBe(candidate.name);
  });

  it('stays unknown to an employer who said yes first', async () => {
    const { id, member } = await givenIntroduction(app, adviser);
    await carryOut(app, 'answer', { id, accept: true }, member);
    expect((await seenBy(member, id)).candidate).toBeNull();
  });

  it('is not in another introduction of the same candidate', async () => {
    const of = await givenCandidate(app);
    const said = await givenIntroduction(app, adviser, { of });
    const other = await givenIntroduction(app, adviser, { of });
    await carryOut(app, 'answer', { id: said.id, accept: true }, of.person);
    expect((await seenBy(said.member, said.id)).candidate.name).toBe(of.candidate.name);
    expect((await seenBy(other.member, other.id)).candidate).toBeNull();
    const { data } = await app.ask(
      'query($id: ID!) { candidate(id: $id) { name } }',
      { id: of.candidate.id },
      { as: said.member },
    );
    expect(data.candidate).toBeNull();
  });
});

describe('hesitations and words', () => {
  it('are the own side’s and the advisers’; what was told in confidence only the advisers’', async () => {
    const { id, candidatePerson, member } = await givenIntroduction(app, adviser);
    await carryOut(
      app,
      'answer',
      { id, accept: true, hesitation: 'TRAVEL', message: 'Ik moet twee bussen nemen.' },
      candidatePerson,
    );
    const employerSays = {
      id,
      accept: true,
      hesitation: 'ILLNESS_RISK',
      adviserOnly: true,
      onBehalfOf: 'EMPLOYER',
    };
    await carryOut(app, 'answer', { ...employerSays, message: 'Vorige keer ging het mis.' }, adviser);
    const travel = { kind: 'TRAVEL', by: 'CANDIDATE', adviserOnly: false };
    const illness = { kind: 'ILLNESS_RISK', by: 'EMPLOYER', adviserOnly: true };
    expect(await seenBy(candidatePerson, id)).toMatchObject({
      hesitations: [travel],
      candidateMessage: 'Ik moet twee bussen nemen.',
      employerMessage: null,
    });
    expect(await seenBy(member, id)).toMatchObject({
      hesitations: [],
      candidateMessage: null,
      employerMessage: 'Vorige keer ging het mis.',
    });
    for (const desk of [adviser, colleague, coordinator]) {
      expect(await seenBy(desk, id)).toMatchObject({
        hesitations: [travel, illness],
        candidateMessage: 'Ik moet twee bussen nemen.',
        employerMessage: 'Vorige keer ging het mis.',
      });
    }
  });

  it('with which it was withdrawn are for advisers', async () => {
    const { id, candidatePerson, member } = await givenIntroduction(app, adviser);
    await carryOut(app, 'withdraw', { id, reason: 'De kandidaat is verhuisd.' }, adviser);
    expect((await seenBy(adviser, id)).endNote).toBe('De kandidaat is verhuisd.');
    expect((await seenBy(candidatePerson, id)).endNote).toBeNull();
    expect((await seenBy(member, id)).endNote).toBeNull();
  });
});

it('says whose turn it is in the same words to everyone', async () => {
  const { id, candidatePerson, member } = await givenIntroduction(app, adviser);
  const seen = await Promise.all(
    [candidatePerson, member, adviser, colleague, coordinator].map((as) => seenBy(as, id)),
  );
  expect(new Set(seen.map(({ turnText, turn, moveBy }) => `${turn} ${moveBy} ${turnText}`)).size).toBe(1);
  expect(seen[0].turnText).toMatch(/^De kandidaat is aan zet, uiterlijk op /);
  expect((await seenBy(member, id, 'en')).turnText).toMatch(/^The candidate is to move, by /);
});

it('tells an adviser, and only an adviser, whom to ring', async () => {
  const registered = await app.ask(
    `mutation($input: CandidateInput!) { registerCandidate(input: $input) { candidate { id } problems { code } } }`,
    {
      input: {
        name: 'Jan Zonder Mail',
        phone: '06 12345678',
        postcode4: '7511',
        birthDate: '1999-01-01',
        consentToMatching: true,
        wish: { mboLevels: [2] },
      },
    },
    { as: adviser },
  );
  const candidateId = registered.data.registerCandidate.candidate.id;
  const { employer, member } = await givenEmployer(app);
  const place = await givenPlace(app, { employer });
  const { introduction } = await carryOut(app, 'propose', { candidateId, placeId: place.id }, adviser);
  expect((await seenBy(adviser, introduction.id)).byPhoneOnly).toEqual(['CANDIDATE']);
  expect((await seenBy(member, introduction.id)).byPhoneOnly).toEqual([]);
  const quiet = await givenPlace(app);
  await app.db((tx) =>
    tx.execute('UPDATE role_grant SET ended_at = app_now() WHERE subject_id = $1', [quiet.employerId]),
  );
  const other = await carryOut(app, 'propose', { candidateId, placeId: quiet.id }, adviser);
  expect((await seenBy(adviser, other.introduction.id)).byPhoneOnly).toEqual(['CANDIDATE', 'EMPLOYER']);
});

describe('the list', () => {
  it('is a candidate’s and an employer’s own, an adviser’s cases, and a coordinator’s region', async () => {
    const { id, candidatePerson, member, place, candidate } = await givenIntroduction(app, adviser);
    const other = await givenIntroduction(app, colleague);
    expect(await idsFor(candidatePerson)).toEqual([id]);
    expect(await idsFor(member)).toEqual([id]);
    expect(await idsFor(adviser)).toEqual(expect.arrayContaining([id]));
    expect(await idsFor(adviser)).not.toContain(other.id);
    expect(await idsFor(coordinator)).toEqual(expect.arrayContaining([id, other.id]));
    expect(await idsFor(elsewhere)).toEqual([]);
    expect(await listOf(null)).toEqual({
      totalCount: 0,
      nodes: [],
      pageInfo: { hasNextPage: false, endCursor: null },
    });
    expect(await idsFor(colleague)).not.toContain(id);
    expect(await idsFor(colleague, { placeId: place.id })).toEqual([id]);
    expect(await idsFor(elsewhere, { placeId: place.id })).toEqual([]);
    expect(await idsFor(colleague, { placeId: 'nonsense' })).toEqual([]);
    await app.db((tx) =>
      tx.execute('INSERT INTO case_team (candidate_id, account_id) VALUES ($1, $2)', [
        candidate.id,
        colleague.accountId,
      ]),
    );
    expect(await idsFor(colleague)).toContain(id);
  });

  it('comes in pages, by state, the earliest date to move first', async () => {
    const { employer, member } = await givenEmployer(app);
    const at = await givenPlace(app, { employer, seats: 5 });
    const scenes = [];
    for (const status of ['PROPOSED', 'ACCEPTED', 'DECLINED'] as const)
      scenes.push(await givenIntroduction(app, adviser, { at, status }));
    const [proposed, accepted, declined] = scenes.map(({ id }) => id);
    await app.db((tx) =>
      tx.execute('UPDATE introduction SET move_by = app_today() WHERE id = $1', [accepted]),
    );
    expect(await idsFor(member)).toEqual([accepted, proposed, declined]);
    expect(await idsFor(member, { status: ['DECLINED'] })).toEqual([declined]);
    const first = await listOf(member, { first: 2 });
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const rest = await listOf(member, { first: 2, after: first.pageInfo.endCursor });
    expect(rest.nodes).toEqual([{ id: declined }]);
  });

  it('takes as many statements for thirty introductions as for three', async () => {
    const { employer, member } = await givenEmployer(app);
    const at = await givenPlace(app, { employer, seats: 40 });
    for (let i = 0; i < 30; i++) {
      const scene = await givenIntroduction(app, adviser, { at, of: await givenCandidate(app) });
      const answer = { id: scene.id, accept: true, hesitation: 'TRAVEL' };
      if (i % 2 === 0) await carryOut(app, 'answer', answer, scene.candidatePerson);
    }
    const everything = `query($first: Int) { introductions(first: $first) { totalCount nodes { id turnText mayDo
      byPhoneOnly message proposedAt place { title employer { name } qualification { name } } candidate { name region { name } }
      profile { mboLevels withinKm sectors { name } qualifications { name } } hesitations { kind by }
      enrolment { status classStart { id } } placement { startsOn } } } }`;
    const statements = (as: Person, first: number) =>
      statementsDuring(app, async () => {
        const { data, errors } = await app.ask(everything, { first }, { as });
        expect(errors).toBeUndefined();
        expect(data.introductions.nodes).toHaveLength(first);
      });
    for (const as of [member, coordinator]) {
      const few = await statements(as, 3);
      expect(few).toBeGreaterThan(5);
      expect(await statements(as, 30)).toBe(few);
    }
  });
});
