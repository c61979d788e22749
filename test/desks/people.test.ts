import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenAdviser, givenCandidate } from '../support/given.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(() => app.db((tx) => tx.execute('TRUNCATE account, site, candidate CASCADE')));

const problems = 'problems { code message path }';
const invite = `mutation($input: RoleOfferInput!) { inviteToRole(input: $input) { people { regionCode } ${problems} } }`;
const end = `mutation($input: RoleEndInput!) { endRole(input: $input) { ${problems} } }`;
const accept = `mutation($token: String!, $name: String) { acceptInvitation(token: $token, name: $name) { accepted } }`;
const people = `query($regionCode: ID) { people(regionCode: $regionCode) { regionCode rolesToGive
  persons { accountId name role organisation siteName cases lastSeenAt hasSecondStep } invitations { id email role } } }`;

const codes = ({ problems: found }: { problems: { code: string; path: string[] }[] }) =>
  found.map(({ code, path }) => `${code} ${path.join('.')}`);
const peopleAs = async (as: Person | null, regionCode: string | null = null) =>
  (await app.ask(people, { regionCode }, { as })).data.people;
const coordinator = (regionCode = 'AM05') =>
  app.person('Coen Coördinator', { role: 'COORDINATOR', regionCode });
const siteIn = async (regionCode: string) =>
  (await app.db((tx) => tx.one<{ id: string }>('SELECT id FROM site WHERE region_code = $1', [regionCode])))!
    .id;
async function outcome(query: string, input: object, as: Person | null): Promise<string> {
  const { data, errors } = await app.ask(query, { input }, { as });
  return errors?.[0]?.extensions.code ?? (codes(Object.values(data)[0] as never)[0] ?? 'DONE').split(' ')[0]!;
}
async function tokenFor(email: string): Promise<string> {
  const mail = await app.db((tx) =>
    tx.one<{ text: string }>(`SELECT text FROM mail WHERE to_address = $1 ORDER BY created_at DESC LIMIT 1`, [
      email,
    ]),
  );
  return /uitnodiging\?token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? 'none';
}

it.each([
  ['ADVISER', {}],
  ['COORDINATOR', {}],
  ['REFERRER', { organisation: 'UWV Twente' }],
  ['SCHOOL_BROKER', { organisation: 'PrO Het Kompas' }],
])('a coordinator makes somebody %s by invitation, who then is in the list', async (role, extra) => {
  const as = await coordinator();
  await givenAdviser(app, 'Anne Adviseur');
  const siteId = role === 'ADVISER' ? await siteIn('AM05') : null;
  const email = `${role.toLowerCase()}.${Math.random()}@nieuw.example`;
  const { data } = await app.ask(
    invite,
    { input: { regionCode: 'AM05', email, role, siteId, ...extra } },
    { as },
  );
  expect(data.inviteToRole).toEqual({ people: { regionCode: 'AM05' }, problems: [] });
  expect((await peopleAs(as)).invitations).toMatchObject([{ email, role }]);
  await app.ask(accept, { token: await tokenFor(email), name: 'Nieuwe Nora' });
  await app.settle();
  const shown = await peopleAs(as);
  expect(shown.invitations).toEqual([]);
  expect(shown.persons).toContainEqual(
    expect.objectContaining({
      name: 'Nieuwe Nora',
      role,
      organisation: (extra as { organisation?: string }).organisation ?? null,
      siteName: role === 'ADVISER' ? expect.stringContaining('Loket') : null,
    }),
  );
});

it('asks an adviser’s site, of that region, and whom a referrer works for', async () => {
  const as = await coordinator();
  await givenAdviser(app, 'Gea', { regionCode: 'AM01' });
  const offer = { regionCode: 'AM05', email: 'x@nieuw.example' };
  const ask = async (input: object) =>
    codes((await app.ask(invite, { input: { ...offer, ...input } }, { as })).data.inviteToRole);
  expect(await ask({ role: 'ADVISER' })).toEqual(['INVALID input.siteId']);
  expect(await ask({ role: 'ADVISER', siteId: await siteIn('AM01') })).toEqual(['INVALID input.siteId']);
  expect(await ask({ role: 'REFERRER' })).toEqual(['INVALID input.organisation']);
  expect(await ask({ role: 'COORDINATOR', email: 'geen adres' })).toEqual(['INVALID email']);
});

