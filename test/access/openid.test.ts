import { startApp, type TestApp } from '../support/app.js';
import { begin, startOpenIdProvider, TestBrowser, type OpenIdWorld } from './openid-world.js';

let world: OpenIdWorld;
let app: TestApp;
let count = 0;
beforeAll(async () => {
  world = await startOpenIdProvider();
  app = await startApp(world.environment);
});
afterAll(async () => {
  await app?.close();
  await world?.stop();
});
afterEach(async () => {
  await world.tamper();
  await app.setClock(null);
});

const browser = () => new TestBrowser(app.url);
/** Somebody with an account of their own who has connected it to the provider. */
async function connected(...grants: Parameters<TestApp['person']>[1][]) {
  count += 1;
  const person = await app.person(`Persoon ${count}`, ...grants);
  const account = `account-${count}`;
  const theirs = browser();
  theirs.setCookie('routekaart', person.cookie.slice('routekaart='.length));
  await theirs.signIn({ account });
  const { data } = await theirs.ask('mutation { connectOpenId { outcome problems { code } } }');
  expect(data.connectOpenId).toEqual({ outcome: 'SIGNED_IN', problems: [] });
  return { ...person, account };
}

const rows = <Row>(sql: string, ...parameters: unknown[]) => app.db((tx) => tx.query<Row>(sql, parameters));
const codes = (answer: { problems: { code: string }[] }) => answer.problems.map(({ code }) => code);
const refusals = async (code: string) =>
  (
    await rows(
      `SELECT FROM audit_entry WHERE action = 'account.sign-in-refused' AND details LIKE $1`,
      `%${code}%`,
    )
  ).length;
const later = (minutes: number) => app.setClock(new Date(Date.now() + minutes * 60_000).toISOString());

describe('signing in with an OpenID provider', () => {
  it('signs in who is connected, in a session of the level the provider told, and goes on where they were', async () => {
    const { accountId, account } = await connected({ role: 'ADVISER', regionCode: 'AM05' });
    const theirs = browser();
    const done = await theirs.signIn({ account, level: 'high' }, 'rijk', { returnPath: '/vandaag' });
    expect(done).toEqual({ outcome: 'SIGNED_IN', company: false, returnPath: '/vandaag', problems: [] });
    expect(await theirs.viewer()).toMatchObject({ id: accountId, roles: ['ADVISER'] });
    expect(
      await rows(
        `SELECT signed_in_by AS by, acr FROM session WHERE account_id = $1 ORDER BY created_at DESC LIMIT 1`,
        accountId,
      ),
    ).toEqual([{ by: 'OPENID', acr: 'http://eidas.europa.eu/LoA/high' }]);
  });

  it('asks as the NL GOV profile says: pushed, by code, PKCE, state, nonce, levels, and a signed assertion', async () => {
    await browser().begin('rijk', { leastLevel: 'SUBSTANTIAL' });
    expect(await world.asked()).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      acr_values: 'http://eidas.europa.eu/LoA/substantial http://eidas.europa.eu/LoA/high',
      redirect_uri: 'http://localhost:3000/aanmelden/openid/rijk',
      by: 'private_key_jwt',
    });
  });

  it('tells the providers’ names in the language asked, and no more of them', async () => {
    const query = '{ signInProviders { id name kind } }';
    expect((await new TestBrowser(app.url, 'en').ask(query)).data.signInProviders).toEqual([
      { id: 'rijk', name: 'Government sign-in', kind: 'PERSON' },
      { id: 'eherkenning', name: 'eHerkenning', kind: 'COMPANY' },
    ]);
  });

  it('publishes the public half of the keys it signs with, and nothing of the private half', async () => {
    const response = await fetch(`${app.url}/.well-known/openid-client-keys.json`);
    const { keys } = (await response.json()) as { keys: object[] };
    expect(keys.map((key) => Object.keys(key).sort())).toEqual([['alg', 'e', 'kid', 'kty', 'n', 'use']]);
  });

  it('keeps neither what was told nor what proves it in readable form', async () => {
    const theirs = browser();
    const claims = { name: 'Leesbaar Persoon', email: 'leesbaar@voorbeeld.nl', email_verified: true };
    const answer = await theirs.signInAt(await theirs.begin(), { account: 'leesbaar', claims });
    await theirs.finish(answer);
    const state = new URLSearchParams(answer).get('state') ?? '';
    const kept = JSON.stringify(await rows('SELECT s::text FROM openid_sign_in s'));
    for (const secret of [state, 'leesbaar@', 'Leesbaar']) expect(kept).not.toContain(secret);
  });
});

