import { AccountsRepository } from '../../src/access/accounts.repository.js';
import { Notices } from '../../src/notices/notices.service.js';
import type { NoticeMail } from '../../src/notices/notice.js';
import { mailsTo, moment, startAfresh, sweepsOf } from '../lapse-alerts/desk-at-work.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenAdviser } from '../support/given.js';

let app: TestApp;
let adviser: Person;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await startAfresh(app);
  adviser = await givenAdviser(app, 'Anja Adviseur');
});

const change = `mutation($kind: NoticeKind!, $how: HowSoon!) {
  changeNoticeSetting(kind: $kind, how: $how) { problems { code path } } }`;
const wants = (kind: string, how: string) => app.ask(change, { kind, how }, { as: adviser });
/** Something happens that the adviser may hear of, by this sort of mail. */
const happens = (kind: NoticeMail, reason: string) =>
  app.db(async (tx) => {
    const [account] = await app.app.get(AccountsRepository, { strict: false }).byIds(tx, [adviser.accountId]);
    const button = { kind: 'button' as const, label: 'Kijk', url: `http://localhost:3000/${reason}` };
    const body = { locale: 'nl' as const, heading: reason, parts: [button], footer: 'x' };
    await app.app.get(Notices, { strict: false }).tell(tx, account!, { kind, reason, subject: reason, body });
  });
const digest = () => sweepsOf(app).digest();
const subjects = async () => (await mailsTo(app, adviser)).map(({ subject }) => subject);
const sent = () =>
  app.db(
    async (tx) =>
      await tx.query<{ subject: string; text: string }>(
        `SELECT subject, text FROM mail WHERE sent_at IS NOT NULL ORDER BY sent_at`,
      ),
  );

it('sends one nudge by itself, and tells the others of that day in the next morning mail', async () => {
  await wants('FIRST_CANDIDATES', 'NOW');
  await moment(app, '2026-11-24T10:00:00+01:00');
  await happens('first-candidate', 'een');
  await happens('first-candidate', 'twee');
  await digest();
  expect(await subjects()).toEqual(['een']);
  await moment(app, '2026-11-25T08:00:01+01:00');
  await digest();
  const [, morning, ...more] = await mailsTo(app, adviser);
  expect(morning?.text).toContain('twee');
  expect(more).toEqual([]);
});

it('sends no nudge on a day that had its morning mail, and does not before nine', async () => {
  await wants('FIRST_CANDIDATES', 'NOW');
  await wants('REFERRALS', 'DAILY');
  await moment(app, '2026-11-24T07:00:00+01:00');
  await happens('candidate-referred', 'aangemeld');
  await happens('first-candidate', 'vroeg');
  expect(await subjects()).toEqual([]);
  await moment(app, '2026-11-24T08:00:01+01:00');
  await digest();
  await moment(app, '2026-11-24T11:00:00+01:00');
  await happens('first-candidate', 'later');
  const mails = await mailsTo(app, adviser);
  expect(mails.map(({ kind }) => kind)).toEqual(['digest']);
  expect(mails[0]?.text).toMatch(/aangemeld[^]*vroeg/);
});

it('keeps news that can wait from leaving in the evening, and lets an answer leave', async () => {
  await wants('REFERRALS', 'NOW');
  await moment(app, '2026-11-24T20:00:01+01:00');
  await happens('candidate-referred', 'aangemeld');
  await happens('introduction-ended', 'antwoord');
  await app.settle();
  expect((await sent()).map(({ subject }) => subject)).toEqual(['antwoord']);
  await moment(app, '2026-11-25T08:00:01+01:00');
  await app.settle();
  expect((await sent()).map(({ subject }) => subject)).toEqual(['antwoord', 'aangemeld']);
});

