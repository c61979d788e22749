import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenCandidate } from '../support/given.js';

let app: TestApp;
let adviser: Person;
beforeAll(async () => {
  app = await startApp();
  adviser = await app.person('Noor Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
});
afterAll(() => app.close());

const register = `mutation($input: CandidateInput!) { registerCandidate(input: $input) {
  candidate {
    id version name region { code }
    wish { mboLevels sectors { code } qualifications { creboCode } postcode4 maxTravelKm region { code } availableFrom }
    details { email phone birthDate earliestStartOn inMatching caseTeam
      legalBasis { basis informedBy informedHow textVersion } }
  }
  problems { code path message }
} }`;
const see = 'query($id: ID!) { candidate(id: $id) { id } }';
const signIn = `mutation($token: String!) { signIn(token: $token) {
  viewer { roles candidate { id name details { inMatching email } } } problems { code } } }`;

let count = 0;
const newEmail = () => `nieuw.${(count += 1)}@voorbeeld.example`;
const input = (changed: object = {}) => ({
  name: 'Yusuf de Boer',
  postcode4: '7511',
  birthDate: '2001-04-02',
  wish: { mboLevels: [3, 2], creboCodes: ['25180'], maxTravelKm: 15 },
  ...changed,
});
async function registerAs(person: Person | null, changed: object) {
  const { data } = await app.ask(register, { input: input(changed) }, { as: person });
  return data.registerCandidate;
}
const codes = (payload: { problems: { code: string; path: string[] }[] }) =>
  payload.problems.map(({ code, path }) => `${code} ${path.join('.')}`);

async function mailsTo(email: string): Promise<{ text: string; subject: string }[]> {
  await app.settle();
  const response = await fetch(`${app.url}/dev/mailbox.json?to=${encodeURIComponent(email)}`);
  return (await response.json()) as { text: string; subject: string }[];
}
const countOf = (table: 'candidate' | 'account' | 'role_grant' | 'wish' | 'legal_basis') =>
  app.db(async (tx) => (await tx.one<{ count: number }>(`SELECT count(*) FROM ${table}`))?.count ?? 0);
const rowsNow = async () => [
  await countOf('candidate'),
  await countOf('wish'),
  await countOf('account'),
  await countOf('role_grant'),
  await countOf('legal_basis'),
];

/** Uses the link in the newest mail to that address; the session it gives. */
async function signInFrom(email: string) {
  const [newest] = await mailsTo(email);
  const token = /\?token=(\S+)/.exec(newest?.text ?? '')?.[1] ?? '';
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: signIn, variables: { token } }),
  });
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const { data } = (await response.json()) as { data: { signIn: { viewer: object } } };
  return { viewer: data.signIn.viewer, person: { accountId: '', cookie } };
}

