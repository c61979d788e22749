import { Notices } from '../../src/notices/notices.service.js';
import { givenIntroduction, carryOut } from '../introductions/given-introduction.js';
import { alertsOf, mailsTo, moment, startAfresh, sweepsOf } from '../lapse-alerts/desk-at-work.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenAdviser, givenEmployer, givenPlace } from '../support/given.js';

let app: TestApp;
let adviser: Person;
let sweeps: ReturnType<typeof sweepsOf>;

beforeAll(async () => {
  app = await startApp();
  sweeps = sweepsOf(app);
});
afterAll(() => app.close());
beforeEach(async () => {
  await startAfresh(app);
  await moment(app, '2026-11-23T12:00:00Z');
  adviser = await givenAdviser(app, 'Anja Adviseur');
});

const change = `mutation($kind: NoticeKind!, $how: HowSoon!) {
  changeNoticeSetting(kind: $kind, how: $how) { noticeSettings { kind how } problems { code path } } }`;
const choose = async (as: Person, kind: string, how: string) => {
  const { data, errors } = await app.ask(change, { kind, how }, { as });
  expect([errors, data.changeNoticeSetting.problems]).toEqual([undefined, []]);
  return data.changeNoticeSetting.noticeSettings as { kind: string; how: string }[];
};
const subjects = async (person: Person, kind: RegExp = /./) =>
  (await mailsTo(app, person)).filter((mail) => kind.test(mail.kind)).map(({ subject }) => subject);
const laterToday = '2026-11-23T22:30:00Z';
const nextMorning = '2026-11-24T07:00:00Z';

