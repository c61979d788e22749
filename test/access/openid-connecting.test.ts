import { ForgetOpenIdSignIns } from '../../src/access/forget-openid-sign-ins.job.js';
import { actFor } from '../../src/platform/acting.service.js';
import { workReach } from '../../src/platform/reach.js';
import { Sessions } from '../../src/access/sessions.service.js';
import { CONFIG } from '../../src/platform/config.provider.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { connect, startOpenIdProvider, TestBrowser, type OpenIdWorld } from './openid-world.js';

let world: OpenIdWorld;
let app: TestApp;
beforeAll(async () => {
  world = await startOpenIdProvider();
  app = await startApp(world.environment);
});
afterAll(async () => {
  await app?.close();
  await world?.stop();
});
afterEach(() => app.setClock(null));

const later = (minutes: number) => app.setClock(new Date(Date.now() + minutes * 60_000).toISOString());
const rows = <Row>(sql: string, ...parameters: unknown[]) => app.db((tx) => tx.query<Row>(sql, parameters));
const emailOf = async ({ accountId }: Person) =>
  (await rows<{ email: string }>('SELECT email FROM account WHERE id = $1', accountId))[0]!.email;

/** A browser in which this person is signed in by a mailed link; a visitor's without one. */
function browserOf(person?: Person): TestBrowser {
  const browser = new TestBrowser(app.url);
  if (person) browser.setCookie('routekaart', person.cookie.slice('routekaart='.length));
  return browser;
}
const toConnect = async (browser: TestBrowser) =>
  (await browser.ask('{ openIdToConnect { name email kvkNumber provider { id } } }')).data.openIdToConnect;
const connectIn = async (browser: TestBrowser) => (await browser.ask(connect)).data.connectOpenId;
const waiting = { outcome: 'TO_CONNECT', company: false, returnPath: null, problems: [] };

describe('somebody whom a provider tells of for the first time', () => {
  it('is not signed in, also when an account has the address the provider vouches for', async () => {
    const victim = await app.person('Slachtoffer');
    const email = await emailOf(victim);
    const browser = browserOf();
    const claims = { email, email_verified: true, name: 'Iemand Anders' };
    expect(await browser.signIn({ account: 'taker', claims })).toEqual(waiting);
    expect(await browser.viewer()).toBeNull();
    expect(await rows('SELECT FROM openid_identity WHERE account_id = $1', victim.accountId)).toEqual([]);
    // What the browser sees is what its own provider told, the same whether or not somebody here has that address.
    expect(await toConnect(browser)).toEqual({
      name: 'Iemand Anders',
      email,
      kvkNumber: null,
      provider: { id: 'rijk' },
    });
    const stranger = browserOf();
    const unknown = { ...claims, email: 'niemand@voorbeeld.nl' };
    expect(await stranger.signIn({ account: 'stranger', claims: unknown })).toEqual(waiting);
    expect(await toConnect(stranger)).toMatchObject({ email: 'niemand@voorbeeld.nl' });
  });

  it('waits in that browser alone, for an hour', async () => {
    const browser = browserOf();
    await browser.signIn({ account: 'patient', claims: { name: 'Geduld' } });
    expect(await toConnect(browserOf())).toBeNull();
    await later(59);
    expect(await toConnect(browser)).toMatchObject({ name: 'Geduld' });
    await later(61);
    expect(await toConnect(browser)).toBeNull();
    browser.setCookie('routekaart', (await app.person('Te Laat')).cookie.slice('routekaart='.length));
    expect(await connectIn(browser)).toMatchObject({ problems: [{ code: 'OPENID_OVER' }] });
  });

  it('is forgotten when they say so, and after an hour in any case', async () => {
    const browser = browserOf();
    await browser.signIn({ account: 'regret' });
    await browser.ask('mutation { declineOpenId }');
    expect(await toConnect(browser)).toBeNull();
    await browserOf().signIn({ account: 'left' });
    await later(61);
    await actFor(workReach('forget-openid-sign-ins'), () =>
      app.app.get(ForgetOpenIdSignIns, { strict: false }).sweep(),
    );
    expect(await rows('SELECT FROM openid_sign_in')).toEqual([]);
  });
});

