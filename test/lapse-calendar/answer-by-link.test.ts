import { randomBytes } from 'node:crypto';
import type { Employer } from '../../src/employers/employer.js';
import { Keys } from '../../src/platform/keys.service.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenAdviser, givenEmployer, givenPlace } from '../support/given.js';
import { mailsTo, moment, startAfresh, sweepsOf } from '../lapse-alerts/desk-at-work.js';
import { fieldsOf, givenLink, open, placeNow, send } from './links.js';

let app: TestApp;
let employer: Employer;
let member: Person;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await startAfresh(app);
  await moment(app, '2026-11-23T12:00:00Z');
  ({ employer, member } = await givenEmployer(app));
});

const lapsing = (changed = {}) =>
  givenPlace(app, {
    employer,
    title: 'Bakker <b>',
    lapsesOn: '2026-12-10',
    startsOn: '2027-05-01',
    ...changed,
  });

describe('a link in a mail to an employer', () => {
  it('shows of the place only title, employer and dates, and changes nothing however often it is opened', async () => {
    const place = await lapsing({ description: 'Geheim verhaal', wageCentsPerHour: 905 });
    const token = await givenLink(app, place, member);
    const before = await app.db((tx) => tx.query('SELECT * FROM place_link, place'));
    for (const choice of ['', '/verlengen', '/vervuld', '/stoppen', '/onzin']) {
      const { status, html, headers } = await open(app, token, choice);
      expect(status).toBe(200);
      expect(html).toContain('Bakker &lt;b&gt;');
      expect(html).toContain('Installatiebedrijf Zonneveld');
      expect(html).toContain('10 december 2026 (over 17 dagen)');
      expect(html).not.toMatch(/Geheim|905|9,05|<script/);
      expect(headers.get('cache-control')).toContain('no-store');
      expect(headers.get('x-robots-tag')).toBe('noindex');
      expect(headers.get('set-cookie')).toBeNull();
      const nonce = /<style nonce="([^"]+)"/.exec(html)?.[1];
      expect(headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
    }
    expect(await app.db((tx) => tx.query('SELECT * FROM place_link, place'))).toEqual(before);
  });

  it('extends to the proposed date with one press, once, and tells who did so', async () => {
    const adviser = await givenAdviser(app, 'Anja Adviseur');
    const place = await lapsing();
    const token = await givenLink(app, place, member);
    const form = fieldsOf((await open(app, token, '/verlengen')).html);
    expect(form).toMatchObject({ lapsesOn: '2027-01-07', startsOn: '2027-05-01' });
    const done = await send(app, token, '/verlengen', form);
    expect(done.html).toContain('Uw antwoord is verwerkt');
    expect(done.html).toContain('Installatiebedrijf Zonneveld lid antwoordde op 23 november 2026');
    expect(done.html).toContain('open tot en met 7 januari 2027');
    const again = await send(app, token, '/stoppen', { version: '3', reason: 'OTHER' });
    expect(again.status).toBe(409);
    expect(again.html).toContain('Uw antwoord is verwerkt');
    expect(await placeNow(app, place.id)).toMatchObject({ status: 'PUBLISHED', lapsesOn: '2027-01-07' });
    await app.settle();
    const [mail, ...more] = (await mailsTo(app, adviser)).filter(({ kind }) => kind === 'place-answered');
    expect(more).toEqual([]);
    expect(mail?.text).toContain('de leerbaan blijft openstaan');
  });

  it('offers a lapsed place again with one press, moving a latest start that is past', async () => {
    const place = await lapsing({ lapsesOn: '2026-11-24', startsOn: '2026-12-01', title: 'Bakker' });
    await moment(app, '2026-12-20T12:00:00Z');
    await sweepsOf(app).lapse();
    await app.settle();
    const [mail] = (await mailsTo(app, member)).filter(({ kind }) => kind === 'place-lapsed');
    const url = new URL(/http\S+\/antwoord\S+/.exec(mail?.text ?? '')?.[0] ?? '');
    const token = url.searchParams.get('token') ?? '';
    expect(url.pathname).toBe('/antwoord/verlengen');
    const { html } = await open(app, token, '/verlengen');
    expect(html).toContain('Leerbaan opnieuw aanbieden');
    const done = await send(app, token, '/verlengen', fieldsOf(html));
    expect(done.html).toContain('open tot en met 17 januari 2027');
    expect(await placeNow(app, place.id)).toMatchObject({
      status: 'PUBLISHED',
      lapsesOn: '2027-01-17',
      startsOn: '2027-01-17',
    });
  });

  it.each([
    [3, '1', { status: 'PUBLISHED', seats: 2, reason: null }],
    [3, '3', { status: 'WITHDRAWN', seats: 3, reason: 'FILLED_ELSEWHERE' }],
    [1, '1', { status: 'WITHDRAWN', seats: 1, reason: 'FILLED_ELSEWHERE' }],
  ])('of %d seats fills %s elsewhere', async (seats, filled, expected) => {
    const place = await lapsing({ seats });
    const token = await givenLink(app, place, member);
    const form = fieldsOf((await open(app, token, '/vervuld')).html);
    await send(app, token, '/vervuld', { ...form, who: 'byUs', seats: filled });
    expect(await placeNow(app, place.id)).toMatchObject(expected);
  });

  it('leaves a place as it is that the desk filled: the desk confirms that', async () => {
    const adviser = await givenAdviser(app, 'Anja Adviseur');
    const place = await lapsing();
    const token = await givenLink(app, place, member);
    const form = fieldsOf((await open(app, token, '/vervuld')).html);
    expect((await send(app, token, '/vervuld', { ...form, who: 'byDesk' })).status).toBe(200);
    expect(await placeNow(app, place.id)).toMatchObject({ status: 'PUBLISHED', seats: 1 });
    await app.settle();
    const mails = await mailsTo(app, adviser);
    expect(mails.find(({ kind }) => kind === 'place-answered')?.text).toContain('Bevestig de plaatsing');
  });

  it('asks again for what was left open or cannot be, and is not used up by it', async () => {
    const place = await lapsing();
    const token = await givenLink(app, place, member);
    const form = fieldsOf((await open(app, token, '/verlengen')).html);
    const wrong = [
      ['/verlengen', { ...form, lapsesOn: '' }, 'Vul een datum in'],
      ['/verlengen', { ...form, lapsesOn: '2026-02-30' }, 'Vul een datum in'],
      ['/verlengen', { ...form, lapsesOn: '2026-11-01' }, 'href="#lapsesOn"'],
      ['/verlengen', { ...form, lapsesOn: '2027-06-01' }, 'href="#lapsesOn"'],
      ['/vervuld', { ...form }, 'Maak een keuze'],
      ['/vervuld', { ...form, who: 'byUs', seats: '2' }, 'Er is nog 1 plek vrij'],
      ['/vervuld', { ...form, who: 'byUs', seats: '0.5' }, 'Er is nog 1 plek vrij'],
      ['/stoppen', { ...form, reason: 'FILLED_ELSEWHERE' }, 'Maak een keuze'],
    ] as const;
    for (const [choice, fields, sentence] of wrong) {
      const { status, html } = await send(app, token, choice, fields);
      expect([status, html]).toEqual([422, expect.stringContaining(sentence)]);
    }
    expect(await placeNow(app, place.id)).toMatchObject({ status: 'PUBLISHED', lapsesOn: '2026-12-10' });
    await send(app, token, '/stoppen', { ...form, reason: 'NO_CAPACITY' });
    expect(await placeNow(app, place.id)).toMatchObject({ status: 'WITHDRAWN', reason: 'NO_CAPACITY' });
  });

  it('says so when the place was changed since the page was opened, and takes the answer after another look', async () => {
    const place = await lapsing();
    const token = await givenLink(app, place, member);
    const form = fieldsOf((await open(app, token, '/stoppen')).html);
    await app.db((tx) =>
      tx.execute(`UPDATE place SET title = 'Banketbakker', version = version + 1 WHERE id = $1`, [place.id]),
    );
    const stale = await send(app, token, '/stoppen', { ...form, reason: 'OTHER' });
    expect(stale.status).toBe(409);
    expect(stale.html).toContain('intussen gewijzigd');
    expect(stale.html).toContain('Banketbakker');
    expect(await placeNow(app, place.id)).toMatchObject({ status: 'PUBLISHED' });
    await send(app, token, '/stoppen', { ...fieldsOf(stale.html), reason: 'OTHER' });
    expect(await placeNow(app, place.id)).toMatchObject({ status: 'WITHDRAWN' });
  });

  it('takes one of two answers given at the same moment, by one link or by two', async () => {
    const place = await lapsing();
    const colleague = await app.person('Co', { role: 'EMPLOYER', subjectId: employer.id });
    const mine = await givenLink(app, place, member);
    const theirs = await givenLink(app, place, colleague);
    const form = fieldsOf((await open(app, mine, '/verlengen')).html);
    await Promise.all([
      send(app, mine, '/verlengen', form),
      send(app, mine, '/stoppen', { ...form, reason: 'OTHER' }),
      send(app, theirs, '/verlengen', { ...form, lapsesOn: '2027-02-02' }),
      send(app, theirs, '/vervuld', { ...form, who: 'byUs' }),
    ]);
    const used = await app.db((tx) =>
      tx.query<{ answer: string }>('SELECT answer FROM place_link WHERE used_at IS NOT NULL'),
    );
    expect(used).toHaveLength(1);
    const now = await placeNow(app, place.id);
    const ends = { EXTENDED: 'PUBLISHED', WITHDRAWN: 'WITHDRAWN', FILLED_ELSEWHERE: 'WITHDRAWN' };
    expect(now?.status).toBe(ends[used[0]?.answer as keyof typeof ends]);
  });
});

