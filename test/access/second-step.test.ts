import { startApp, type TestApp } from '../support/app.js';
import { Authenticator } from '../support/authenticator.js';
import { addressOf, BrowserJar, byLink, mailAskedIn, production } from './browser-jar.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp(production);
});
afterAll(() => app.close());
afterEach(() => app.setClock(null));

const origin = production.PUBLIC_URL;
const payload = '{ viewer { roles secondStepNeeded } problems { code } }';
const refused = (code: string) => ({ viewer: null, problems: [{ code }] });

async function adviser(name: string) {
  const { accountId } = await app.person(name, { role: 'ADVISER', regionCode: 'AM05' });
  return { accountId, email: await addressOf(app, accountId) };
}

/** Signs in by the mailed link, which alone gives an adviser nothing. */
async function signedInByLink(email: string): Promise<BrowserJar> {
  const browser = new BrowserJar(app);
  const { token } = await mailAskedIn(browser, app, email);
  const { signIn } = await browser.ask(byLink, { token });
  expect(signIn).toEqual({ viewer: { roles: [], secondStepNeeded: true }, problems: [] });
  return browser;
}

const newOptions = async (browser: BrowserJar) =>
  (await browser.ask('mutation { askNewPasskey { options problems { code } } }')).askNewPasskey;
const add = async (browser: BrowserJar, answer: object) =>
  (
    await browser.ask(
      `mutation($answer: PasskeyJson!) { addPasskey(name: "Laptop", answer: $answer) ${payload} }`,
      { answer },
    )
  ).addPasskey;
const stepOptions = async (browser: BrowserJar) =>
  (await browser.ask('mutation { askSecondStep { options } }')).askSecondStep.options;
const pass = async (browser: BrowserJar, answer: object) =>
  (
    await browser.ask(`mutation($answer: PasskeyJson!) { passSecondStep(answer: $answer) ${payload} }`, {
      answer,
    })
  ).passSecondStep;
const enrol = async (email: string, device: Authenticator) => {
  const browser = await signedInByLink(email);
  const { options } = await newOptions(browser);
  const added = await add(browser, device.make(options));
  return { browser, added };
};