describe('an answer of the provider that is not right', () => {
  it.each([
    ['nonce', 'OPENID_REFUSED'],
    ['no-nonce', 'OPENID_REFUSED'],
    ['iss', 'OPENID_REFUSED'],
    ['aud', 'OPENID_REFUSED'],
    ['azp', 'OPENID_REFUSED'],
    ['expired', 'OPENID_REFUSED'],
    ['no-sub', 'OPENID_REFUSED'],
    ['changed-after-signing', 'OPENID_REFUSED'],
    ['another-key', 'OPENID_REFUSED'],
    ['alg-none', 'OPENID_REFUSED'],
    ['alg-hs256', 'OPENID_REFUSED'],
    ['no-id-token', 'OPENID_REFUSED'],
    ['sub-swap', 'OPENID_REFUSED'],
    ['no-acr', 'OPENID_LEVEL_TOO_LOW'],
    ['unknown-acr', 'OPENID_LEVEL_TOO_LOW'],
    ['token-error', 'OPENID_AWAY'],
  ])('%s: %s, nobody is signed in, and it is audited', async (what, code) => {
    const { account } = await connected();
    const theirs = browser();
    const answer = await theirs.signInAt(await theirs.begin(), { account });
    const before = await refusals(code);
    await world.tamper(what);
    expect(codes(await theirs.finish(answer))).toEqual([code]);
    expect(await theirs.viewer()).toBeNull();
    expect(await refusals(code)).toBe(before + 1);
    // Once and for all: the same answer does not do better when the provider does.
    await world.tamper();
    expect(codes(await theirs.finish(answer))).toEqual(['OPENID_OVER']);
  });

  it.each([
    ['access_denied', 'OPENID_CANCELLED'],
    ['login_required', 'OPENID_CANCELLED'],
    ['unmet_authentication_requirements', 'OPENID_LEVEL_TOO_LOW'],
    ['temporarily_unavailable', 'OPENID_AWAY'],
    ['invalid_request', 'OPENID_REFUSED'],
    ['something_else', 'OPENID_REFUSED'],
  ])('that is the error %s becomes %s, in plain words', async (error, code) => {
    const theirs = browser();
    const { problems } = await theirs.finish(await theirs.signInAt(await theirs.begin(), { error }));
    expect(problems).toEqual([{ code, path: ['answer'], message: expect.not.stringContaining(error) }]);
  });

  it.each([
    ['low', 'SUBSTANTIAL', ['OPENID_LEVEL_TOO_LOW']],
    ['substantial', 'SUBSTANTIAL', []],
    ['high', 'SUBSTANTIAL', []],
    ['substantial', 'HIGH', ['OPENID_LEVEL_TOO_LOW']],
  ] as const)('of level %s where %s is asked: %j', async (level, leastLevel, expected) => {
    const { account } = await connected();
    expect(codes(await browser().signIn({ account, level }, 'rijk', { leastLevel }))).toEqual(expected);
  });
});

