import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenEmployer } from '../support/given.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const problems = 'problems { code path message }';
const invite = `mutation($employerId: ID!, $email: String!, $memberRole: MemberRole! = MEMBER) {
  inviteMember(employerId: $employerId, email: $email, memberRole: $memberRole) { employer { id } ${problems} } }`;
const change = `mutation($employerId: ID!, $accountId: ID!, $memberRole: MemberRole!) {
  changeMemberRole(employerId: $employerId, accountId: $accountId, memberRole: $memberRole) { ${problems} } }`;
const remove = `mutation($employerId: ID!, $accountId: ID!) {
  removeMember(employerId: $employerId, accountId: $accountId) { ${problems} } }`;
const leave = `mutation($employerId: ID!) { leaveTeam(employerId: $employerId) { ${problems} } }`;
const accept = `mutation($token: String!, $name: String) {
  acceptInvitation(token: $token, name: $name) { accepted signedIn signInMailed ${problems} } }`;
const look = `query($token: String!) { invitation(token: $token) { email organisation role memberRole needsName } }`;
const team = `query($id: ID!) { employer(id: $id) { name team {
  managedByViewer members { accountId name email memberRole } invitations { id email state memberRole } } } }`;

const teamOf = async (id: string, as: Person) => (await app.ask(team, { id }, { as })).data.employer?.team;
const codes = (payload: { problems: { code: string }[] }) => payload.problems.map(({ code }) => code);

/** The token of the last invitation that was mailed to an address. */
async function tokenFor(email: string): Promise<string> {
  const mail = await app.db((tx) =>
    tx.one<{ text: string }>(
      `SELECT text FROM mail WHERE to_address = $1 AND kind = 'invitation' ORDER BY created_at DESC LIMIT 1`,
      [email],
    ),
  );
  return /uitnodiging\?token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? 'none';
}
const emailOf = ({ accountId }: Person) =>
  app.db(
    async (tx) =>
      (await tx.one<{ email: string }>('SELECT email FROM account WHERE id = $1', [accountId]))!.email,
  );
async function invited(employerId: string, email: string, as: Person, memberRole = 'MEMBER') {
  const { data, errors } = await app.ask(invite, { employerId, email, memberRole }, { as });
  expect([errors, data.inviteMember.problems]).toEqual([undefined, []]);
  return tokenFor(email);
}
/** Somebody who joined the team by invitation, with an account they had before. */
async function joined(employerId: string, by: Person, memberRole: 'ADMIN' | 'MEMBER') {
  const person = await app.person(`Lid ${memberRole}`);
  const token = await invited(employerId, await emailOf(person), by, memberRole);
  expect((await app.ask(accept, { token }, { as: person })).data.acceptInvitation.accepted).toBe(true);
  return person;
}