describe('connecting to an account', () => {
  it('asks somebody who is signed in to it', async () => {
    const browser = browserOf();
    await browser.signIn({ account: 'nobody' });
    const { errors } = await browser.ask(connect);
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('opens that account from then on, in a new session; its owner is told by mail, and it is audited', async () => {
    const person = await app.person('Eigen Keus');
    const browser = browserOf(person);
    await browser.signIn({ account: 'own', level: 'high' }, 'rijk', { returnPath: '/account' });
    const done = await connectIn(browser);
    expect(done).toEqual({ outcome: 'SIGNED_IN', company: false, returnPath: '/account', problems: [] });
    expect(await browser.viewer()).toMatchObject({ id: person.accountId });
    expect(`routekaart=${browser.cookie('routekaart')}`).not.toBe(person.cookie);
    expect((await app.ask('{ viewer { id } }', {}, { as: person })).data.viewer).toBeNull();
    expect(await toConnect(browser)).toBeNull();

    await app.settle();
    const mails = await rows<{ text: string }>(
      `SELECT text FROM mail WHERE kind = 'openid-connected' AND to_address = $1`,
      await emailOf(person),
    );
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('Rijksaanmelding');
    expect(await rows(`SELECT FROM audit_entry WHERE action = 'account.linked-to-openid'`)).not.toEqual([]);

    const another = browserOf();
    expect(await another.signIn({ account: 'own' })).toMatchObject({ outcome: 'SIGNED_IN' });
    expect(await another.viewer()).toMatchObject({ id: person.accountId });
  });

  it('goes to one account: of two who try at once with the same sign-in at the provider, one', async () => {
    const [one, other] = [await app.person('Een'), await app.person('Ander')];
    const browsers = [browserOf(one), browserOf(other)];
    for (const browser of browsers) await browser.signIn({ account: 'wanted-by-two' });
    const outcomes = await Promise.all(browsers.map(connectIn));
    const codes = outcomes.flatMap(({ problems }) => problems.map(({ code }: { code: string }) => code));
    expect(codes).toEqual(['OPENID_ALREADY_CONNECTED']);
    expect(
      await rows(`SELECT FROM openid_identity WHERE account_id IN ($1, $2)`, one.accountId, other.accountId),
    ).toHaveLength(1);
  });

  it('happens once, however often the button is pressed', async () => {
    const browser = browserOf(await app.person('Dubbel Klik'));
    await browser.signIn({ account: 'double' });
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => connectIn(browser)));
    expect(outcomes.filter(({ outcome }) => outcome === 'SIGNED_IN')).toHaveLength(1);
  });
});

describe('connecting where a role asks a second step', () => {
  const roles = () => app.app.get<{ secondStepRoles: string[] }>(CONFIG).secondStepRoles;
  beforeAll(() => void roles().push('ADVISER'));
  afterAll(() => void roles().pop());

  it('takes the first straight after a mailed link; then whoever reads the mail cannot add one of their own', async () => {
    const person = await app.person('Noor Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
    const byMail = () =>
      app.db((tx) =>
        app.app
          .get(Sessions)
          .start(tx, person.accountId, { by: 'LINK', acr: null, secondStep: false, browser: '' }),
      );
    const browser = browserOf();
    browser.setCookie('routekaart', await byMail());
    expect((await browser.viewer()).roles).toEqual([]);
    await browser.signIn({ account: 'noor', level: 'substantial' });
    expect(await connectIn(browser)).toMatchObject({ outcome: 'SIGNED_IN' });
    expect((await browser.viewer()).roles).toEqual(['ADVISER']);

    const mailReader = browserOf();
    mailReader.setCookie('routekaart', await byMail());
    await mailReader.signIn({ account: 'mail-reader', level: 'high' });
    expect(await connectIn(mailReader)).toMatchObject({ problems: [{ code: 'OPENID_CONNECT_SAFELY' }] });
    expect(await browserOf().signIn({ account: 'mail-reader' })).toMatchObject({ outcome: 'TO_CONNECT' });
  });

  it('withholds the role at a level that is too low', async () => {
    const browser = browserOf();
    await browser.signIn({ account: 'noor', level: 'low' });
    expect((await browser.viewer()).roles).toEqual([]);
  });
});

describe('what belongs to one’s account', () => {
  const list = '{ viewer { openIdConnections { id provider { name } } } }';
  const disconnect = 'mutation($id: ID!) { disconnectOpenId(id: $id) { disconnected problems { code } } }';
  const connectionsIn = async (browser: TestBrowser) =>
    (await browser.ask(list)).data.viewer.openIdConnections as { id: string }[];

  it('is seen and taken away by its owner alone; what it began ends', async () => {
    const person = await app.person('Weer Los');
    const browser = browserOf(person);
    await browser.signIn({ account: 'loose' });
    await connectIn(browser);
    const [connection] = await connectionsIn(browser);
    expect(connection).toMatchObject({ provider: { name: 'Rijksaanmelding' } });

    const other = browserOf(await app.person('Een Ander'));
    expect(await connectionsIn(other)).toEqual([]);
    expect((await other.ask(disconnect, connection)).data.disconnectOpenId).toEqual({
      disconnected: false,
      problems: [{ code: 'NOT_FOUND' }],
    });

    const elsewhere = browserOf();
    await elsewhere.signIn({ account: 'loose' });
    expect((await browser.ask(disconnect, connection)).data.disconnectOpenId.disconnected).toBe(true);
    expect(await elsewhere.viewer()).toBeNull();
    expect(await browserOf().signIn({ account: 'loose' })).toMatchObject({ outcome: 'TO_CONNECT' });
  });
});

describe('signing out', () => {
  const end = 'mutation { endSession { providerUrl } }';

  it('says where to sign out of the provider too, with the token it gave', async () => {
    const browser = browserOf(await app.person('Helemaal Weg'));
    await browser.signIn({ account: 'gone' });
    await connectIn(browser);
    const { providerUrl } = (await browser.ask(end)).data.endSession;
    const url = new URL(providerUrl as string);
    expect(url.origin).toBe(world.issuer);
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe('http://localhost:3000/');
    const [, claims = ''] = (url.searchParams.get('id_token_hint') ?? '').split('.');
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ iss: world.issuer });
    // The provider knows the token again: it ends its session, and complains of nothing.
    const page = await fetch(url, { redirect: 'manual' });
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('/session/end/confirm');
    expect(await browser.viewer()).toBeNull();
  });

  it('gives nothing to go to for who signed in otherwise, or not at all', async () => {
    for (const browser of [browserOf(), browserOf(await app.person('Per Mail'))])
      expect((await browser.ask(end)).data.endSession).toEqual({ providerUrl: null });
  });
});