describe('somebody who registers themselves', () => {
  it('is registered with what they typed, and signs in by the link in the mail', async () => {
    const email = newEmail();
    const { candidate, problems } = await registerAs(null, {
      email: ` ${email.toUpperCase()}`,
      consentToMatching: true,
    });
    expect(problems).toEqual([]);
    expect(candidate).toEqual({
      id: expect.any(String),
      version: 1,
      name: 'Yusuf de Boer',
      region: { code: 'AM05' },
      wish: {
        mboLevels: [2, 3],
        sectors: [],
        qualifications: [{ creboCode: '25180' }],
        postcode4: null,
        maxTravelKm: 15,
        region: null,
        availableFrom: null,
      },
      details: null,
    });
    const { viewer, person } = await signInFrom(email);
    expect(viewer).toEqual({
      roles: ['CANDIDATE'],
      candidate: { id: candidate.id, name: 'Yusuf de Boer', details: { inMatching: true, email } },
    });
    const own = await app.ask(
      '{ candidates { totalCount nodes { id details { legalBasis { basis informedBy informedHow textVersion } } } } }',
      {},
      { as: person },
    );
    expect(own.data.candidates).toEqual({
      totalCount: 1,
      nodes: [
        {
          id: candidate.id,
          details: {
            legalBasis: {
              basis: 'CONSENT',
              informedBy: 'Routekaart',
              informedHow: 'ON_SCREEN',
              textVersion: '2026-11-22',
            },
          },
        },
      ],
    });
  });

  it('is kept out of matching without consent', async () => {
    const email = newEmail();
    await registerAs(null, { email });
    const { viewer } = await signInFrom(email);
    expect(viewer).toMatchObject({ candidate: { details: { inMatching: false } } });
  });

  it('hears everything that is wrong at once, and nothing is kept', async () => {
    const before = await rowsNow();
    const refused = await registerAs(null, {
      name: ' ',
      email: 'geen adres',
      phone: '12',
      postcode4: '0001',
      birthDate: '2012-01-01',
      legalBasis: { basis: 'PUBLIC_TASK' },
      wish: { mboLevels: [], sectorCodes: ['toverij'], creboCodes: ['99999'], maxHoursPerWeek: 50 },
    });
    expect(refused.candidate).toBeNull();
    expect(codes(refused)).toEqual([
      'INVALID input.name',
      'INVALID input.email',
      'INVALID input.phone',
      'UNKNOWN_POSTCODE input.postcode4',
      'TOO_YOUNG input.birthDate',
      'INVALID input.wish.mboLevels',
      'INVALID input.wish.sectorCodes.0',
      'UNKNOWN_QUALIFICATION input.wish.creboCodes.0',
      'INVALID input.wish.maxHoursPerWeek',
      'INVALID input.legalBasis.basis',
    ]);
    expect(await rowsNow()).toEqual(before);
  });

  it('needs an e-mail address; a phone number will not do', async () => {
    expect(codes(await registerAs(null, { phone: '06 12345678' }))).toEqual(['INVALID input.email']);
  });

  it('is asked for a wish with codes that are in use', async () => {
    await app.db((tx) =>
      tx.execute(`UPDATE qualification SET ended_on = app_today() WHERE crebo_code = '25182'`),
    );
    const refused = await registerAs(null, {
      email: newEmail(),
      wish: { mboLevels: [2], creboCodes: ['25182'] },
    });
    expect(codes(refused)).toEqual(['UNKNOWN_QUALIFICATION input.wish.creboCodes.0']);
  });

  it('may be somebody who has an account for something else', async () => {
    const { accountId, cookie } = await app.person('Evi Ondernemer');
    const email = await emailOf(accountId);
    const mine = { accountId, cookie };
    const registered = await registerAs(mine, { email });
    expect(registered.problems).toEqual([]);
    const viewer = (await app.ask('{ viewer { candidate { id } } }', {}, { as: mine })).data.viewer;
    expect(viewer.candidate.id).toBe(registered.candidate.id);
    expect(codes(await registerAs(mine, { email }))).toEqual(['NOT_ALLOWED_NOW input']);
  });
});

const emailOf = (accountId: string) =>
  app.db(
    async (tx) =>
      (await tx.one<{ email: string }>('SELECT email FROM account WHERE id = $1', [accountId]))!.email,
  );

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
    const before = await rowsNow();
    const answered = await registerAs(null, { email, name: 'Iemand Anders', consentToMatching: true });
    const fresh = await registerAs(null, {
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
    expect(await rowsNow()).toEqual(before.map((rows) => rows + 1));

    const [mail, ...others] = await mailsTo(email);
    expect(others).toEqual([]);
    expect(mail?.subject).toBe('U bent al bekend bij Routekaart');
    expect(mail?.text).toContain('/aanmelden');
    expect(mail?.text).not.toContain('token=');
    expect(mail?.text).not.toContain('Iemand Anders');

    await app.ask('mutation($email: String!) { requestSignIn(email: $email) { accepted } }', { email });
    expect((await signInFrom(email)).viewer).toMatchObject({
      candidate: { id: candidate.id, name: 'Sanne Verbeek' },
    });
  });

  it('is mailed once a day, however often somebody tries', async () => {
    const { accountId } = await app.person('Veel Gevraagd');
    const email = await emailOf(accountId);
    for (let i = 0; i < 3; i++) await registerAs(null, { email });
    expect(await mailsTo(email)).toHaveLength(1);
  });

  it('gives no role to an adviser whose address a visitor typed', async () => {
    const email = await emailOf(adviser.accountId);
    await registerAs(null, { email });
    expect((await app.ask('{ viewer { roles candidate { id } } }', {}, { as: adviser })).data.viewer).toEqual(
      {
        roles: ['ADVISER'],
        candidate: null,
      },
    );
  });

  it('makes one candidate of two who register with it at once', async () => {
    const email = newEmail();
    const answers = await Promise.all(Array.from({ length: 6 }, () => registerAs(null, { email })));
    expect(answers.map(codes)).toEqual(answers.map(() => []));
    const ids = await app.db((tx) => tx.query('SELECT id FROM candidate WHERE email = $1', [email]));
    expect(ids).toHaveLength(1);
  });

  it('is told to an adviser, who can do something about it', async () => {
    const email = newEmail();
    await registerAs(null, { email });
    expect(codes(await registerAs(adviser, { email }))).toEqual(['INVALID input.email']);
  });
});