describe('the second step', () => {
  it('is a passkey made straight after the first link; before it the role does not exist', async () => {
    const { email } = await adviser('Eerste Keer');
    const browser = await signedInByLink(email);
    expect(await browser.ask('{ candidates { totalCount } }')).toEqual({ candidates: { totalCount: 0 } });
    const before = browser.cookie;
    const { options } = await newOptions(browser);
    expect(await add(browser, new Authenticator(origin).make(options))).toEqual({
      viewer: { roles: ['ADVISER'], secondStepNeeded: false },
      problems: [],
    });
    expect(browser.cookie).not.toBe(before);
  });

  it('is asked again at the next link, and by nothing but the passkey that is there', async () => {
    const { email } = await adviser('Tweede Keer');
    const device = new Authenticator(origin);
    await enrol(email, device);
    const browser = await signedInByLink(email);
    expect(await newOptions(browser)).toEqual({ options: null, problems: [{ code: 'SECOND_STEP_FIRST' }] });
    const stranger = new Authenticator(origin);
    expect(await pass(browser, stranger.show(await stepOptions(browser)))).toEqual(
      refused('PASSKEY_UNKNOWN'),
    );
    expect((await pass(browser, device.show(await stepOptions(browser)))).viewer).toEqual({
      roles: ['ADVISER'],
      secondStepNeeded: false,
    });
  });

  it.each([
    ['the question of another session', 'other'],
    ['the same question twice', 'twice'],
    ['a question of six minutes ago', 'late'],
    ['another site', 'origin'],
    ['another host', 'host'],
    ['a counter that went back', 'counter'],
  ])('refuses an answer to or from %s', async (_what, way) => {
    const { email } = await adviser(`Fout ${way}`);
    const device = new Authenticator(origin);
    await enrol(email, device);
    const browser = await signedInByLink(email);
    const options = await stepOptions(browser);
    let answer = device.show(options);
    if (way === 'other') answer = device.show(await stepOptions(await signedInByLink(email)));
    if (way === 'twice') await pass(browser, answer);
    if (way === 'late') await app.setClock(new Date(Date.now() + 6 * 60_000).toISOString());
    if (way === 'origin') {
      device.origin = 'https://routekaart.example.evil';
      answer = device.show(options);
    }
    if (way === 'host') {
      device.host = 'evil.example';
      answer = device.show(options);
    }
    if (way === 'counter') {
      await app.db((tx) =>
        tx.execute('UPDATE passkey SET sign_count = 1000 WHERE credential_id = $1', [device.id]),
      );
    }
    expect(await pass(browser, answer)).toEqual(refused('PASSKEY_UNKNOWN'));
  });

  it('comes too late to make a first passkey when the link was a while ago', async () => {
    const { email } = await adviser('Lang Gewacht');
    const browser = await signedInByLink(email);
    await app.db((tx) => tx.execute(`UPDATE session SET created_at = created_at - interval '20 minutes'`));
    expect((await newOptions(browser)).problems).toEqual([{ code: 'SIGN_IN_AGAIN' }]);
  });

  it('is not needed after signing in by the passkey itself', async () => {
    const { email } = await adviser('Zonder Mail');
    const device = new Authenticator(origin);
    await enrol(email, device);
    const browser = new BrowserJar(app);
    const { options } = (await browser.ask('mutation { askPasskey { options } }')).askPasskey;
    const signIn = `mutation($answer: PasskeyJson!) { signInByPasskey(answer: $answer) ${payload} }`;
    const answer = device.show(options);
    expect((await new BrowserJar(app).ask(signIn, { answer })).signInByPasskey).toEqual(
      refused('PASSKEY_UNKNOWN'),
    );
    expect((await browser.ask(signIn, { answer })).signInByPasskey.viewer).toEqual({
      roles: ['ADVISER'],
      secondStepNeeded: false,
    });
  });

  it('keeps the last passkey of whose work asks one', async () => {
    const { email } = await adviser('Laatste Passkey');
    const { browser } = await enrol(email, new Authenticator(origin));
    const { id } = (await browser.ask('{ viewer { passkeys { id } } }')).viewer.passkeys[0];
    const remove = 'mutation($id: ID!) { removePasskey(id: $id) { problems { code } } }';
    expect((await browser.ask(remove, { id })).removePasskey.problems).toEqual([{ code: 'LAST_PASSKEY' }]);
  });
});

describe('a lost passkey', () => {
  const reset =
    'mutation($id: ID!, $reason: String!) { resetSecondStep(accountId: $id, reason: $reason) { done problems { code } } }';
  const done = { resetSecondStep: { done: true, problems: [] } };
  const notTheirs = { resetSecondStep: { done: false, problems: [{ code: 'NOT_FOUND' }] } };
  const asPerson = (person: Awaited<ReturnType<TestApp['person']>>) => ({
    accountId: person.accountId,
    cookie: `__Host-${person.cookie}`,
  });

  it('is taken away by the coordinator of the desk, and not by another; sessions end, a new one can be made', async () => {
    const { accountId, email } = await adviser('Telefoon Kwijt');
    const { browser } = await enrol(email, new Authenticator(origin));
    const far = asPerson(await app.person('Ver Weg', { role: 'COORDINATOR', regionCode: 'AM01' }));
    const near = asPerson(await app.person('Dichtbij', { role: 'COORDINATOR', regionCode: 'AM05' }));
    const given = { id: accountId, reason: 'Aan de balie herkend; telefoon in het water.' };
    expect((await app.ask(reset, given, { as: far })).data).toEqual(notTheirs);
    expect((await app.ask(reset, given, { as: near })).data).toEqual(done);
    expect(await browser.ask('{ viewer { id } }')).toEqual({ viewer: null });
    expect((await enrol(email, new Authenticator(origin))).added.viewer.roles).toEqual(['ADVISER']);
  });
});
