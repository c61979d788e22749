import { startApp, type TestApp } from '../support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const requestSignIn = 'mutation($email: String!) { requestSignIn(email: $email) { accepted } }';
const signIn =
  'mutation($token: String!) { signIn(token: $token) { viewer { email roles } problems { code message path } } }';

async function mailsTo(email: string): Promise<{ text: string; subject: string }[]> {
  const response = await fetch(`${app.url}/dev/mailbox.json?to=${encodeURIComponent(email)}`);
  return (await response.json()) as { text: string; subject: string }[];
}

async function tokenFor(email: string): Promise<string> {
  await app.ask(requestSignIn, { email });
  await app.settle();
  const [newest] = await mailsTo(email);
  return /\?token=(\S+)/.exec(newest?.text ?? '')?.[1] ?? '';
}

const emailOf = (accountId: string) =>
  app.db(
    async (tx) =>
      (await tx.one<{ email: string }>('SELECT email FROM account WHERE id = $1', [accountId]))!.email,
  );

describe('signing in by a mailed link', () => {
  it('mails a link whose token signs in once, and sets a cookie no script can read', async () => {
    const { accountId } = await app.person('Noor Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
    const email = await emailOf(accountId);
    const token = await tokenFor(email);
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: signIn, variables: { token } }),
    });
    expect(await response.json()).toEqual({
      data: { signIn: { viewer: { email, roles: ['ADVISER'] }, problems: [] } },
    });
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);

    const viewer = await app.ask(
      '{ viewer { email } }',
      {},
      { as: { accountId, cookie: cookie.split(';')[0] ?? '' } },
    );
    expect(viewer.data).toEqual({ viewer: { email } });

    const again = await app.ask(signIn, { token });
    expect(again.data.signIn.viewer).toBeNull();
    expect(again.data.signIn.problems).toEqual([
      { code: 'LINK_USED_OR_EXPIRED', message: expect.stringContaining('nieuwe link'), path: ['token'] },
    ]);
  });

  it('lets one in when two use the same link at once', async () => {
    const { accountId } = await app.person('Twee Tegelijk', { role: 'ADVISER', regionCode: 'AM05' });
    const token = await tokenFor(await emailOf(accountId));
    const answers = await Promise.all(Array.from({ length: 8 }, () => app.ask(signIn, { token })));
    expect(answers.filter(({ data }) => data.signIn.viewer !== null)).toHaveLength(1);
  });

  it('refuses a link after 15 minutes', async () => {
    const { accountId } = await app.person('Te Laat', { role: 'ADVISER', regionCode: 'AM05' });
    const token = await tokenFor(await emailOf(accountId));
    await app.setClock(new Date(Date.now() + 15 * 60_000 + 1000).toISOString());
    const { data } = await app.ask(signIn, { token }, { language: 'en' });
    await app.setClock(null);
    expect(data.signIn.problems).toEqual([
      { code: 'LINK_USED_OR_EXPIRED', message: expect.stringContaining('new link'), path: ['token'] },
    ]);
  });

  it('answers the same for an address it does not know, and mails nothing', async () => {
    const { data } = await app.ask(requestSignIn, { email: 'niemand@elders.example' });
    await app.settle();
    expect(data).toEqual({ requestSignIn: { accepted: true } });
    expect(await mailsTo('niemand@elders.example')).toEqual([]);
  });

  it('keeps no token in the database', async () => {
    const { accountId } = await app.person('Geen Spoor', { role: 'ADVISER', regionCode: 'AM05' });
    const token = await tokenFor(await emailOf(accountId));
    const rows = await app.db((tx) =>
      tx.query<{ link: string }>('SELECT sign_in_request::text AS link FROM sign_in_request'),
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ link }) => link.includes(token))).toEqual([]);
  });

  it('ends the session at sign-out', async () => {
    const person = await app.person('Weg Ermee', { role: 'ADVISER', regionCode: 'AM05' });
    expect((await app.ask('{ viewer { id } }', {}, { as: person })).data.viewer).toEqual({
      id: person.accountId,
    });
    await app.ask('mutation { signOut }', {}, { as: person });
    expect((await app.ask('{ viewer { id } }', {}, { as: person })).data.viewer).toBeNull();
  });
});

describe('asking too often', () => {
  it('is refused with a code, counted per source', async () => {
    const strict = await startApp({
      SIGN_INS_PER_QUARTER: '3',
      REDIS_URL: `${process.env['TEST_STACK_REDIS_URL']}/9`,
    });
    const codes: (string | undefined)[] = [];
    const used: (string | undefined)[] = [];
    for (let i = 0; i < 4; i++) {
      const { errors } = await strict.ask(requestSignIn, { email: 'iemand@elders.example' });
      codes.push(errors?.[0]?.extensions.code);
      const answer = await strict.ask('mutation { signIn(token: "geraden") { problems { code } } }');
      used.push(answer.errors?.[0]?.extensions.code ?? answer.data.signIn.problems[0].code);
    }
    await strict.close();
    expect(codes).toEqual([undefined, undefined, undefined, 'TOO_MANY_REQUESTS']);
    expect(used).toEqual([...Array<string>(3).fill('LINK_USED_OR_EXPIRED'), 'TOO_MANY_REQUESTS']);
  });
});