describe('somebody whom an adviser registers', () => {
  it('can be reached by phone alone, and the adviser knows the case', async () => {
    const { candidate, problems } = await registerAs(adviser, {
      phone: '06 12345678',
      consentToMatching: true,
      legalBasis: { informedHow: 'BY_PHONE' },
    });
    expect(problems).toEqual([]);
    expect(candidate.details).toEqual({
      email: null,
      phone: '+31612345678',
      birthDate: '2001-04-02',
      earliestStartOn: '2017-08-01',
      inMatching: true,
      caseTeam: ['Noor Adviseur'],
      legalBasis: {
        basis: 'CONSENT',
        informedBy: 'Noor Adviseur',
        informedHow: 'BY_PHONE',
        textVersion: '2026-11-22',
      },
    });
    const accounts = await app.db((tx) =>
      tx.query('SELECT FROM role_grant WHERE subject_id = $1', [candidate.id]),
    );
    expect(accounts).toEqual([]);
  });

  it('is in matching on the public task of the desk as well', async () => {
    const { candidate } = await registerAs(adviser, {
      phone: '06 12345678',
      legalBasis: { basis: 'PUBLIC_TASK', informedBy: 'UWV Enschede', informedHow: 'ON_PAPER' },
    });
    expect(candidate.details.legalBasis).toMatchObject({
      basis: 'PUBLIC_TASK',
      informedBy: 'UWV Enschede',
      informedHow: 'ON_PAPER',
    });
  });

  it('gets an account and a link when they have an address', async () => {
    const email = newEmail();
    const { candidate } = await registerAs(adviser, { email });
    expect((await signInFrom(email)).viewer).toMatchObject({ candidate: { id: candidate.id } });
  });

  it('must be reachable somehow', async () => {
    expect(codes(await registerAs(adviser, {}))).toEqual(['INVALID input.phone']);
  });

  it('lives in the region of the adviser', async () => {
    const refused = await registerAs(adviser, { phone: '06 12345678', postcode4: '9711' });
    expect(codes(refused)).toEqual(['INVALID input.postcode4']);
    expect(refused.problems[0].message).toContain('andere regio');
  });

  it('may be younger than 16', async () => {
    const { candidate } = await registerAs(adviser, { phone: '06 12345678', birthDate: '2011-08-01' });
    expect(candidate.details.earliestStartOn).toBe('2028-08-01');
  });
});

it('refuses who is no adviser and registers another than themselves', async () => {
  const employer = await app.person('Evi Ondernemer');
  const { errors } = await app.ask(register, { input: input({ email: newEmail() }) }, { as: employer });
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

it('shows the text that people agree to, in the language of the request', async () => {
  const text = '{ consentText { version title paragraphs question } }';
  const dutch = (await app.ask(text)).data.consentText;
  const english = (await app.ask(text, {}, { language: 'en' })).data.consentText;
  expect(dutch).toMatchObject({ version: '2026-11-22', title: 'Zo gebruiken we uw gegevens' });
  expect(english).toMatchObject({ version: '2026-11-22', title: 'How we use your data' });
  expect(english.paragraphs).toHaveLength(dutch.paragraphs.length);
});