it('shows everybody the switches of their own roles, and none of another role', async () => {
  const { member } = await givenEmployer(app);
  const settings = '{ viewer { noticeSettings { kind how } } }';
  expect((await app.ask(settings, {}, { as: member })).data.viewer.noticeSettings).toEqual([
    { kind: 'INTRODUCTION_ANSWERS', how: 'NOW' },
    { kind: 'INTRODUCTION_OUTCOMES', how: 'NOW' },
    { kind: 'PROMISES', how: 'NOW' },
    { kind: 'MESSAGES', how: 'NOW' },
    { kind: 'PLACES_CLOSED', how: 'NOW' },
    { kind: 'PLACE_REMINDERS', how: 'DAILY' },
    { kind: 'CLAIMS', how: 'NOW' },
    { kind: 'COLLEAGUES', how: 'NOW' },
  ]);
  const other = await app.ask(change, { kind: 'LAPSE_ALERTS', how: 'NEVER' }, { as: member });
  expect(other.data.changeNoticeSetting).toEqual({
    noticeSettings: [],
    problems: [{ code: 'NOT_FOUND', path: ['kind'] }],
  });
  const visitor = await app.ask(change, { kind: 'CLAIMS', how: 'NEVER' });
  expect(visitor.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  expect(await choose(member, 'CLAIMS', 'DAILY')).toContainEqual({ kind: 'CLAIMS', how: 'DAILY' });
  expect((await app.ask(settings, {}, { as: adviser })).data.viewer.noticeSettings).toContainEqual({
    kind: 'CLAIMS',
    how: 'NOW',
  });
});

it('mails at once, in one mail the next morning, or never, as each of a team chose for themselves', async () => {
  const { employer, member: atOnce } = await givenEmployer(app);
  const daily = await app.person('Dagelijks', { role: 'EMPLOYER', subjectId: employer.id });
  const never = await app.person('Nooit', { role: 'EMPLOYER', subjectId: employer.id });
  await choose(daily, 'INTRODUCTION_ANSWERS', 'DAILY');
  await choose(never, 'INTRODUCTION_ANSWERS', 'NEVER');
  for (const title of ['Kok', 'Bakker']) {
    const at = await givenPlace(app, { employer, title });
    const { id, candidatePerson } = await givenIntroduction(app, adviser, { at });
    await carryOut(app, 'answer', { id, accept: true }, candidatePerson);
    await app.settle();
  }
  const told = ['Een kandidaat wil kennismaken: Kok', 'Een kandidaat wil kennismaken: Bakker'];
  expect(await subjects(atOnce)).toEqual(told);
  expect(await subjects(daily)).toEqual([]);

  await moment(app, laterToday);
  await sweeps.digest();
  expect(await subjects(daily)).toEqual([]);
  await moment(app, nextMorning);
  await Promise.all(Array.from({ length: 5 }, () => sweeps.digest()));
  const [mail, ...more] = await mailsTo(app, daily);
  expect(more).toEqual([]);
  expect(mail).toMatchObject({ subject: '2 berichten van Routekaart', kind: 'digest' });
  expect(mail?.text.split('\n').filter((line) => line.startsWith('- '))).toEqual(
    told.map((subject) => `- ${subject}`),
  );
  expect(mail?.text).toMatch(/http:\/\/localhost:3000\/voorstellen\/[\w-]{36}/);
  await moment(app, '2026-11-25T07:00:00Z');
  await sweeps.digest();
  expect(await subjects(daily)).toHaveLength(1);
  expect(await subjects(atOnce)).toHaveLength(2);
  expect(await subjects(never)).toEqual([]);
});

it('leaves out of the morning mail what is not so any more: nobody is asked about a candidate who withdrew', async () => {
  const { employer } = await givenEmployer(app);
  const daily = await app.person('Volgende ochtend', { role: 'EMPLOYER', subjectId: employer.id });
  await choose(daily, 'INTRODUCTION_ANSWERS', 'DAILY');
  for (const title of ['Loodgieter', 'Dakdekker']) {
    const at = await givenPlace(app, { employer, title });
    const { id, candidatePerson } = await givenIntroduction(app, adviser, { at });
    await carryOut(app, 'answer', { id, accept: true }, candidatePerson);
    await app.settle();
    if (title === 'Dakdekker') continue;
    await app.db((tx) =>
      tx.execute(
        `UPDATE introduction SET status = 'WITHDRAWN', end_cause = 'CANDIDATE_WITHDREW',
      ended_at = app_now(), move_by = NULL WHERE id = $1`,
        [id],
      ),
    );
  }
  await moment(app, '2026-11-26T07:00:00Z');
  await sweeps.digest();
  const [mail] = await mailsTo(app, daily);
  expect(mail?.text).toContain('- Een kandidaat wil kennismaken: Dakdekker');
  expect(mail?.text).not.toContain('Loodgieter');
});

it('puts an adviser’s places and other news into one mail a morning', async () => {
  await choose(adviser, 'INTRODUCTION_OUTCOMES', 'DAILY');
  const { id, candidatePerson } = await givenIntroduction(app, adviser, {
    place: { title: 'Kapper', lapsesOn: '2027-04-01', startsOn: '2027-05-01' },
  });
  await carryOut(app, 'answer', { id, accept: false }, candidatePerson);
  await app.settle();
  await givenPlace(app, { title: 'Kok', lapsesOn: '2026-12-01', startsOn: '2027-05-01' });
  await moment(app, nextMorning);
  // Alerts of this morning are not sent yet: nothing may be mailed without them.
  await sweeps.digest();
  expect(await subjects(adviser)).toEqual([]);
  await sweeps.send();
  await sweeps.digest();
  await sweeps.digest();
  const mails = await mailsTo(app, adviser);
  expect(mails.map(({ subject }) => subject)).toEqual(['1 leerbaan vervalt binnenkort']);
  expect(mails[0]?.text).toContain('Kok – ');
  expect(mails[0]?.text).toContain('Ook dit is gebeurd');
  expect(mails[0]?.text).toContain('- Voorstel beëindigd: Kapper');
});

describe('a switch to never', () => {
  const news = (reason: string) => ({
    kind: 'introduction-ended' as const,
    reason,
    subject: reason,
    body: { locale: 'nl' as const, heading: reason, parts: [], footer: '' },
  });
  const tell = (person: Person, reason: string) =>
    app.db(async (tx) => {
      const account = await tx.one<{ id: string; email: string }>(
        'SELECT id, email FROM account WHERE id = $1',
        [person.accountId],
      );
      await app.app.get(Notices).tell(tx, account!, news(reason));
    });

  it('stops what is written and not sent yet, and leaves other people’s mail alone', async () => {
    const { employer, member } = await givenEmployer(app);
    const colleague = await app.person('Collega', { role: 'EMPLOYER', subjectId: employer.id });
    await tell(member, 'a');
    await tell(colleague, 'b');
    await choose(member, 'INTRODUCTION_OUTCOMES', 'NEVER');
    await app.settle();
    const sent = await app.db((tx) =>
      tx.query<{ subject: string }>('SELECT subject FROM mail WHERE sent_at IS NOT NULL ORDER BY subject'),
    );
    expect(sent.map(({ subject }) => subject)).toEqual(['b']);
  });

  it('forgets what waited for the morning', async () => {
    const { member } = await givenEmployer(app);
    await choose(member, 'INTRODUCTION_OUTCOMES', 'DAILY');
    await tell(member, 'a');
    await choose(member, 'INTRODUCTION_OUTCOMES', 'NEVER');
    await choose(member, 'INTRODUCTION_OUTCOMES', 'DAILY');
    await tell(member, 'b');
    await moment(app, nextMorning);
    await sweeps.digest();
    const [mail] = await mailsTo(app, member);
    expect(mail?.subject).toBe('1 bericht van Routekaart');
    expect(mail?.text).toContain('- b');
  });
});

describe('alerts of places that lapse', () => {
  const lapsing = () => givenPlace(app, { title: 'Kok', lapsesOn: '2026-12-07', startsOn: '2027-05-01' });

  it('go at once to who chose so, and are in no digest', async () => {
    await choose(adviser, 'LAPSE_ALERTS', 'NOW');
    await lapsing();
    await sweeps.send();
    expect(await subjects(adviser)).toEqual(['Vervalt over 14 dagen: Kok']);
    await moment(app, nextMorning);
    await sweeps.digest();
    expect(await subjects(adviser)).toHaveLength(1);
  });

  it('are on the screen alone of who chose never, also on the last day', async () => {
    await choose(adviser, 'LAPSE_ALERTS', 'NEVER');
    await lapsing();
    await givenPlace(app, { title: 'Slager', lapsesOn: '2026-11-23', startsOn: '2027-05-01' });
    await sweeps.send();
    await moment(app, nextMorning);
    await sweeps.send();
    await sweeps.digest();
    expect(await subjects(adviser)).toEqual([]);
    expect((await alertsOf(app, adviser)).map(({ place }) => place.title)).toContain('Kok');
  });
});
