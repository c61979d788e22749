import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenCandidate } from '../support/given.js';
import { addressOf, BrowserJar, byLink, mailAskedIn } from './browser-jar.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const isIn = async (person: Person) =>
  (await app.ask('{ viewer { id } }', {}, { as: person })).data.viewer !== null;

/** Lets time pass for somebody's sessions alone: all that was, was so many hours earlier. */
const hoursLater = ({ accountId }: Person, hours: number) =>
  app.db((tx) =>
    tx.execute(
      `UPDATE session SET created_at = created_at - $2 * interval '1 hour',
         last_seen_at = last_seen_at - $2 * interval '1 hour', expires_at = expires_at - $2 * interval '1 hour'
       WHERE account_id = $1`,
      [accountId, hours],
    ),
  );

/** A session as a sign-in makes it, with the whole life that it has there. */
async function signedIn(name: string, role: 'ADVISER' | null): Promise<Person> {
  const { accountId } = await app.person(name, ...(role ? [{ role, regionCode: 'AM05' } as const] : []));
  // The one that came with the person is no sign-in's.
  await app.db((tx) => tx.execute('DELETE FROM session WHERE account_id = $1', [accountId]));
  const browser = new BrowserJar(app);
  const { token } = await mailAskedIn(browser, app, await addressOf(app, accountId));
  await browser.ask(byLink, { token });
  return { accountId, cookie: browser.cookie };
}

const day = 24;

describe.each([
  { who: 'somebody at a desk', role: 'ADVISER', idle: 8, whole: 12, use: 7 },
  { who: 'anybody else', role: null, idle: 14 * day, whole: 30 * day, use: 13 * day },
] as const)('a session of $who', ({ role, idle, whole, use }) => {
  it('ends when it was not used, to the hour', async () => {
    const person = await signedIn('Ongebruikt', role);
    await hoursLater(person, idle - 0.1);
    expect(await isIn(person)).toBe(true);
    await hoursLater(person, idle + 0.1);
    expect(await isIn(person)).toBe(false);
  });

  it('ends at its time, however much it was used', async () => {
    const person = await signedIn('Druk', role);
    let age = 0;
    while (age + use < whole) {
      await hoursLater(person, use);
      age += use;
      expect(await isIn(person)).toBe(true);
    }
    await hoursLater(person, whole - age + 0.1);
    expect(await isIn(person)).toBe(false);
  });
});

it('is shorter as soon as somebody begins to work at a desk', async () => {
  const person = await signedIn('Nieuwe Collega', null);
  await hoursLater(person, 9);
  await app.db((tx) =>
    tx.execute(
      `INSERT INTO role_grant (id, account_id, role, region_code) VALUES (gen_random_uuid(), $1, 'ADVISER', 'AM05')`,
      [person.accountId],
    ),
  );
  expect(await isIn(person)).toBe(false);
});

describe('one’s own sessions', () => {
  const list = '{ viewer { sessions { id isThisOne by browser } } }';
  const endOne = 'mutation($id: ID!) { endOneSession(id: $id) { viewer { id } problems { code } } }';
  interface Listed {
    id: string;
    isThisOne: boolean;
  }
  const sessionsOf = async (as: Person): Promise<Listed[]> =>
    (await app.ask(list, {}, { as })).data.viewer.sessions;

  async function onTwoDevices(name: string): Promise<[Person, Person]> {
    const laptop = await signedIn(name, null);
    const browser = new BrowserJar(app);
    const { token } = await mailAskedIn(browser, app, await addressOf(app, laptop.accountId));
    await browser.ask(byLink, { token });
    return [laptop, { accountId: laptop.accountId, cookie: browser.cookie }];
  }

  it('are listed, each knowing itself, and nobody else’s among them', async () => {
    const [laptop, phone] = await onTwoDevices('Twee Apparaten');
    await signedIn('Iemand Anders', null);
    const [seenThere, seenHere] = [await sessionsOf(laptop), await sessionsOf(phone)];
    expect(seenThere.map(({ id }) => id).sort()).toEqual(seenHere.map(({ id }) => id).sort());
    expect(seenThere).toHaveLength(2);
    const own = (sessions: Listed[]) => sessions.filter(({ isThisOne }) => isThisOne).map(({ id }) => id);
    expect(own(seenThere)).toHaveLength(1);
    expect(own(seenThere)).not.toEqual(own(seenHere));
  });

  it('are ended one by one, by their owner alone', async () => {
    const [laptop, phone] = await onTwoDevices('Telefoon Kwijt');
    const other = (await sessionsOf(laptop)).find(({ isThisOne }) => !isThisOne)!;
    const stranger = await signedIn('Vreemde', null);
    const refused = await app.ask(endOne, { id: other.id }, { as: stranger });
    expect(refused.data.endOneSession.problems).toEqual([{ code: 'NOT_FOUND' }]);
    expect(await isIn(phone)).toBe(true);
    await app.ask(endOne, { id: other.id }, { as: laptop });
    expect([await isIn(laptop), await isIn(phone)]).toEqual([true, false]);
  });

  it('are ended all but this one', async () => {
    const [laptop, phone] = await onTwoDevices('Overal Weg');
    await app.ask('mutation { endOtherSessions { problems { code } } }', {}, { as: phone });
    expect([await isIn(laptop), await isIn(phone)]).toEqual([false, true]);
  });

  it('give way to a new one, with another secret, at a sign-in in the same browser', async () => {
    const { accountId } = await app.person('Nog Eens');
    const email = await addressOf(app, accountId);
    const browser = new BrowserJar(app);
    await browser.ask(byLink, { token: (await mailAskedIn(browser, app, email)).token });
    const before: Person = { accountId, cookie: browser.cookie };
    await browser.ask(byLink, { token: (await mailAskedIn(browser, app, email)).token });
    expect(browser.cookie).not.toBe(before.cookie);
    expect([await isIn(before), await isIn({ accountId, cookie: browser.cookie })]).toEqual([false, true]);
  });
});

