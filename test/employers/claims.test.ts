import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenAdviser, givenEmployer } from '../support/given.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(() =>
  app.db((tx) => tx.execute('TRUNCATE account, site, employer, employer_claim, mail CASCADE')),
);

const problems = 'problems { code message path }';
const claim = `mutation($input: EmployerClaimInput!) { claimEmployer(input: $input) { accepted ${problems} } }`;
const confirm = `mutation($token: String!) { confirmEmployerClaim(token: $token) { accepted ${problems} } }`;
const decide = `mutation($id: ID!, $approve: Boolean!, $reason: String) {
  decideEmployerClaim(id: $id, approve: $approve, reason: $reason) { accepted ${problems} } }`;
const list = `{ employerClaims { id personName email companyName kvkNumber lookalikes { name kvkNumber reasons } } }`;

const email = 'jan@zonneveld.example';
const typed = (changed: object = {}) => ({
  companyName: 'Installatiebedrijf Zonneveld',
  kvkNumber: '12345678',
  postcode4: '7511',
  personName: 'Jan Jansen',
  email,
  ...changed,
});
const mailsTo = (address: string, kind: string) =>
  app.db((tx) =>
    tx.query<{ subject: string; text: string }>(
      'SELECT subject, text FROM mail WHERE to_address = $1 AND kind = $2 ORDER BY created_at DESC',
      [address, kind],
    ),
  );
const claimsOf = async (as: Person | null) => (await app.ask(list, {}, { as })).data.employerClaims;
async function waiting(changed: Partial<ReturnType<typeof typed>> = {}): Promise<string> {
  const { data } = await app.ask(claim, { input: typed(changed) });
  expect(data.claimEmployer).toEqual({ accepted: true, problems: [] });
  const [mail] = await mailsTo(changed.email ?? email, 'confirm-claim');
  const token = /token=([\w-]+)/.exec(mail?.text ?? '')?.[1];
  expect((await app.ask(confirm, { token })).data.confirmEmployerClaim.accepted).toBe(true);
  await app.settle();
  const row = await app.db((tx) =>
    tx.one<{ id: string }>('SELECT id FROM employer_claim ORDER BY confirmed_at DESC'),
  );
  return row!.id;
}
async function known() {
  const given = await givenEmployer(app);
  await app.db((tx) =>
    tx.execute(`UPDATE employer SET kvk_number = '12345678' WHERE id = $1`, [given.employer.id]),
  );
  return given;
}
async function outcome(id: string, as: Person | null, approve = true, reason: string | null = null) {
  const { data, errors } = await app.ask(decide, { id, approve, reason }, { as });
  return errors?.[0]?.extensions.code ?? data.decideEmployerClaim.problems[0]?.code ?? 'DONE';
}
const membersOf = (employerId: string) =>
  app.db((tx) =>
    tx.query(
      `SELECT a.email, g.member_role AS role FROM role_grant g JOIN account a ON a.id = g.account_id
       WHERE g.subject_id = $1 AND g.ended_at IS NULL AND a.email = $2`,
      [employerId, email],
    ),
  );

it('answers the same for a known and an unknown company, and shows nobody anything before the mailbox is proved', async () => {
  const { member } = await known();
  const answers = [];
  for (const kvkNumber of ['12345678', '99999999'])
    answers.push(await app.ask(claim, { input: typed({ kvkNumber }) }));
  expect(answers[0]).toEqual(answers[1]);
  expect(await claimsOf(member)).toEqual([]);
  expect(await claimsOf(await givenAdviser(app, 'Anne'))).toEqual([]);
  const [first, second] = (await mailsTo(email, 'confirm-claim')).map(({ text }) =>
    text.replace(/token=\S+/, ''),
  );
  expect(first).toBe(second);
});