it('writes no morning mail in the evening', async () => {
  await wants('FIRST_CANDIDATES', 'DAILY');
  await moment(app, '2026-11-23T10:00:00+01:00');
  await happens('first-candidate', 'een');
  await moment(app, '2026-11-24T20:00:01+01:00');
  await digest();
  expect(await subjects()).toEqual([]);
  await moment(app, '2026-11-25T08:00:01+01:00');
  await digest();
  expect(await subjects()).toHaveLength(1);
});

it('sends one morning mail that tells it all after days in which the mail server was away', async () => {
  await wants('FIRST_CANDIDATES', 'DAILY');
  for (const day of [23, 24, 25]) {
    await moment(app, `2026-11-${day}T07:00:00+01:00`);
    await happens('first-candidate', `van-${day}`);
    await moment(app, `2026-11-${day}T08:00:01+01:00`);
    await digest();
  }
  await app.settle();
  const [only, ...more] = await sent();
  expect(only?.text).toMatch(/van-23[^]*van-24[^]*van-25/);
  expect(more).toEqual([]);
  await moment(app, '2026-11-26T08:00:01+01:00');
  await digest();
  await app.settle();
  expect(await sent()).toHaveLength(1);
});

describe('the link of List-Unsubscribe', () => {
  const linkOf = async () => {
    const row = await app.db((tx) =>
      tx.one<{ url: string }>('SELECT unsubscribe_url AS url FROM mail ORDER BY position DESC LIMIT 1'),
    );
    return String(row?.url).replace('http://localhost:3000', app.url);
  };
  const settings = async () => {
    const { data } = await app.ask('{ viewer { noticeSettings { kind how } } }', {}, { as: adviser });
    return Object.fromEntries(
      data.viewer.noticeSettings.map(({ kind, how }: { kind: string; how: string }) => [kind, how]),
    );
  };

  it('shows a page with a button that changes nothing, and stops that kind when posted to, by nobody signed in', async () => {
    await moment(app, '2026-11-24T10:00:00+01:00');
    await wants('REFERRALS', 'NOW');
    await happens('candidate-referred', 'aangemeld');
    const link = await linkOf();
    const page = await fetch(link, { headers: { accept: 'text/html' } });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<form method="post">')]);
    expect((await settings()).REFERRALS).toBe('NOW');
    const body = 'List-Unsubscribe=One-Click';
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await fetch(link, { method: 'POST', body, headers })).status).toBe(200);
    expect(await settings()).toMatchObject({ REFERRALS: 'NEVER', INTRODUCTION_ANSWERS: 'NOW' });
    await app.settle();
    expect(await sent()).toEqual([]);
  });

  it('of a morning mail stops whatever is told in it, and nothing that goes at once', async () => {
    await wants('CLAIMS', 'NEVER');
    await wants('FIRST_CANDIDATES', 'WEEKLY');
    await moment(app, '2026-11-23T07:00:00+01:00');
    await happens('first-candidate', 'een');
    await moment(app, '2026-11-23T08:00:01+01:00');
    await digest();
    expect((await fetch(await linkOf(), { method: 'POST' })).status).toBe(200);
    expect(await settings()).toMatchObject({
      LAPSE_ALERTS: 'NEVER',
      FIRST_CANDIDATES: 'NEVER',
      CLAIMS: 'NEVER',
      INTRODUCTION_ANSWERS: 'NOW',
    });
  });

  it.each(['who', 'what', 'mark'])('does nothing when its %s is another', async (part) => {
    await moment(app, '2026-11-24T10:00:00+01:00');
    await wants('REFERRALS', 'NOW');
    await happens('candidate-referred', 'aangemeld');
    const link = new URL(await linkOf());
    const other = { who: '00000000-0000-4000-8000-000000000000', what: 'LAPSE_ALERTS', mark: 'x.y' }[part];
    link.searchParams.set(part, String(other));
    expect((await fetch(link, { method: 'POST' })).status).toBe(404);
    expect(await settings()).toMatchObject({ REFERRALS: 'NOW', LAPSE_ALERTS: 'DAILY' });
  });
});