describe('an invitation', () => {
  it('is looked at without being used, makes a new colleague a member once, and signs them in', async () => {
    const { employer, member: admin } = await givenEmployer(app, { name: 'Bakkerij De Vroege Vogel' });
    const email = 'Nieuwe.Collega@Vogel.example';
    const token = await invited(employer.id, email, admin).then(() => tokenFor(email.toLowerCase()));
    const seen = { organisation: employer.name, role: 'EMPLOYER', memberRole: 'MEMBER', needsName: true };
    for (let looked = 0; looked < 2; looked++)
      expect((await app.ask(look, { token })).data.invitation).toMatchObject(seen);
    expect(codes((await app.ask(accept, { token, name: ' ' })).data.acceptInvitation)).toEqual(['INVALID']);

    const both = await Promise.all([1, 2].map(() => app.ask(accept, { token, name: 'Jip Jansen' })));
    const outcomes = both.map(({ data }) => data.acceptInvitation);
    expect(outcomes.filter(({ accepted }) => accepted)).toEqual([
      { accepted: true, signedIn: true, signInMailed: false, problems: [] },
    ]);
    expect(outcomes.flatMap(codes)).toEqual(['LINK_USED_OR_EXPIRED']);
    expect((await app.ask(look, { token })).data.invitation).toBeNull();
    const { members, invitations } = await teamOf(employer.id, admin);
    expect(members.map((each: object) => ({ ...each, accountId: 0 }))).toEqual([
      { accountId: 0, name: `${employer.name} lid`, email: await emailOf(admin), memberRole: 'ADMIN' },
      { accountId: 0, name: 'Jip Jansen', email: email.toLowerCase(), memberRole: 'MEMBER' },
    ]);
    expect(invitations).toEqual([]);
  });

  it('just works for an address with an account, without opening what it has: a sign-in link is mailed', async () => {
    const { employer, member: admin } = await givenEmployer(app);
    const person = await app.person('Bekende Beer');
    const email = await emailOf(person);
    const token = await invited(employer.id, email, admin);
    const { data } = await app.ask(accept, { token });
    expect(data.acceptInvitation).toEqual({
      accepted: true,
      signedIn: false,
      signInMailed: true,
      problems: [],
    });
    await app.settle();
    const links = await app.db((tx) =>
      tx.query(`SELECT FROM mail WHERE to_address = $1 AND kind = 'sign-in'`, [email]),
    );
    expect(links).toHaveLength(1);
    expect((await teamOf(employer.id, person)).members).toHaveLength(2);
  });

  it('answers the same for a known and an unknown address', async () => {
    const { employer, member: admin } = await givenEmployer(app);
    const known = await emailOf(await app.person('Bekende Bever'));
    const answers = await Promise.all(
      [known, 'onbekend@vogel.example'].map((email) =>
        app.ask(invite, { employerId: employer.id, email }, { as: admin }),
      ),
    );
    expect(answers[0]).toEqual(answers[1]);
  });

  it('works until 14 days have passed by the database’s clock, and again after it is renewed', async () => {
    const { employer, member: admin } = await givenEmployer(app);
    const email = 'traag@vogel.example';
    const first = await invited(employer.id, email, admin);
    const [{ id }] = (await teamOf(employer.id, admin)).invitations;
    const { expires } = (await app.db((tx) =>
      tx.one<{ expires: Date }>(`SELECT expires_at AS expires FROM invitation WHERE id = $1`, [id]),
    ))!;
    const at = (milliseconds: number) => new Date(expires.getTime() + milliseconds).toISOString();
    try {
      await app.setClock(at(-60_000));
      expect((await app.ask(look, { token: first })).data.invitation).not.toBeNull();
      await app.setClock(at(1_000));
      expect((await app.ask(look, { token: first })).data.invitation).toBeNull();
      const late = (await app.ask(accept, { token: first, name: 'Te Laat' })).data.acceptInvitation;
      expect(codes(late)).toEqual(['LINK_USED_OR_EXPIRED']);
      expect((await teamOf(employer.id, admin)).invitations).toMatchObject([{ id, state: 'EXPIRED' }]);
      const twice = (await app.ask(invite, { employerId: employer.id, email }, { as: admin })).data
        .inviteMember;
      expect(codes(twice)).toEqual(['INVALID']);

      const renew = `mutation($id: ID!) { renewInvitation(id: $id) { invitation { state } ${problems} } }`;
      const renewed = (await app.ask(renew, { id }, { as: admin })).data.renewInvitation;
      expect(renewed).toEqual({ invitation: { state: 'OPEN' }, problems: [] });
      const second = await tokenFor(email);
      expect(second).not.toBe(first);
      expect(
        (await app.ask(accept, { token: first, name: 'Oude Link' })).data.acceptInvitation.accepted,
      ).toBe(false);
      expect(
        (await app.ask(accept, { token: second, name: 'Toch Nog' })).data.acceptInvitation.accepted,
      ).toBe(true);
    } finally {
      await app.setClock(null);
    }
  });

  it('that is taken back works no more', async () => {
    const { employer, member: admin } = await givenEmployer(app);
    const token = await invited(employer.id, 'toch.niet@vogel.example', admin);
    const [{ id }] = (await teamOf(employer.id, admin)).invitations;
    const revoke = `mutation($id: ID!) { revokeInvitation(id: $id) { invitation { state } ${problems} } }`;
    expect((await app.ask(revoke, { id }, { as: admin })).data.revokeInvitation.invitation.state).toBe(
      'REVOKED',
    );
    expect((await app.ask(accept, { token, name: 'Toch Wel' })).data.acceptInvitation.accepted).toBe(false);
    expect(codes((await app.ask(revoke, { id }, { as: admin })).data.revokeInvitation)).toEqual([
      'NOT_ALLOWED_NOW',
    ]);
    expect((await teamOf(employer.id, admin)).invitations).toEqual([]);
  });
});

