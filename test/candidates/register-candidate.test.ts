import { startApp, type Person, type TestApp } from '../support/app.js';
import {
  codes,
  emailOf,
  input,
  newEmail,
  register,
  registerAs,
  rowsNow,
  signInFrom,
} from './given-registration.js';

let app: TestApp;
let adviser: Person;
beforeAll(async () => {
  app = await startApp();
  adviser = await app.person('Noor Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
});
afterAll(() => app.close());

describe('somebody who registers themselves', () => {
  it('is registered with what they typed, and signs in by the link in the mail', async () => {
    const email = newEmail();
    const { candidate, problems } = await registerAs(app, null, {
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
    const { viewer, person } = await signInFrom(app, email);
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
              textVersion: '2026-11-22.2',
            },
          },
        },
      ],
    });
  });

  it('is kept out of matching without consent', async () => {
    const email = newEmail();
    await registerAs(app, null, { email });
    const { viewer } = await signInFrom(app, email);
    expect(viewer).toMatchObject({ candidate: { details: { inMatching: false } } });
  });

  it('hears everything that is wrong at once, and nothing is kept', async () => {
    const before = await rowsNow(app);
    const refused = await registerAs(app, null, {
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
    expect(await rowsNow(app)).toEqual(before);
  });

  it('needs an e-mail address; a phone number will not do', async () => {
    expect(codes(await registerAs(app, null, { phone: '06 12345678' }))).toEqual(['INVALID input.email']);
  });

  it('is asked for a wish with codes that are in use', async () => {
    await app.db((tx) =>
      tx.execute(`UPDATE qualification SET ended_on = app_today() WHERE crebo_code = '25182'`),
    );
    const refused = await registerAs(app, null, {
      email: newEmail(),
      wish: { mboLevels: [2], creboCodes: ['25182'] },
    });
    expect(codes(refused)).toEqual(['UNKNOWN_QUALIFICATION input.wish.creboCodes.0']);
  });

  it('may be somebody who has an account for something else', async () => {
    const { accountId, cookie } = await app.person('Evi Ondernemer');
    const email = await emailOf(app, accountId);
    const mine = { accountId, cookie };
    const registered = await registerAs(app, mine, { email });
    expect(registered.problems).toEqual([]);
    const viewer = (await app.ask('{ viewer { candidate { id } } }', {}, { as: mine })).data.viewer;
    expect(viewer.candidate.id).toBe(registered.candidate.id);
    expect(codes(await registerAs(app, mine, { email }))).toEqual(['NOT_ALLOWED_NOW input']);
  });
});

describe('somebody whom an adviser registers', () => {
  it('can be reached by phone alone, and the adviser knows the case', async () => {
    const { candidate, problems } = await registerAs(app, adviser, {
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
        textVersion: '2026-11-22.2',
      },
    });
    const accounts = await app.db((tx) =>
      tx.query('SELECT FROM role_grant WHERE subject_id = $1', [candidate.id]),
    );
    expect(accounts).toEqual([]);
  });

  it('is in matching on the public task of the desk as well', async () => {
    const { candidate } = await registerAs(app, adviser, {
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
    const { candidate } = await registerAs(app, adviser, { email });
    expect((await signInFrom(app, email)).viewer).toMatchObject({ candidate: { id: candidate.id } });
  });

  it('must be reachable somehow', async () => {
    expect(codes(await registerAs(app, adviser, {}))).toEqual(['INVALID input.phone']);
  });

  it('lives in the region of the adviser', async () => {
    const refused = await registerAs(app, adviser, { phone: '06 12345678', postcode4: '9711' });
    expect(codes(refused)).toEqual(['INVALID input.postcode4']);
    expect(refused.problems[0].message).toContain('andere regio');
  });

  it('may be younger than 16', async () => {
    const { candidate } = await registerAs(app, adviser, { phone: '06 12345678', birthDate: '2011-08-01' });
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
  expect(dutch).toMatchObject({ version: '2026-11-22.2', title: 'Zo gebruiken we je gegevens' });
  expect(english).toMatchObject({ version: '2026-11-22.2', title: 'How we use your data' });
  expect(english.paragraphs).toHaveLength(dutch.paragraphs.length);
});
