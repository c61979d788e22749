import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenCandidate } from '../support/given.js';
import { givenIntroduction } from '../introductions/given-introduction.js';

let app: TestApp;
const people: Record<string, Person> = {};
beforeAll(async () => {
  app = await startApp();
  people['team'] = await app.person('Noor Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
  people['desk'] = await app.person('Bram Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
  people['elsewhere'] = await app.person('Gerda Adviseur', { role: 'ADVISER', regionCode: 'AM01' });
  people['coordinatorElsewhere'] = await app.person('Koos Leider', {
    role: 'COORDINATOR',
    regionCode: 'AM01',
  });
  people['third'] = await app.person('Derk Adviseur', { role: 'ADVISER', regionCode: 'AM10' });
  people['coordinator'] = await app.person('Carla Leider', { role: 'COORDINATOR', regionCode: 'AM05' });
  people['operator'] = await app.person('Otto Beheer', { role: 'OPERATOR' });
  people['employer'] = await app.person('Evi Baas', {
    role: 'EMPLOYER',
    subjectId: 'ee000000-0000-4000-8000-000000000000',
  });
});
afterAll(() => app.close());

const payload = 'candidate { id name grants { id isRunning } } problems { code path }';
const operations = {
  giveCaseGrant: `mutation($id: ID!, $regionCode: ID, $adviserEmail: String, $endsOn: Date!, $why: String! = "Ik verhuis.") {
    result: giveCaseGrant(candidateId: $id, regionCode: $regionCode, adviserEmail: $adviserEmail, endsOn: $endsOn, why: $why) { ${payload} } }`,
  endCaseGrant: `mutation($grantId: ID!) { result: endCaseGrant(grantId: $grantId) { ${payload} } }`,
  leaveCase: `mutation($id: ID!, $accountId: ID) { result: leaveCase(candidateId: $id, accountId: $accountId) { ${payload} } }`,
  breakGlass: `mutation($id: ID!, $reason: String! = "De kandidaat kan niet inloggen, melding 1204.") {
    result: breakGlass(candidateId: $id, reason: $reason) { ${payload} } }`,
};
const act = async (operation: keyof typeof operations, as: Person | null, variables: object) => {
  const { data, errors } = await app.ask(operations[operation], variables, { as });
  if (errors) return { code: errors[0]?.extensions.code as string };
  return { ...data.result, code: (data.result.problems[0]?.code ?? 'yes') as string };
};
const nameFor = async (as: Person | null, id: string) =>
  (await app.ask('query($id: ID!) { candidate(id: $id) { name } }', { id }, { as })).data.candidate?.name ??
  null;
const listedFor = async (as: Person, id: string) =>
  (await app.ask('{ candidates(first: 100) { nodes { id } } }', {}, { as })).data.candidates.nodes.some(
    (each: { id: string }) => each.id === id,
  );
const viewsOf = async (id: string, as: Person) =>
  (
    await app.ask(
      'query($id: ID!) { candidate(id: $id) { views { totalCount nodes { ground role organisation name why } } } }',
      { id },
      { as },
    )
  ).data.candidate.views;
const inDays = (days: number) =>
  app.db(
    async (tx) =>
      (await tx.one<{ day: string }>('SELECT (app_today() + $1::int)::text AS day', [days]))?.day ?? '',
  );
const emailOf = (person: Person | undefined) =>
  app.db(
    async (tx) =>
      (await tx.one<{ email: string }>('SELECT email FROM account WHERE id = $1', [person?.accountId]))
        ?.email,
  );

describe('what a candidate grants', () => {
  it('lets a desk elsewhere read until that day and not after it, and ends at once when taken back', async () => {
    const { candidate, person } = await givenCandidate(app, { team: [people['team'] as Person] });
    const elsewhere = people['elsewhere'] as Person;
    expect(await nameFor(elsewhere, candidate.id)).toBeNull();
    const given = await act('giveCaseGrant', person, {
      id: candidate.id,
      regionCode: 'AM01',
      endsOn: await inDays(3),
    });
    expect(given.code).toBe('yes');
    expect(await nameFor(elsewhere, candidate.id)).toBe('Sanne Verbeek');
    expect(await listedFor(elsewhere, candidate.id)).toBe(true);
    expect(await nameFor(people['coordinatorElsewhere'] ?? null, candidate.id)).toBe('Sanne Verbeek');
    expect(await nameFor(people['third'] ?? null, candidate.id)).toBeNull();

    await act('endCaseGrant', person, { grantId: given.candidate.grants[0].id });
    expect(await nameFor(elsewhere, candidate.id)).toBeNull();
    await act('giveCaseGrant', person, { id: candidate.id, regionCode: 'AM01', endsOn: await inDays(3) });
    const after = new Date(Date.now() + 4 * 86_400_000).toISOString();
    await app.setClock(after);
    expect(await nameFor(elsewhere, candidate.id)).toBeNull();
    await app.setClock(null);
  });

  it('lets one adviser read, and no colleague of theirs', async () => {
    const { candidate, person } = await givenCandidate(app);
    const colleague = await app.person('Geert Adviseur', { role: 'ADVISER', regionCode: 'AM01' });
    const adviserEmail = await emailOf(people['elsewhere']);
    await act('giveCaseGrant', person, { id: candidate.id, adviserEmail, endsOn: await inDays(0) });
    expect(await nameFor(people['elsewhere'] ?? null, candidate.id)).toBe('Sanne Verbeek');
    expect(await nameFor(colleague, candidate.id)).toBeNull();
  });

  it('is read only: it changes nothing for who does not belong to the desk', async () => {
    const { candidate, person } = await givenCandidate(app);
    await act('giveCaseGrant', person, { id: candidate.id, regionCode: 'AM01', endsOn: await inDays(3) });
    const { data } = await app.ask(
      `mutation { withdrawMatchingConsent(candidateId: "${candidate.id}") { problems { code } } }`,
      {},
      { as: people['elsewhere'] ?? null },
    );
    expect(data.withdrawMatchingConsent.problems).toEqual([{ code: 'NOT_FOUND' }]);
  });

  it.each<[string, { endsOn?: number; regionCode?: string; adviserEmail?: string; why?: string }, string[]]>([
    ['to nobody', {}, ['regionCode']],
    [
      'to a desk and an adviser',
      { regionCode: 'AM01', adviserEmail: 'gerda@nergens.example' },
      ['regionCode', 'adviserEmail'],
    ],
    ['to a desk that is not', { regionCode: 'AM99' }, ['regionCode']],
    ['to who is no adviser', { adviserEmail: 'niemand@test.example' }, ['adviserEmail']],
    ['until yesterday', { regionCode: 'AM01', endsOn: -1 }, ['endsOn']],
    ['for two years', { regionCode: 'AM01', endsOn: 730 }, ['endsOn']],
    ['for nothing', { regionCode: 'AM01', why: ' ' }, ['why']],
  ])('is refused %s', async (_, typed: { endsOn?: number }, paths) => {
    const { candidate, person } = await givenCandidate(app);
    const endsOn = await inDays(typed.endsOn ?? 3);
    const { problems } = await act('giveCaseGrant', person, { id: candidate.id, ...typed, endsOn });
    expect(problems.map(({ path }: { path: string[] }) => path[0])).toEqual(paths);
  });

  it('is the candidate’s own to give; the team does it only for who cannot sign in', async () => {
    const endsOn = await inDays(3);
    const withMail = (await givenCandidate(app, { team: [people['team'] as Person] })).candidate;
    const phoneOnly = (
      await givenCandidate(app, { team: [people['team'] as Person], email: null, phone: '+31612345678' })
    ).candidate;
    const by = async (who: string, id: string) =>
      (await act('giveCaseGrant', people[who] ?? null, { id, regionCode: 'AM01', endsOn })).code;
    expect(await by('team', withMail.id)).toBe('INVALID');
    expect(await by('team', phoneOnly.id)).toBe('yes');
    expect(await by('desk', phoneOnly.id)).toBe('NOT_FOUND');
    expect(await by('coordinator', phoneOnly.id)).toBe('FORBIDDEN');
    expect(await by('elsewhere', phoneOnly.id)).toBe('NOT_FOUND');
    expect(await by('operator', phoneOnly.id)).toBe('FORBIDDEN');
    expect(await by('visitor', phoneOnly.id)).toBe('UNAUTHENTICATED');
  });
});

describe('leaving a case', () => {
  it('closes it to who leaves; the coordinator can take somebody out', async () => {
    const team = people['team'] as Person;
    const { candidate } = await givenCandidate(app, { team: [team, people['desk'] as Person] });
    expect((await act('leaveCase', team, { id: candidate.id })).candidate).toBeNull();
    expect(await nameFor(team, candidate.id)).toBeNull();
    expect((await act('leaveCase', team, { id: candidate.id })).code).toBe('NOT_FOUND');
    const { accountId } = people['desk'] as Person;
    expect((await act('leaveCase', people['team'] ?? null, { id: candidate.id, accountId })).code).toBe(
      'NOT_FOUND',
    );
    expect(
      (await act('leaveCase', people['coordinatorElsewhere'] ?? null, { id: candidate.id, accountId })).code,
    ).toBe('NOT_FOUND');
    expect(
      (await act('leaveCase', people['coordinator'] ?? null, { id: candidate.id, accountId })).code,
    ).toBe('yes');
    expect(await nameFor(people['desk'] ?? null, candidate.id)).toBeNull();
  });
});

describe('breaking the glass', () => {
  it('lets an operator read for an hour, tells the coordinator at once, and changes nothing else', async () => {
    const { candidate, person } = await givenCandidate(app);
    const operator = people['operator'] as Person;
    expect(await nameFor(operator, candidate.id)).toBeNull();
    const other = await app.person('Olga Beheer', { role: 'OPERATOR' });
    expect((await act('breakGlass', operator, { id: candidate.id })).code).toBe('yes');
    expect(await nameFor(operator, candidate.id)).toBe('Sanne Verbeek');
    expect(await nameFor(other, candidate.id)).toBeNull();
    await app.settle();
    const email = await emailOf(people['coordinator']);
    const mails = await app.db((tx) =>
      tx.query<{ text: string }>(`SELECT text FROM mail WHERE kind = 'glass-broken' AND to_address = $1`, [
        email,
      ]),
    );
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('Otto Beheer');
    expect(mails[0]?.text).not.toMatch(/Sanne|Verbeek|melding 1204/);
    expect((await viewsOf(candidate.id, person)).nodes).toEqual([
      {
        ground: 'BROKEN_GLASS',
        role: 'OPERATOR',
        organisation: null,
        name: 'Otto Beheer',
        why: 'De kandidaat kan niet inloggen, melding 1204.',
      },
    ]);
    await app.setClock(new Date(Date.now() + 61 * 60_000).toISOString());
    expect(await nameFor(operator, candidate.id)).toBeNull();
    await app.setClock(null);
  });

  it.each([
    ['operator', 'Te kort.', 'INVALID'],
    ['team', undefined, 'FORBIDDEN'],
    ['coordinator', undefined, 'FORBIDDEN'],
    ['employer', undefined, 'FORBIDDEN'],
    ['visitor', undefined, 'UNAUTHENTICATED'],
  ])('by %s, because "%s": %s', async (who, reason, code) => {
    const { candidate } = await givenCandidate(app);
    expect((await act('breakGlass', people[who] ?? null, { id: candidate.id, reason })).code).toBe(code);
  });
});

describe('who looked', () => {
  it('is told to the candidate alone, once a day for each person, with desk and reason', async () => {
    const { candidate, person } = await givenCandidate(app, { team: [people['team'] as Person] });
    for (const who of ['team', 'team', 'coordinator', 'desk'] as const)
      await nameFor(people[who] ?? null, candidate.id);
    await app.ask(
      `mutation { openCase(candidateId: "${candidate.id}", reason: "Belt naar het spreekuur.") { candidate { name } } }`,
      {},
      { as: people['desk'] ?? null },
    );
    await nameFor(person, candidate.id);
    const { totalCount, nodes } = await viewsOf(candidate.id, person);
    expect(totalCount).toBe(3);
    expect(nodes).toEqual([
      {
        ground: 'CASE_TEAM',
        role: 'ADVISER',
        organisation: 'Loket Twente',
        name: 'Bram Adviseur',
        why: 'Belt naar het spreekuur.',
      },
      {
        ground: 'COORDINATOR',
        role: 'COORDINATOR',
        organisation: 'Loket Twente',
        name: 'Carla Leider',
        why: null,
      },
      {
        ground: 'CASE_TEAM',
        role: 'ADVISER',
        organisation: 'Loket Twente',
        name: 'Noor Adviseur',
        why: null,
      },
    ]);
    expect((await viewsOf(candidate.id, people['team'] as Person)).totalCount).toBe(0);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    await app.setClock(tomorrow);
    await nameFor(people['team'] ?? null, candidate.id);
    expect((await viewsOf(candidate.id, person)).totalCount).toBe(4);
    await app.setClock(null);
  });

  it('names the employer that saw who it is, not the person there', async () => {
    const scene = await givenIntroduction(app, people['team'] as Person, { status: 'ACCEPTED' });
    const seen = () =>
      app.ask(`{ introduction(id: "${scene.id}") { candidate { name } } }`, {}, { as: scene.member });
    await seen();
    await seen();
    const { nodes } = await viewsOf(scene.candidate.id, scene.candidatePerson);
    expect(nodes.filter(({ role }: { role: string }) => role === 'EMPLOYER')).toEqual([
      { ground: 'INTRODUCTION', role: 'EMPLOYER', organisation: scene.employer.name, name: null, why: null },
    ]);
  });

  it('counts every name in a list, and nobody who saw none', async () => {
    const fresh = await app.person('Fred Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
    const one = await givenCandidate(app, { team: [fresh] });
    const two = await givenCandidate(app, { team: [fresh] });
    await app.ask('{ candidates { nodes { id } } }', {}, { as: fresh });
    expect((await viewsOf(one.candidate.id, one.person)).totalCount).toBe(0);
    await app.ask('{ candidates { nodes { name } } }', {}, { as: fresh });
    for (const { candidate, person } of [one, two])
      expect((await viewsOf(candidate.id, person)).totalCount).toBe(1);
  });
});