describe('who may do what in a team', () => {
  const acts = ['invite', 'renew', 'revoke', 'promote', 'remove'] as const;
  it.each([
    ['an admin', 'DONE'],
    ['a member', 'FORBIDDEN'],
    ['the admin of another employer', 'NOT_FOUND'],
    ['an adviser of its region', 'DONE'],
    ['a coordinator of its region', 'DONE'],
    ['an adviser of another region', 'NOT_FOUND'],
    ['a candidate', 'FORBIDDEN'],
    ['an operator', 'FORBIDDEN'],
    ['a visitor', 'UNAUTHENTICATED'],
  ])('%s: %s', async (who, expected) => {
    const { employer, member: admin } = await givenEmployer(app);
    const member = await joined(employer.id, admin, 'MEMBER');
    const target = await joined(employer.id, admin, 'MEMBER');
    await invited(employer.id, `open.${employer.id}@vogel.example`, admin);
    const [{ id }] = (await teamOf(employer.id, admin)).invitations;
    const people: Record<string, Person | null> = {
      'an admin': admin,
      'a member': member,
      'the admin of another employer': (await givenEmployer(app)).member,
      'an adviser of its region': await app.person('Anne', { role: 'ADVISER', regionCode: 'AM05' }),
      'a coordinator of its region': await app.person('Coen', { role: 'COORDINATOR', regionCode: 'AM05' }),
      'an adviser of another region': await app.person('Gerda', { role: 'ADVISER', regionCode: 'AM01' }),
      'a candidate': await app.person('Kim', { role: 'CANDIDATE', subjectId: crypto.randomUUID() }),
      'an operator': await app.person('Otto', { role: 'OPERATOR' }),
      'a visitor': null,
    };
    const as = people[who]!;
    const employerId = employer.id;
    const { accountId } = target;
    const request: Record<(typeof acts)[number], [string, object]> = {
      invite: [invite, { employerId, email: `nog.een.${employerId}@vogel.example` }],
      renew: [`mutation($id: ID!) { renewInvitation(id: $id) { ${problems} } }`, { id }],
      revoke: [`mutation($id: ID!) { revokeInvitation(id: $id) { ${problems} } }`, { id }],
      promote: [change, { employerId, accountId, memberRole: 'ADMIN' }],
      remove: [remove, { employerId, accountId }],
    };
    const before = await teamOf(employerId, admin);
    const found: Record<string, string> = {};
    for (const act of acts) {
      const { data, errors } = await app.ask(...request[act], { as });
      const payload = Object.values((data ?? {}) as Record<string, { problems: { code: string }[] }>)[0];
      found[act] = errors?.[0]?.extensions.code ?? payload?.problems[0]?.code ?? 'DONE';
    }
    const isOperatorOnInvitation = who === 'an operator' ? 'NOT_FOUND' : expected;
    expect(found).toEqual({
      invite: expected,
      renew: isOperatorOnInvitation,
      revoke: isOperatorOnInvitation,
      promote: expected,
      remove: expected,
    });
    if (expected !== 'DONE') expect(await teamOf(employerId, admin)).toEqual(before);
    else expect((await teamOf(employerId, admin)).members).toHaveLength(2);
  });

  it('shows a member the team without invitations, and nobody else anything', async () => {
    const { employer, member: admin } = await givenEmployer(app);
    const member = await joined(employer.id, admin, 'MEMBER');
    await invited(employer.id, 'geheim@vogel.example', admin);
    const shown = await teamOf(employer.id, member);
    expect(shown).toMatchObject({ managedByViewer: false, invitations: [] });
    expect(shown.members).toHaveLength(2);
    expect(await teamOf(employer.id, (await givenEmployer(app)).member)).toBeUndefined();
  });

  it('keeps the company to the admin: a member places, and does not change the company', async () => {
    const { employer, member: admin } = await givenEmployer(app);
    const member = await joined(employer.id, admin, 'MEMBER');
    const rename = `mutation($id: ID!, $input: EmployerChangeInput!) {
      changeEmployer(id: $id, version: 1, input: $input) { ${problems} } }`;
    const { kvkNumber, leerbedrijfId } = employer;
    const input = { name: 'Anders', kvkNumber, leerbedrijfId };
    const refused = await app.ask(rename, { id: employer.id, input }, { as: member });
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await app.ask(`{ managedPlaces { totalCount } }`, {}, { as: member })).errors).toBeUndefined();
    expect(
      codes((await app.ask(rename, { id: employer.id, input }, { as: admin })).data.changeEmployer),
    ).toEqual([]);
  });
});