describe('an answer that comes back in another way', () => {
  const answered = async () => {
    const { account } = await connected();
    const theirs = browser();
    return { theirs, answer: await theirs.signInAt(await theirs.begin(), { account }) };
  };
  const changed = (answer: string, name: string, value: string | null) => {
    const query = new URLSearchParams(answer);
    if (value === null) query.delete(name);
    else query.set(name, value);
    return `?${query.toString()}`;
  };
  const another = 'A'.repeat(43);

  it.each([
    ['another state', 'state', another, 'OPENID_OVER'],
    ['no state', 'state', null, 'OPENID_OVER'],
    ['another issuer (RFC 9207)', 'iss', 'http://127.0.0.1:1', 'OPENID_REFUSED'],
    ['no issuer (RFC 9207)', 'iss', null, 'OPENID_REFUSED'],
    ['another code', 'code', another, 'OPENID_REFUSED'],
    ['no code', 'code', null, 'OPENID_REFUSED'],
  ])('with %s is refused', async (_what, name, value, code) => {
    const { theirs, answer } = await answered();
    expect(codes(await theirs.finish(changed(answer, name, value)))).toEqual([code]);
    expect(await theirs.viewer()).toBeNull();
  });

  it('is refused in another browser, also one that has begun a sign-in of its own', async () => {
    const { answer } = await answered();
    const other = browser();
    expect(codes(await other.finish(answer))).toEqual(['OPENID_OVER']);
    await other.begin();
    const [own = ''] = other.cookieNames();
    const state = new URLSearchParams(answer).get('state') ?? '';
    other.setCookie(`routekaart-openid-${state.slice(0, 8)}`, other.cookie(own) ?? '');
    expect(codes(await other.finish(answer))).toEqual(['OPENID_OVER']);
    expect(await other.viewer()).toBeNull();
  });

  it('is refused at another provider than where it was begun', async () => {
    const { theirs, answer } = await answered();
    expect(codes(await theirs.finish(answer, 'eherkenning'))).toEqual(['OPENID_OVER']);
    expect(codes(await theirs.finish(answer, 'nergens'))).toEqual(['OPENID_OVER']);
  });

  it('is taken once, also when it comes twice at the same moment', async () => {
    const { theirs, answer } = await answered();
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => theirs.finish(answer)));
    expect(outcomes.filter(({ outcome }) => outcome === 'SIGNED_IN')).toHaveLength(1);
    expect(outcomes.flatMap(codes)).toEqual(Array(5).fill('OPENID_OVER'));
  });

  it.each([
    [9, []],
    [11, ['OPENID_OVER']],
  ])('after %d minutes: %j', async (minutes, expected) => {
    const { theirs, answer } = await answered();
    await later(minutes);
    expect(codes(await theirs.finish(answer))).toEqual(expected);
  });

  it('never leads to another site', async () => {
    const { account } = await connected();
    for (const returnPath of ['//elsewhere.example', 'https://elsewhere.example', '/\\elsewhere.example'])
      expect(await browser().signIn({ account }, 'rijk', { returnPath })).toMatchObject({
        outcome: 'SIGNED_IN',
        returnPath: null,
      });
  });

  it('gives a session of its own: the one the browser had has ended', async () => {
    const { account } = await connected();
    const before = await app.person('Eerder Hier');
    const theirs = browser();
    theirs.setCookie('routekaart', before.cookie.slice('routekaart='.length));
    await theirs.signIn({ account });
    expect((await app.ask('{ viewer { id } }', {}, { as: before })).data.viewer).toBeNull();
    expect(`routekaart=${theirs.cookie('routekaart')}`).not.toBe(before.cookie);
  });
});

describe('a provider that is not there', () => {
  it('says so at the beginning, and works again when the provider does', async () => {
    const away = await startOpenIdProvider();
    const its = await startApp({ ...away.environment });
    await away.tamper('another-issuer');
    const theirs = new TestBrowser(its.url);
    const begun = async () => (await theirs.ask(begin, { provider: 'rijk' })).data.beginOpenIdSignIn;
    // It tells of itself as another: nothing of it can be trusted.
    expect(codes(await begun())).toEqual(['OPENID_AWAY']);
    await away.tamper();
    expect(codes(await begun())).toEqual([]);
    await away.stop();
    const { url, problems } = await begun();
    expect(url).toBeNull();
    expect(problems).toEqual([
      { code: 'OPENID_AWAY', path: ['provider'], message: expect.stringContaining('link in uw mail') },
    ]);
    await its.close();
  });

  it('is not found when there is none of that name', async () => {
    const { data } = await browser().ask(begin, { provider: 'nergens' });
    expect(data.beginOpenIdSignIn).toMatchObject({ url: null, problems: [{ code: 'NOT_FOUND' }] });
  });
});