describe('one’s own name and address', () => {
  const ask = 'mutation($email: String!) { requestEmailChange(email: $email) { problems { code } } }';
  const confirm =
    'mutation($token: String!) { confirmEmailChange(token: $token) { done problems { code } } }';
  async function mailTo(email: string, kind: string): Promise<string> {
    await app.settle();
    const mail = await app.db((tx) =>
      tx.one<{ text: string }>(
        'SELECT text FROM mail WHERE to_address = $1 AND kind = $2 ORDER BY created_at DESC LIMIT 1',
        [email, kind],
      ),
    );
    return mail?.text ?? '';
  }
  const tokenIn = (text: string) => /\?token=(\S+)/.exec(text)?.[1] ?? '';

  it('a name changes at once, the candidate’s too; an empty one does not', async () => {
    const { candidate, person } = await givenCandidate(app, { name: 'Sanne Oud' });
    const change =
      'mutation($name: String) { changeAccount(name: $name) { viewer { name } problems { code } } }';
    const { data } = await app.ask(change, { name: '  Sanne Nieuw ' }, { as: person });
    expect(data.changeAccount).toEqual({ viewer: { name: 'Sanne Nieuw' }, problems: [] });
    await app.settle();
    const row = await app.db((tx) =>
      tx.one<{ name: string }>('SELECT name FROM candidate WHERE id = $1', [candidate.id]),
    );
    expect(row?.name).toBe('Sanne Nieuw');
    const empty = await app.ask(change, { name: '  ' }, { as: person });
    expect(empty.data.changeAccount.problems).toEqual([{ code: 'INVALID' }]);
  });

  it('an address changes when the new mailbox confirms it, once; the old one is told and opens nothing more', async () => {
    const person = await signedIn('Verhuisd', null);
    const old = await addressOf(app, person.accountId);
    const waiting = await mailAskedIn(new BrowserJar(app), app, old);
    await app.ask(ask, { email: 'nieuw.adres@test.example' }, { as: person });
    const token = tokenIn(await mailTo('nieuw.adres@test.example', 'email-change'));
    expect(await addressOf(app, person.accountId)).toBe(old);
    const answers = await Promise.all([1, 2, 3].map(() => app.ask(confirm, { token })));
    expect(answers.filter(({ data }) => data.confirmEmailChange.done)).toHaveLength(1);
    expect(await addressOf(app, person.accountId)).toBe('nieuw.adres@test.example');
    expect(await mailTo(old, 'account-changed')).toContain('Op dit oude adres krijgt u geen mail meer');
    const late = await new BrowserJar(app).ask(byLink, { token: waiting.token });
    expect(late.signIn.viewer).toBeNull();
  });

  it('an address that is somebody else’s is answered the same, and changes nothing', async () => {
    const [person, holder] = [await signedIn('Wil Meer', null), await signedIn('Heeft Al', null)];
    const taken = await addressOf(app, holder.accountId);
    const free = await app.ask(ask, { email: 'nog.vrij@test.example' }, { as: person });
    const same = await app.ask(ask, { email: taken }, { as: person });
    expect(same.data).toEqual(free.data);
    const text = await mailTo(taken, 'email-change');
    expect(text).toContain('u heeft hiermee al een account');
    expect(tokenIn(text)).toBe('');
    expect(await addressOf(app, person.accountId)).not.toBe(taken);
  });

  it('is not changed in a session of a while ago, in which somebody else may sit', async () => {
    const person = await signedIn('Even Weg', null);
    await hoursLater(person, 0.5);
    const { data } = await app.ask(ask, { email: 'dief@test.example' }, { as: person });
    expect(data.requestEmailChange.problems).toEqual([{ code: 'SIGN_IN_AGAIN' }]);
  });
});