describe('the last admin', () => {
  it('cannot leave, be removed or become a member; with another admin each can', async () => {
    const { employer, member: admin } = await givenEmployer(app);
    const employerId = employer.id;
    const { accountId } = admin;
    const acts: [string, object][] = [
      [leave, { employerId }],
      [remove, { employerId, accountId }],
      [change, { employerId, accountId, memberRole: 'MEMBER' }],
    ];
    await joined(employerId, admin, 'MEMBER');
    for (const [act, variables] of acts) {
      const { data } = await app.ask(act, variables, { as: admin });
      expect(codes(Object.values(data)[0] as { problems: { code: string }[] })).toEqual(['NOT_ALLOWED_NOW']);
    }
    const second = await joined(employerId, admin, 'ADMIN');
    expect(codes((await app.ask(leave, { employerId }, { as: admin })).data.leaveTeam)).toEqual([]);
    expect(await teamOf(employerId, admin)).toBeUndefined();
    const { members } = await teamOf(employerId, second);
    expect(members.map((each: { memberRole: string }) => each.memberRole)).toEqual(['ADMIN', 'MEMBER']);
  });

  it.each([
    ['both leave', leave, leave],
    ['each makes the other a member', change, change],
    ['one leaves while the other is removed', leave, remove],
  ])('of two admins at once, %s: exactly one wins', async (_, one, other) => {
    for (let round = 0; round < 4; round++) {
      const { employer, member: first } = await givenEmployer(app);
      const employerId = employer.id;
      const second = await joined(employerId, first, 'ADMIN');
      const desk = await app.person('Anne', { role: 'ADVISER', regionCode: 'AM05' });
      const target = one === change ? second : first;
      const attempts = await Promise.all([
        app.ask(one, { employerId, accountId: target.accountId, memberRole: 'MEMBER' }, { as: first }),
        app.ask(
          other,
          { employerId, accountId: (one === change ? first : second).accountId, memberRole: 'MEMBER' },
          { as: other === remove ? desk : second },
        ),
      ]);
      const outcomes = attempts.map(({ data, errors }) =>
        errors ? errors[0]!.extensions.code : (codes(Object.values(data)[0] as never)[0] ?? 'DONE'),
      );
      expect(outcomes.filter((each) => each === 'DONE')).toHaveLength(1);
      const runningAdmins = `SELECT FROM role_grant WHERE subject_id = $1 AND member_role = 'ADMIN' AND ended_at IS NULL`;
      const admins = await app.db((tx) => tx.query(runningAdmins, [employerId]));
      expect(admins).toHaveLength(1);
    }
  });
});