describe('who gives and ends which role', () => {
  const roleOf = ['ADVISER', 'COORDINATOR', 'REFERRER', 'SCHOOL_BROKER', 'OPERATOR'] as const;
  it.each([
    ['a coordinator of the region', ['DONE', 'DONE', 'DONE', 'DONE', 'NOT_FOUND']],
    ['a coordinator of another region', Array(5).fill('NOT_FOUND')],
    ['an operator', ['NOT_FOUND', 'DONE', 'NOT_FOUND', 'NOT_FOUND', 'DONE']],
    ['an adviser of the region', Array(5).fill('FORBIDDEN')],
    ['a referrer', Array(5).fill('FORBIDDEN')],
    ['a candidate', Array(5).fill('FORBIDDEN')],
    ['a visitor', Array(5).fill('UNAUTHENTICATED')],
  ])('%s', async (who, expected) => {
    const here = await coordinator();
    await app.person('Otto', { role: 'OPERATOR' });
    const asker: Record<string, () => Promise<Person | null>> = {
      'a coordinator of the region': () => Promise.resolve(here),
      'a coordinator of another region': () => coordinator('AM01'),
      'an operator': () => app.person('Olga', { role: 'OPERATOR' }),
      'an adviser of the region': () => givenAdviser(app, 'Ad'),
      'a referrer': () => app.person('Rik', { role: 'REFERRER', regionCode: 'AM05' }),
      'a candidate': () => app.person('Kim', { role: 'CANDIDATE', subjectId: crypto.randomUUID() }),
      'a visitor': () => Promise.resolve(null),
    };
    const as = await asker[who]!();
    const colleague = await givenAdviser(app, 'Collega');
    const siteId = await siteIn('AM05');
    const given: string[] = [];
    const ended: string[] = [];
    for (const role of roleOf) {
      const regionCode = role === 'OPERATOR' ? null : 'AM05';
      const target = await app.person(`Doel ${role}`, { role, regionCode });
      const email = `${role.toLowerCase()}@nieuw.example`;
      given.push(await outcome(invite, { regionCode, email, role, siteId, organisation: 'UWV' }, as));
      ended.push(
        await outcome(
          end,
          { regionCode, accountId: target.accountId, role, handOverTo: colleague.accountId },
          as,
        ),
      );
    }
    expect([given, ended]).toEqual([expected, expected]);
    const sent = await app.db((tx) => tx.query(`SELECT FROM invitation`));
    expect(sent).toHaveLength(expected.filter((each) => each === 'DONE').length);
  });

  it('shows the list to who manages it, an operator the coordinators alone, and nobody of another region', async () => {
    const here = await coordinator();
    await givenAdviser(app, 'Anne');
    const operator = await app.person('Otto', { role: 'OPERATOR' });
    const names = (shown: { persons: { name: string }[] } | null) =>
      shown?.persons.map(({ name }) => name) ?? null;
    expect(names(await peopleAs(here))).toEqual(['Coen Coördinator', 'Anne']);
    expect(names(await peopleAs(operator, 'AM05'))).toEqual(['Coen Coördinator']);
    expect(names(await peopleAs(operator))).toEqual(['Otto']);
    expect(names(await peopleAs(await coordinator('AM01'), 'AM05'))).toBeNull();
    expect(names(await peopleAs(await givenAdviser(app, 'Ad'), 'AM05'))).toBeNull();
    const staffing = `{ regionStaffing { regionCode coordinators advisers region { name } } }`;
    const rows = (await app.ask(staffing, {}, { as: operator })).data.regionStaffing;
    expect(rows).toContainEqual({
      regionCode: 'AM05',
      coordinators: 1,
      advisers: 2,
      region: { name: 'Twente' },
    });
    expect(rows).toHaveLength(35);
    expect((await app.ask(staffing, {}, { as: here })).data.regionStaffing).toEqual([]);
  });
});

