import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenCandidate } from '../support/given.js';
import { codes, emailOf, mailsTo, newEmail, registerAs, rowsNow, signInFrom } from './given-registration.js';

let app: TestApp;
let adviser: Person;
beforeAll(async () => {
  app = await startApp();
  adviser = await app.person('Noor Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
});
afterAll(() => app.close());

const see = 'query($id: ID!) { candidate(id: $id) { id } }';

describe('an address that is known', () => {
  it('is not taken over, and the answer does not tell that it is known', async () => {
    const { candidate } = await givenCandidate(app, { email: newEmail(), name: 'Sanne Verbeek' });
    const email = candidate.email as string;
    await app.db((tx) =>
      tx.execute(
        `UPDATE account SET email = $2 WHERE id =
        (SELECT account_id FROM role_grant WHERE subject_id = $1)`,
        [candidate.id, email],
      ),
    );
    const before = await rowsNow(app);
    const answered = await registerAs(app, null, { email, name: 'Iemand Anders', consentToMatching: true });
    const fresh = await registerAs(app, null, {
      email: newEmail(),
      name: 'Iemand Anders',
      consentToMatching: true,
    });
    expect(answered).toEqual({
      ...fresh,
      candidate: { ...fresh.candidate, id: expect.any(String) },
    });
    expect(answered.candidate.id).not.toBe(candidate.id);
    expect((await app.ask(see, { id: answered.candidate.id }, { as: adviser })).data.candidate).toBeNull();
    // One of each, and a ground for each of the four uses of the data.
    expect(await rowsNow(app)).toEqual(before.map((rows, at) => rows + (at === before.length - 1 ? 4 : 1)));

    const [mail, ...others] = await mailsTo(app, email);
    expect(others).toEqual([]);
    expect(mail?.subject).toBe('U bent al bekend bij Routekaart');
    expect(mail?.text).toContain('/aanmelden');
    expect(mail?.text).not.toContain('token=');
    expect(mail?.text).not.toContain('Iemand Anders');

    await app.ask('mutation($email: String!) { requestSignIn(email: $email) { accepted } }', { email });
    expect((await signInFrom(app, email)).viewer).toMatchObject({
      candidate: { id: candidate.id, name: 'Sanne Verbeek' },
    });
  });

  it('is mailed once a day, however often somebody tries', async () => {
    const { accountId } = await app.person('Veel Gevraagd');
    const email = await emailOf(app, accountId);
    for (let i = 0; i < 3; i++) await registerAs(app, null, { email });
    expect(await mailsTo(app, email)).toHaveLength(1);
  });

  it('gives no role to an adviser whose address a visitor typed', async () => {
    const email = await emailOf(app, adviser.accountId);
    await registerAs(app, null, { email });
    expect((await app.ask('{ viewer { roles candidate { id } } }', {}, { as: adviser })).data.viewer).toEqual(
      {
        roles: ['ADVISER'],
        candidate: null,
      },
    );
  });

  it('makes one candidate of two who register with it at once', async () => {
    const email = newEmail();
    const answers = await Promise.all(Array.from({ length: 6 }, () => registerAs(app, null, { email })));
    expect(answers.map(codes)).toEqual(answers.map(() => []));
    const ids = await app.db((tx) => tx.query('SELECT id FROM candidate WHERE email = $1', [email]));
    expect(ids).toHaveLength(1);
  });

  it('makes one candidate of two who register with it at once in two regions', async () => {
    const email = newEmail();
    const answers = await Promise.all(
      ['7511', '9711', '7511', '9711'].map((postcode4) => registerAs(app, null, { email, postcode4 })),
    );
    expect(answers.map(codes)).toEqual(answers.map(() => []));
    const ids = await app.db((tx) => tx.query('SELECT id FROM candidate WHERE email = $1', [email]));
    expect(ids).toHaveLength(1);
  });

  it('of another region is not told to an adviser: the answer is that to a fresh address', async () => {
    const elsewhere = await app.person('Gerda Groningen', { role: 'ADVISER', regionCode: 'AM01' });
    const email = newEmail();
    await registerAs(app, null, { email });
    const [known, fresh] = [
      await registerAs(app, elsewhere, { email, postcode4: '9711' }),
      await registerAs(app, elsewhere, { email: newEmail(), postcode4: '9711' }),
    ];
    expect(codes(known)).toEqual([]);
    const shape = (answer: typeof known) =>
      JSON.stringify(answer)
        .replaceAll(answer.candidate.id, 'id')
        .replaceAll(/[\w.]+@[\w.]+/g, 'address');
    expect(shape(known)).toBe(shape(fresh));
    expect((await app.ask(see, { id: known.candidate.id }, { as: elsewhere })).data.candidate).toEqual({
      id: known.candidate.id,
    });
  });

  it('is told to an adviser, who can do something about it', async () => {
    const email = newEmail();
    await registerAs(app, null, { email });
    expect(codes(await registerAs(app, adviser, { email }))).toEqual(['INVALID input.email']);
  });
});
