import type { Person, TestApp } from '../support/app.js';
import { givenAdviser, givenCandidate, givenEmployer, givenPlace } from '../support/given.js';
import { acknowledge, alertsOf, deskAtWork, mailsTo, moment, type Sweeps } from './desk-at-work.js';

let app: TestApp;
let adviser: Person;
let sweeps: Sweeps;

deskAtWork('2026-11-23T12:00:00Z', async (desk) => {
  ({ app, sweeps } = desk);
  adviser = await givenAdviser(app, 'Anja Adviseur');
});

const lapsing = (lapsesOn: string, changed = {}) =>
  givenPlace(app, { lapsesOn, startsOn: '2027-05-01', ...changed });
const digests = async () => (await mailsTo(app, adviser)).filter(({ kind }) => kind === 'digest');

describe('the morning digest', () => {
  it('tells everything on the list in its order, with numbers and links and nobody’s name', async () => {
    const { candidate } = await givenCandidate(app, { name: 'Zeynep Geheim' });
    await givenCandidate(app, { name: 'Ruben Stil' });
    await lapsing('2026-12-10', { title: 'Kok', seats: 2 });
    await lapsing('2026-12-01', { title: 'Metselaar' });
    await moment(app, '2026-11-24T06:59:00Z');
    await sweeps.send();
    await sweeps.digest();
    expect(await digests()).toEqual([]);
    await moment(app, '2026-11-24T07:00:00Z');
    await sweeps.send();
    await Promise.all(Array.from({ length: 5 }, () => sweeps.digest()));
    const [digest, ...more] = await digests();
    expect(more).toEqual([]);
    expect(digest?.messageId).toBe(`<digest/${adviser.accountId}/2026-11-24@routekaart>`);
    expect(digest?.subject).toBe('2 leerbanen vervallen binnenkort');
    const lines = digest?.text.split('\n').filter((line) => line.startsWith('- ')) ?? [];
    expect(lines[0]).toContain(
      'Metselaar – Installatiebedrijf Zonneveld, Enschede. Vervalt over 7 dagen, op 1 december 2026. 2 kandidaten passen, nog 1 plek vrij.',
    );
    expect(lines[1]).toContain('Kok – ');
    expect(lines[1]).toContain(
      'Vervalt over 16 dagen, op 10 december 2026. 2 kandidaten passen, nog 2 plekken vrij.',
    );
    const onScreen = await alertsOf(app, adviser, ', acknowledged: false, current: true');
    expect([...(digest?.text.matchAll(/\/signalen\/(\S+)/g) ?? [])].map(([, id]) => id)).toEqual(
      onScreen.map(({ id }) => id),
    );
    expect(digest?.text).not.toMatch(/Zeynep|Geheim|Ruben|Stil/);
    expect(digest?.text).not.toContain(candidate.id);
  });

  it('is not written when there is nothing that no digest told, and not for what came after eight', async () => {
    await lapsing('2026-12-10');
    await moment(app, '2026-11-24T07:00:00Z');
    await sweeps.send();
    await sweeps.digest();
    expect(await digests()).toHaveLength(1);
    await moment(app, '2026-11-24T13:00:00Z');
    await lapsing('2026-12-01');
    await sweeps.send();
    await sweeps.digest();
    expect(await digests()).toHaveLength(1);
    await moment(app, '2026-11-25T07:00:00Z');
    await sweeps.digest();
    expect((await digests()).map(({ subject }) => subject)).toEqual([
      '1 leerbaan vervalt binnenkort',
      '2 leerbanen vervallen binnenkort',
    ]);
    await moment(app, '2026-11-25T12:00:00Z');
    await sweeps.digest();
    await moment(app, '2026-11-26T07:00:00Z');
    await sweeps.digest();
    expect(await digests()).toHaveLength(2);
  });

  it('waits for the alerts of the morning, and comes late rather than not', async () => {
    await lapsing('2026-12-10');
    await sweeps.send();
    await lapsing('2026-12-29');
    await moment(app, '2026-12-01T07:00:00Z');
    await sweeps.digest();
    expect(await digests()).toEqual([]);
    await moment(app, '2026-12-01T07:30:00Z');
    await sweeps.digest();
    expect(await digests()).toHaveLength(1);
    await moment(app, '2026-12-15T11:00:00Z');
    await sweeps.send();
    await sweeps.digest();
    expect(await digests()).toHaveLength(2);
  });

  it('leaves out what was acknowledged, filled or withdrawn since, and is silent when nothing is left', async () => {
    await lapsing('2026-12-10');
    await sweeps.send();
    await acknowledge(app, adviser, (await alertsOf(app, adviser))[0]?.id ?? '');
    const gone = await lapsing('2026-12-11');
    await sweeps.send();
    await app.ask(
      `mutation { withdrawPlace(id: "${gone.id}", version: ${gone.version}, reason: OTHER) { problems { code } } }`,
      {},
      { as: adviser },
    );
    await moment(app, '2026-11-24T07:00:00Z');
    await sweeps.digest();
    expect(await digests()).toEqual([]);
  });

  it('goes to nobody who left the desk since', async () => {
    await lapsing('2026-12-10');
    await sweeps.send();
    await app.db((tx) =>
      tx.execute(`UPDATE role_grant SET ended_at = app_now() WHERE account_id = $1`, [adviser.accountId]),
    );
    await moment(app, '2026-11-24T07:00:00Z');
    await sweeps.digest();
    expect(await digests()).toEqual([]);
  });

  it('speaks the reader’s language', async () => {
    await app.db((tx) => tx.execute(`UPDATE account SET locale = 'en' WHERE id = $1`, [adviser.accountId]));
    await lapsing('2026-11-25');
    await moment(app, '2026-11-24T07:00:00Z');
    await sweeps.send();
    await sweeps.digest();
    const [digest] = await digests();
    expect(digest?.subject).toBe('1 place lapses soon');
    expect(digest?.text).toContain('Lapses in 1 day, on 25 November 2026. 0 candidates match, 1 seat left.');
  });
});

