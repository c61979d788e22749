import { RemindersRepository } from '../../src/lapse-calendar/reminders.repository.js';
import type { Employer } from '../../src/employers/employer.js';
import type { Person, TestApp } from '../support/app.js';
import { givenAdviser, givenEmployer, givenPlace } from '../support/given.js';
import { deskAtWork, mailsTo, moment, type Sweeps } from '../lapse-alerts/desk-at-work.js';

let app: TestApp;
let employer: Employer;
let member: Person;
let sweeps: Sweeps;

deskAtWork('2026-10-01T12:00:00Z', async (desk) => {
  ({ app, sweeps } = desk);
  ({ employer, member } = await givenEmployer(app));
});

const lapsing = (lapsesOn: string, changed = {}) =>
  givenPlace(app, { employer, title: 'Bakker', lapsesOn, startsOn: '2027-05-01', ...changed });
const subjects = async (person = member) => (await mailsTo(app, person)).map(({ subject }) => subject);
const plan = () =>
  app.db((tx) =>
    tx.query<{ line: string }>(
      `SELECT lead_days || ' ' || status AS line FROM place_reminder ORDER BY settled_at, lead_days DESC`,
    ),
  );
const at = async (instant: string) => {
  await moment(app, instant);
  await Promise.all([sweeps.digest(), sweeps.digest()]);
};