it('asks the admin and the desk, and a yes of the admin lets the claimant in as a member', async () => {
  const { employer, member: admin } = await known();
  const adviser = await givenAdviser(app, 'Anne');
  const id = await waiting();
  for (const person of [admin, adviser]) {
    const account = await app.db((tx) =>
      tx.one<{ email: string }>('SELECT email FROM account WHERE id = $1', [person.accountId]),
    );
    expect(await mailsTo(account!.email, 'employer-claimed')).toHaveLength(1);
    expect(await claimsOf(person)).toMatchObject([{ id, personName: 'Jan Jansen', email }]);
  }
  expect(await membersOf(employer.id)).toEqual([]);
  expect(await outcome(id, admin)).toBe('DONE');
  expect(await membersOf(employer.id)).toEqual([{ email, role: 'MEMBER' }]);
  expect((await mailsTo(email, 'claim-decided'))[0]?.subject).toContain('U kunt aan de slag');
  expect(await outcome(id, adviser)).toBe('NOT_FOUND');
});

it('makes the first of a company that was not known its admin, when the desk says yes', async () => {
  const adviser = await givenAdviser(app, 'Anne');
  const id = await waiting();
  expect(await outcome(id, adviser)).toBe('DONE');
  const made = await app.db((tx) =>
    tx.one<{ id: string; status: string; region: string }>(
      `SELECT id, status, region_code AS region FROM employer WHERE kvk_number = '12345678'`,
    ),
  );
  expect(made).toMatchObject({ status: 'CONFIRMED', region: 'AM05' });
  expect(await membersOf(made!.id)).toEqual([{ email, role: 'ADMIN' }]);
});

it('needs a reason for a no, which the claimant reads', async () => {
  const { employer, member: admin } = await known();
  const id = await waiting();
  expect(await outcome(id, admin, false)).toBe('INVALID');
  expect(await outcome(id, admin, false, 'Wij kennen u niet.')).toBe('DONE');
  expect((await mailsTo(email, 'claim-decided'))[0]?.text).toContain('Wij kennen u niet.');
  expect(await membersOf(employer.id)).toEqual([]);
  expect(await claimsOf(admin)).toEqual([]);
});

it.each([
  ['a member who is no admin', 'FORBIDDEN'],
  ['the admin of another employer', 'NOT_FOUND'],
  ['an adviser of another region', 'NOT_FOUND'],
  ['an operator', 'FORBIDDEN'],
  ['a visitor', 'UNAUTHENTICATED'],
])('is not for %s: %s', async (who, expected) => {
  const { employer, member: admin } = await known();
  const id = await waiting();
  const asker: Record<string, () => Promise<Person | null>> = {
    'a member who is no admin': () =>
      app.person('Lid', { role: 'EMPLOYER', subjectId: employer.id, memberRole: 'MEMBER' }),
    'the admin of another employer': async () => (await givenEmployer(app)).member,
    'an adviser of another region': () => app.person('Gea', { role: 'ADVISER', regionCode: 'AM01' }),
    'an operator': () => app.person('Otto', { role: 'OPERATOR' }),
    'a visitor': () => Promise.resolve(null),
  };
  const as = await asker[who]!();
  expect(await outcome(id, as)).toBe(expected);
  expect(await claimsOf(as)).toEqual([]);
  expect(await claimsOf(admin)).toHaveLength(1);
});

it('shows the desk, and not the admin, which companies a claim may be taken for', async () => {
  const { employer, member: admin } = await known();
  const { employer: other } = await givenEmployer(app, { name: 'Kapsalon Krul' });
  const adviser = await givenAdviser(app, 'Anne');
  await waiting({
    companyName: 'Installatiebedrijf Zonneveldt',
    kvkNumber: '12345687',
    email: 'x@gmail.com',
  });
  const [seen] = await claimsOf(adviser);
  expect(seen.lookalikes).toEqual([
    { name: employer.name, kvkNumber: '12345678', reasons: ['NEAR_NAME', 'NEAR_KVK', 'FREE_MAIL'] },
  ]);
  expect(JSON.stringify(seen)).not.toContain(other.name);
  await waiting();
  const [own] = await claimsOf(admin);
  expect(own.lookalikes).toEqual([]);
});

it('is decided once by two who decide at once', async () => {
  const { employer, member: admin } = await known();
  const adviser = await givenAdviser(app, 'Anne');
  const id = await waiting();
  const outcomes = await Promise.all([outcome(id, admin), outcome(id, adviser)]);
  expect(outcomes.sort()).toEqual(['DONE', 'NOT_FOUND']);
  expect(await membersOf(employer.id)).toHaveLength(1);
});