describe('a place that lapses before the next digest', () => {
  const urgent = async () => (await mailsTo(app, adviser)).filter(({ kind }) => kind === 'lapse-alert');

  it('is mailed at once, once', async () => {
    await lapsing('2026-11-23', { title: 'Slager' });
    await lapsing('2026-11-24', { title: 'Bakker' });
    await Promise.all([sweeps.send(), sweeps.send(), sweeps.send()]);
    await sweeps.send();
    const [mail, ...more] = await urgent();
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('Vervalt vandaag: Slager');
    const [alert] = await alertsOf(app, adviser);
    expect(mail?.text).toContain(`http://localhost:3000/signalen/${alert?.id}`);
    await moment(app, '2026-11-24T07:00:00Z');
    await sweeps.digest();
    const [digest] = await digests();
    expect(digest?.text).toContain('Bakker');
    expect(digest?.text).not.toContain('Slager');
  });

  it('is also mailed at once when this morning’s digest is out already', async () => {
    await lapsing('2026-12-10');
    await moment(app, '2026-11-24T07:00:00Z');
    await sweeps.send();
    await sweeps.digest();
    await app.db((tx) =>
      tx.execute(
        `INSERT INTO region_setting (region_code, name, valid_from, value) VALUES ('AM05', 'leadDays', '2026-01-01', '[2, 0]')`,
      ),
    );
    await moment(app, '2026-11-23T06:00:00Z');
    await lapsing('2026-11-24');
    await moment(app, '2026-11-24T07:00:10Z');
    await sweeps.send();
    expect(await urgent()).toHaveLength(1);
  });
});

describe('the day after the lapse date', () => {
  it('makes the place LAPSED, ends its alerts, and tells the employer and the desk what can be done', async () => {
    const { employer, member } = await givenEmployer(app);
    const place = await lapsing('2026-11-24', { employer, title: 'Bakker' });
    await sweeps.send();
    await moment(app, '2026-11-24T22:59:59Z');
    await sweeps.lapse();
    expect((await status(place.id)).status).toBe('PUBLISHED');
    await moment(app, '2026-11-24T23:00:00Z');
    await Promise.all([sweeps.lapse(), sweeps.lapse()]);
    await app.settle();
    await sweeps.lapse();
    await app.settle();
    expect(await status(place.id)).toEqual({ status: 'LAPSED', open: 0 });
    const toEmployer = (await mailsTo(app, member)).filter(({ kind }) => kind === 'place-lapsed');
    expect(toEmployer.map(({ subject }) => subject)).toEqual(['Uw leerbaan is vervallen: Bakker']);
    expect(toEmployer[0]?.text).toContain('24 november 2026');
    expect(toEmployer[0]?.text).toContain('/antwoord/verlengen?token=');
    const toAdviser = (await mailsTo(app, adviser)).filter(({ kind }) => kind === 'place-lapsed');
    expect(toAdviser).toHaveLength(1);
    expect(toAdviser[0]?.text).toContain('Bel de werkgever');
    expect(await alertsOf(app, adviser, ', current: true')).toEqual([]);
  });

  it('tells nobody of a place that was given a new date in the meantime', async () => {
    const { employer, member } = await givenEmployer(app);
    const place = await lapsing('2026-11-24', { employer });
    await moment(app, '2026-11-25T08:00:00Z');
    await sweeps.lapse();
    const extend = `mutation { extendPlace(id: "${place.id}", version: ${place.version + 1}, lapsesOn: "2027-01-31") { problems { code } } }`;
    expect((await app.ask(extend, {}, { as: adviser })).data.extendPlace.problems).toEqual([]);
    await app.settle();
    expect((await mailsTo(app, member)).filter(({ kind }) => kind === 'place-lapsed')).toEqual([]);
    expect(await status(place.id)).toEqual({ status: 'PUBLISHED', open: 1 });
  });
});

const status = async (placeId: string) =>
  (await app.db((tx) =>
    tx.one<{ status: string; open: number }>(
      `SELECT p.status, (SELECT count(*) FROM deadline d WHERE d.subject_id = p.id AND d.ended_at IS NULL) AS open
       FROM place p WHERE p.id = $1`,
      [placeId],
    ),
  ))!;