describe('reminders to an employer', () => {
  it('come at eight in Amsterdam at 28, 7 and 1 days, summer time or not, each once, with three links', async () => {
    await lapsing('2026-11-22');
    for (const instant of [
      '2026-10-25T06:59:59Z', // summer time ended this night
      '2026-10-25T07:00:00Z',
      '2026-10-25T12:00:00Z',
      '2026-11-15T06:59:59Z',
      '2026-11-15T07:00:00Z',
      '2026-11-21T07:00:00Z',
      '2026-11-22T07:00:00Z',
    ])
      await at(instant);
    expect(await subjects()).toEqual([
      'Uw leerbaan vervalt over 28 dagen: Bakker',
      'Uw leerbaan vervalt over 7 dagen: Bakker',
      'Uw leerbaan vervalt over 1 dag: Bakker',
    ]);
    const last = (await mailsTo(app, member)).at(-1);
    const paths = [...(last?.text ?? '').matchAll(/http\S+(\/antwoord\/\w+)\?token=\S+/g)].map(
      ([, path]) => path,
    );
    expect(paths).toEqual(['/antwoord/verlengen', '/antwoord/vervuld', '/antwoord/stoppen']);
  });

  it('after downtime give one message at the tightest lead time; the others are overtaken', async () => {
    await lapsing('2026-11-22');
    await at('2026-11-17T03:00:00Z');
    expect(await subjects()).toEqual([]);
    await at('2026-11-17T10:00:00Z');
    await at('2026-11-18T10:00:00Z');
    expect(await subjects()).toEqual(['Uw leerbaan vervalt over 5 dagen: Bakker']);
    expect((await plan()).map(({ line }) => line)).toEqual(['28 SUPERSEDED', '7 SENT']);
  });

  it('put all places of a morning in one mail, and say nothing of one that was filled, withdrawn or extended', async () => {
    const gone = [await lapsing('2026-11-22'), await lapsing('2026-11-22'), await lapsing('2026-11-22')];
    await lapsing('2026-11-22', { title: 'Kok' });
    await lapsing('2026-11-22', { title: 'Slager' });
    const [withdrawn, extended, filled] = gone.map(({ id, version }) => ({ id, version }));
    const change = (document: string, variables: object) => app.ask(document, variables, { as: member });
    await change(
      'mutation($id: ID!, $version: Int!) { withdrawPlace(id: $id, version: $version, reason: OTHER) { problems { code } } }',
      { ...withdrawn },
    );
    await change(
      'mutation($id: ID!, $version: Int!) { extendPlace(id: $id, version: $version, lapsesOn: "2027-01-01") { problems { code } } }',
      { ...extended },
    );
    await app.db((tx) =>
      tx.execute(`UPDATE place SET seats_taken = 1, status = 'FILLED' WHERE id = $1`, [filled?.id]),
    );
    await at('2026-10-25T08:00:00Z');
    expect(await subjects()).toEqual(['2 leerbanen van u vervallen binnenkort']);
    const [mail] = await mailsTo(app, member);
    expect(mail?.text).toContain('Kok');
    expect(mail?.text).toContain('Slager');
    expect(mail?.text).not.toContain('Bakker');
  });

  it('are not sent of what was past when the date was set or the reader joined, and not to who wants none', async () => {
    await lapsing('2026-10-20');
    const late = await app.person('Laat', { role: 'EMPLOYER', subjectId: employer.id });
    const never = await app.person('Nooit', { role: 'EMPLOYER', subjectId: employer.id });
    await app.ask(
      'mutation { changeNoticeSetting(kind: PLACE_REMINDERS, how: NEVER) { problems { code } } }',
      {},
      { as: never },
    );
    await at('2026-10-02T08:00:00Z');
    expect(await subjects()).toEqual([]);
    await moment(app, '2026-10-13T12:00:00Z');
    await app.db((tx) =>
      tx.execute('UPDATE role_grant SET granted_at = app_now() WHERE account_id = $1', [late.accountId]),
    );
    await at('2026-10-13T13:00:00Z');
    expect([await subjects(), await subjects(late), await subjects(never)]).toEqual([
      ['Uw leerbaan vervalt over 7 dagen: Bakker'],
      [],
      [],
    ]);
  });

  it('follow the lead times somebody chose from then on, and those of the region on that day for who chose none', async () => {
    const chooser = await app.person('Kiest', { role: 'EMPLOYER', subjectId: employer.id });
    await lapsing('2026-11-22');
    await app.db((tx) =>
      tx.execute(
        `INSERT INTO region_setting (region_code, name, valid_from, value) VALUES ('AM05', 'employerLeadDays', '2026-11-01', '[3]')`,
      ),
    );
    await app.db((tx) =>
      app.app.get(RemindersRepository).choose(tx, chooser.accountId, [56, 14, 7], [28, 7, 1]),
    );
    for (const day of ['2026-10-25', '2026-11-08', '2026-11-15', '2026-11-19', '2026-11-21'])
      await at(`${day}T10:00:00Z`);
    expect(await subjects()).toEqual([
      'Uw leerbaan vervalt over 28 dagen: Bakker',
      'Uw leerbaan vervalt over 3 dagen: Bakker',
    ]);
    expect(await subjects(chooser)).toEqual([
      'Uw leerbaan vervalt over 14 dagen: Bakker',
      'Uw leerbaan vervalt over 7 dagen: Bakker',
    ]);
  });

  it('share the one mail of the morning with everything else', async () => {
    await givenAdviser(app, 'Anja Adviseur');
    await app.ask(
      'mutation { changeNoticeSetting(kind: PLACES_CLOSED, how: DAILY) { problems { code } } }',
      {},
      { as: member },
    );
    await lapsing('2026-11-22');
    await lapsing('2026-10-23', { title: 'Kok' });
    await moment(app, '2026-10-24T06:30:00Z');
    await sweeps.lapse();
    await app.settle();
    await moment(app, '2026-10-25T06:00:00Z');
    await at('2026-10-25T08:00:00Z');
    const mails = (await mailsTo(app, member)).filter(({ kind }) => kind === 'digest');
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('Uw leerbaan is vervallen: Kok');
  });

  it('are told again by the next mail when the one that told them never left', async () => {
    await lapsing('2026-11-22');
    await at('2026-11-15T08:00:00Z');
    await lapsing('2026-11-23', { title: 'Kok' });
    await at('2026-11-16T08:00:00Z');
    expect(await subjects()).toEqual([
      'Uw leerbaan vervalt over 7 dagen: Bakker',
      '2 leerbanen van u vervallen binnenkort',
    ]);
    const [lost] = await mailsTo(app, member);
    expect(lost?.text).toBe('');
  });
});
