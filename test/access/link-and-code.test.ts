import { startApp, type TestApp } from '../support/app.js';
import {
  addressOf,
  asksMail,
  BrowserJar,
  byCode,
  byLink,
  looks,
  mailAskedIn,
  newestMail,
  production,
} from './browser-jar.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp(production);
});
afterAll(() => app.close());
afterEach(() => app.setClock(null));

const someone = async (name: string) => addressOf(app, (await app.person(name)).accountId);
const later = (minutes: number) => app.setClock(new Date(Date.now() + minutes * 60_000).toISOString());
const wrongCode = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const isIn = (answer: { viewer: object | null }) => answer.viewer !== null;

describe('a mailed link in production', () => {
  it('works alone in the browser that asked', async () => {
    const browser = new BrowserJar(app);
    const { token } = await mailAskedIn(browser, app, await someone('Hier Gevraagd'));
    expect((await browser.ask(looks, { token })).signInLink.state).toBe('HERE');
    expect(isIn((await browser.ask(byLink, { token })).signIn)).toBe(true);
    expect(browser.cookie).toContain('__Host-routekaart=');
  });

  it('needs the code of the same mail in another browser, and says whose it is there', async () => {
    const { token, code } = await mailAskedIn(new BrowserJar(app), app, await someone('Elders Geopend'));
    const other = new BrowserJar(app);
    expect((await other.ask(looks, { token })).signInLink).toEqual({
      state: 'ELSEWHERE',
      needsCode: true,
      address: expect.stringMatching(/^e…@/),
    });
    const alone = (await other.ask(byLink, { token })).signIn;
    expect([alone.viewer, alone.problems]).toEqual([null, [{ code: 'ASKED_ELSEWHERE' }]]);
    const wrong = (await other.ask(byLink, { token, code: wrongCode(code) })).signIn;
    expect([wrong.viewer, wrong.problems]).toEqual([null, [{ code: 'CODE_WRONG' }]]);
    expect(isIn((await other.ask(byLink, { token, code })).signIn)).toBe(true);
    expect((await other.ask(looks, { token })).signInLink).toMatchObject({ state: 'OVER', address: null });
  });

  it('is renewed to the same address when it is over, without saying which, and by no other token', async () => {
    const email = await someone('Te Laat Geopend');
    const { token } = await mailAskedIn(new BrowserJar(app), app, email);
    await later(16);
    const other = new BrowserJar(app);
    expect((await other.ask(looks, { token })).signInLink.state).toBe('OVER');
    const renew = 'mutation($token: String!) { renewSignIn(token: $token) { accepted } }';
    expect(await other.ask(renew, { token })).toEqual(await other.ask(renew, { token: 'verzonnen' }));
    const fresh = await newestMail(app, email);
    expect(fresh.token).not.toBe(token);
    expect(isIn((await other.ask(byLink, { token: fresh.token })).signIn)).toBe(true);
  });

  it('ends the session the browser had, so that nobody goes on in one that was planted', async () => {
    const attacker = await app.person('Vooraf Geplant');
    const [name = '', value = ''] = attacker.cookie.split('=');
    const browser = new BrowserJar(app);
    browser.plant(`__Host-${name}`, value);
    const { token } = await mailAskedIn(browser, app, await someone('Slachtoffer Niet'));
    await browser.ask(byLink, { token });
    expect(browser.cookie).not.toContain(value);
    const left = await app.db((tx) =>
      tx.query('SELECT FROM session WHERE account_id = $1 AND ended_at IS NULL', [attacker.accountId]),
    );
    expect(left).toEqual([]);
  });
});

describe('the code', () => {
  it('works in the browser that asked, once, and not in another', async () => {
    const browser = new BrowserJar(app);
    const { code } = await mailAskedIn(browser, app, await someone('Code Hier'));
    expect((await new BrowserJar(app).ask(byCode, { code })).signInByCode.problems).toEqual([
      { code: 'CODE_WRONG' },
    ]);
    expect(isIn((await browser.ask(byCode, { code })).signInByCode)).toBe(true);
    expect(isIn((await browser.ask(byCode, { code })).signInByCode)).toBe(false);
  });

  it('works anywhere with the address, and not with that of another', async () => {
    const email = await someone('Code Met Adres');
    const { code } = await mailAskedIn(new BrowserJar(app), app, email);
    const other = await someone('Iemand Anders');
    expect(isIn((await new BrowserJar(app).ask(byCode, { code, email: other })).signInByCode)).toBe(false);
    expect(isIn((await new BrowserJar(app).ask(byCode, { code, email })).signInByCode)).toBe(true);
  });

  it('is worth nothing after five wrong ones, also when all are tried at once', async () => {
    const browser = new BrowserJar(app);
    const { code } = await mailAskedIn(browser, app, await someone('Geraden Code'));
    await Promise.all(Array.from({ length: 20 }, () => browser.ask(byCode, { code: wrongCode(code) })));
    const rows = await app.db((tx) =>
      tx.query<{ attempts: number }>(
        'SELECT attempts FROM sign_in_request WHERE created_at <= app_now() ORDER BY created_at DESC LIMIT 1',
      ),
    );
    expect(rows).toEqual([{ attempts: 5 }]);
    expect(isIn((await browser.ask(byCode, { code })).signInByCode)).toBe(false);
  });

  it('is worth nothing after 15 minutes', async () => {
    const browser = new BrowserJar(app);
    const { code } = await mailAskedIn(browser, app, await someone('Code Te Laat'));
    await later(16);
    expect(isIn((await browser.ask(byCode, { code })).signInByCode)).toBe(false);
  });

  it('lets one in when many use it at once', async () => {
    const email = await someone('Code Tegelijk');
    const { code } = await mailAskedIn(new BrowserJar(app), app, email);
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => new BrowserJar(app).ask(byCode, { code, email })),
    );
    expect(answers.filter(({ signInByCode }) => isIn(signInByCode))).toHaveLength(1);
  });
});

describe('an address nobody has', () => {
  it('leaves what a known one leaves until the job, and its address is forgotten by it', async () => {
    const rows = () =>
      app.db((tx) =>
        tx.query<{ email: string | null; hasAccount: boolean; hasToken: boolean }>(
          `SELECT email, account_id IS NOT NULL AS "hasAccount", token_hash IS NOT NULL AS "hasToken"
           FROM sign_in_request WHERE created_at <= app_now() ORDER BY created_at DESC LIMIT 2`,
        ),
      );
    const email = await someone('Wel Bekend');
    await new BrowserJar(app).ask(asksMail, { email });
    await new BrowserJar(app).ask(asksMail, { email: 'niemand@elders.example' });
    expect(await rows()).toEqual([
      { email: 'niemand@elders.example', hasAccount: false, hasToken: false },
      { email, hasAccount: false, hasToken: false },
    ]);
    await app.settle();
    expect(await rows()).toEqual([
      { email: null, hasAccount: false, hasToken: false },
      { email: null, hasAccount: true, hasToken: true },
    ]);
  });
});