it('lets an operator renew and take back what an operator can offer, and no referrer of a desk', async () => {
  const as = await coordinator();
  const operator = await app.person('Olga Beheer', { role: 'OPERATOR' });
  const offer = { regionCode: 'AM05', organisation: 'UWV Twente' };
  for (const role of ['REFERRER', 'COORDINATOR'])
    await app.ask(
      invite,
      { input: { ...offer, role, email: `${role.toLowerCase()}@nieuw.example` } },
      { as },
    );
  const { invitations } = (await peopleAs(as)) as { invitations: { id: string; role: string }[] };
  const done = async (what: string, role: string, who: Person) => {
    const { id } = invitations.find((each) => each.role === role)!;
    const { data } = await app.ask(
      `mutation($id: ID!) { ${what}(id: $id) { ${problems} } }`,
      { id },
      { as: who },
    );
    return codes(data[what]);
  };
  for (const what of ['renewInvitation', 'revokeInvitation']) {
    expect(await done(what, 'REFERRER', operator)).toEqual(['NOT_FOUND id']);
    expect(await done(what, 'COORDINATOR', operator)).toEqual([]);
    expect(await done(what, 'REFERRER', as)).toEqual([]);
  }
});

it('hands over everything of an adviser who leaves, and ends what they could do at once', async () => {
  const as = await coordinator();
  const leaving = await givenAdviser(app, 'Loes Vertrekt', {
    rules: [{ sectorCode: 'techniek-gebouwde-omgeving' }],
  });
  const colleague = await givenAdviser(app, 'Cor Collega', { rules: [] });
  const { candidate } = await givenCandidate(app, { team: [leaving] });
  const { candidate: both } = await givenCandidate(app, { team: [leaving, colleague] });
  const { accountId } = leaving;
  const list = await peopleAs(as);
  expect(list.persons.map(({ name, cases }: { name: string; cases: number }) => [name, cases])).toEqual([
    ['Coen Coördinator', 0],
    ['Cor Collega', 1],
    ['Loes Vertrekt', 2],
  ]);
  const input = { regionCode: 'AM05', accountId, role: 'ADVISER' };
  const trailOf = async () =>
    (
      await app.db((tx) =>
        tx.query<{ action: string }>(
          `SELECT action FROM audit_entry WHERE action IN ('candidate.case-handed-over', 'role.ended')
           ORDER BY at`,
        ),
      )
    ).map(({ action }) => action);
  const before = (await trailOf()).length;
  expect(await outcome(end, input, as)).toBe('NOT_ALLOWED_NOW');
  expect(await outcome(end, { ...input, handOverTo: colleague.accountId }, as)).toBe('DONE');
  expect((await app.ask('{ viewer { id } }', {}, { as: leaving })).data.viewer).toBeNull();
  await app.settle();
  const team = await app.db((tx) =>
    tx.query(
      `SELECT candidate_id AS id, account_id AS member FROM case_team ORDER BY candidate_id = $1 DESC`,
      [candidate.id],
    ),
  );
  expect(team).toEqual([
    { id: candidate.id, member: colleague.accountId },
    { id: both.id, member: colleague.accountId },
  ]);
  const rules = await app.db((tx) => tx.query(`SELECT account_id AS who FROM responsibility`));
  expect(rules).toEqual([{ who: colleague.accountId }]);
  // The trail keeps what the tests before did, too.
  const [newest, ...more] = (await trailOf()).slice(before);
  expect(newest).toBe('role.ended');
  expect(more).toEqual(['candidate.case-handed-over', 'candidate.case-handed-over']);
});

it('keeps a coordinator: of two who go at once, exactly one goes', async () => {
  for (let round = 0; round < 4; round++) {
    await app.db((tx) => tx.execute('TRUNCATE account CASCADE'));
    const [one, other] = [await coordinator(), await coordinator()];
    const ending = ({ accountId }: Person) => ({ regionCode: 'AM05', accountId, role: 'COORDINATOR' });
    const outcomes = await Promise.all([one, other].map((as) => outcome(end, ending(as), as)));
    expect(outcomes.sort()).toEqual(['DONE', 'NOT_ALLOWED_NOW']);
  }
});