describe('a link that is not to be used', () => {
  it('is worth nothing when it was forged, is of another place, or its owner has left', async () => {
    const place = await lapsing();
    const other = await lapsing({ title: 'Slager' });
    const token = await givenLink(app, place, member);
    const elsewhere = await givenLink(app, other, member);
    const keys = app.app.get(Keys);
    const id = token.slice(0, 36);
    const forged = [
      '',
      'undefined',
      id,
      `${id}.`,
      `${id}.${keys.sign('another-purpose', `${id}/${place.id}/${member.accountId}`)}`,
      `${id}.${keys.sign('place-link', `${id}/${other.id}/${member.accountId}`)}`,
      `${id}${elsewhere.slice(36)}`,
      `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
      `${token}A`,
    ];
    const pages = [];
    for (const bad of forged) {
      pages.push(
        await open(app, bad, '/stoppen'),
        await send(app, bad, '/stoppen', { version: '2', reason: 'OTHER' }),
      );
    }
    await app.db((tx) =>
      tx.execute('UPDATE role_grant SET ended_at = app_now() WHERE account_id = $1', [member.accountId]),
    );
    pages.push(await open(app, token), await send(app, token, '/stoppen', { version: '2', reason: 'OTHER' }));
    for (const { status, html } of pages) {
      expect([status, html]).toEqual([404, expect.stringContaining('Deze link werkt niet')]);
      expect(html).not.toContain('Bakker');
    }
    expect(await placeNow(app, place.id)).toMatchObject({ status: 'PUBLISHED' });
  });

  it('is refused when another site sends the form', async () => {
    const place = await lapsing();
    const token = await givenLink(app, place, member);
    const response = await fetch(`${app.url}/antwoord/stoppen?token=${token}`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site' },
      body: new URLSearchParams({ version: String(place.version), reason: 'OTHER' }),
    });
    expect(response.status).toBe(403);
    expect(await placeNow(app, place.id)).toMatchObject({ status: 'PUBLISHED' });
  });

  it('is renewed when it has expired, by mail to its owner alone, and at most once a quarter of an hour', async () => {
    const place = await lapsing({ lapsesOn: '2027-04-01' });
    const token = await givenLink(app, place, member);
    await moment(app, '2027-01-08T12:00:00Z');
    const expired = await open(app, token, '/verlengen');
    expect(expired.html).toContain('Deze link is verlopen');
    expect(
      (await send(app, token, '/stoppen', { version: String(place.version), reason: 'OTHER' })).status,
    ).toBe(409);
    expect((await send(app, token, '/nieuw')).html).toContain('Kijk in uw mail');
    expect((await send(app, token, '/nieuw')).html).toContain('Kijk in uw mail');
    const [mail, ...more] = (await mailsTo(app, member)).filter(({ kind }) => kind === 'place-link');
    expect(more).toEqual([]);
    const fresh = /token=(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
    expect((await open(app, fresh)).html).toContain('Wat wilt u met deze leerbaan?');
    expect(await placeNow(app, place.id)).toMatchObject({ status: 'PUBLISHED' });
  });

  it('asks nothing of a place that is gone already', async () => {
    const place = await lapsing();
    const token = await givenLink(app, place, member);
    await app.db((tx) =>
      tx.execute(`UPDATE place SET status = 'WITHDRAWN', withdraw_reason = 'OTHER' WHERE id = $1`, [
        place.id,
      ]),
    );
    for (const choice of ['', '/verlengen'])
      expect((await open(app, token, choice)).html).toContain('U hoeft niets te doen');
  });
});

it('is asked only so often by one source', async () => {
  const limited = await startApp({ LIMITS_TIMES: '1', TRUST_PROXY: '1' });
  const from = (address: string) => open(limited, 'x', '', { 'x-forwarded-for': address });
  try {
    const source = `2001:db8:${randomBytes(2).toString('hex')}:${randomBytes(2).toString('hex')}::1`;
    const asked = await Promise.all(Array.from({ length: 61 }, () => from(source)));
    expect(asked.map(({ status }) => status).sort()).toEqual([...Array<number>(60).fill(404), 429]);
    expect((await from(source)).html).toContain('Even wachten');
  } finally {
    await limited.close();
  }
});
