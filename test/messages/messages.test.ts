import { givenIntroduction, carryOut, type Scene } from '../introductions/given-introduction.js';
import { mailsTo, moment, startAfresh } from '../lapse-alerts/desk-at-work.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenAdviser } from '../support/given.js';

let app: TestApp;
let adviser: Person;
let scene: Scene;
beforeAll(async () => void (app = await startApp()));
afterAll(() => app.close());
beforeEach(async () => {
  await startAfresh(app);
  await moment(app, '2026-11-24T10:00:00+01:00');
  adviser = await givenAdviser(app, 'Noor Adviseur');
  scene = await givenIntroduction(app, adviser);
});

const said = 'Ik kan alleen op dinsdag';
const mutation = async (document: string, variables: object, as: Person | null) => {
  const { data, errors } = await app.ask(document, { id: scene.id, ...variables }, { as });
  if (errors) return errors[0]?.extensions.code;
  const [{ problems }] = Object.values(data) as [{ problems: { code: string; path: string[] }[] }];
  return problems.length === 0 ? 'done' : `${problems[0]?.code} ${problems[0]?.path.join('.')}`;
};
const write = (text: string, as: Person | null) =>
  mutation(
    'mutation($id: ID!, $text: String!) { writeMessage(introductionId: $id, text: $text) { problems { code path } } }',
    { text },
    as,
  );
const read = (as: Person) =>
  mutation('mutation($id: ID!) { readMessages(introductionId: $id) { problems { code path } } }', {}, as);
const note = (text: string, as: Person | null) =>
  mutation(
    'mutation($id: ID!, $text: String!) { keepCaseNote(introductionId: $id, text: $text) { problems { code path } } }',
    { text },
    as,
  );
const seen = async (as: Person) => {
  const { data } = await app.ask(
    `query($id: ID!) { introduction(id: $id) { mayWrite unreadMessages caseNotes { text }
      thread { totalCount nodes { position from isMine isForEmployer text readBy } } } }`,
    { id: scene.id },
    { as },
  );
  return data.introduction;
};
const texts = async (as: Person) =>
  (await seen(as)).thread.nodes.map(({ text }: { text: string }) => text).reverse();
const yes = (onBehalfOf: string) =>
  carryOut(app, 'answer', { id: scene.id, accept: true, onBehalfOf }, adviser);
const told = async (person: Person, kind = 'message-written') => {
  await app.settle();
  return (await mailsTo(app, person)).filter((mail) => mail.kind === kind);
};
const tokenIn = (text = '') => new URL(/http\S+\/bericht\?token=\S+/.exec(text)?.[0] ?? 'http://x').searchParams.get('token') ?? ''; // prettier-ignore
const page = (token: string) => fetch(`${app.url}/bericht?token=${encodeURIComponent(token)}`);
const post = (token: string, text: string, path = '') =>
  fetch(`${app.url}/bericht${path}?token=${encodeURIComponent(token)}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ text }),
  });

it('keeps the candidate unknown: an employer writes and reads since the yes, and nothing from before it', async () => {
  const { candidatePerson, member } = scene;
  expect(await write('Ik ben Sanne Verbeek', candidatePerson)).toBe('done');
  expect(await write('Wie is dit?', member)).toBe('NOT_ALLOWED_NOW introductionId');
  expect(await seen(member)).toMatchObject({ mayWrite: false, unreadMessages: 0, thread: { totalCount: 0 } });
  expect(await told(member)).toEqual([]);
  await yes('CANDIDATE');
  expect(await write('Kunt u donderdag?', adviser)).toBe('done');
  expect(await write('Kom gerust langs', member)).toBe('done');
  expect(await texts(member)).toEqual(['Kunt u donderdag?', 'Kom gerust langs']);
  expect(await texts(candidatePerson)).toEqual([
    'Ik ben Sanne Verbeek',
    'Kunt u donderdag?',
    'Kom gerust langs',
  ]);
  // Even by asking the database as the employer.
  await carryOut(app, 'withdraw', { id: scene.id }, adviser);
  expect(await texts(member)).toEqual([]);
  expect(await write('Nog één ding', member)).toBe('NOT_ALLOWED_NOW introductionId');
  expect(await write('Nog één ding', candidatePerson)).toBe('NOT_ALLOWED_NOW introductionId');
  expect(await texts(candidatePerson)).toHaveLength(3);
});

it('knows what was read by whom, also when two write at once', async () => {
  const { candidatePerson, member } = scene;
  await yes('CANDIDATE');
  const all = [candidatePerson, member, adviser];
  await Promise.all(Array.from({ length: 9 }, (_, at) => write(`bericht ${at}`, all[at % 3] as Person)));
  const { thread } = await seen(adviser);
  expect(thread.nodes.map(({ position }: { position: number }) => position)).toEqual([
    9, 8, 7, 6, 5, 4, 3, 2, 1,
  ]);
  for (const each of all) await read(each);
  expect((await seen(member)).unreadMessages).toBe(0);
  expect(await write('En nu?', candidatePerson)).toBe('done');
  const now = await seen(member);
  expect(now.unreadMessages).toBe(1);
  expect(now.thread.nodes[0]).toMatchObject({ from: 'CANDIDATE', isMine: false, readBy: [] });
  await read(member);
  expect((await seen(candidatePerson)).thread.nodes[0]).toMatchObject({ isMine: true, readBy: ['EMPLOYER'] });
  expect((await seen(adviser)).unreadMessages).toBe(1);
});

it('refuses what is empty, too long, a citizen service number, and who has no side', async () => {
  const { candidatePerson } = scene;
  expect(await write('  ', candidatePerson)).toBe('INVALID text');
  expect(await write('x'.repeat(2001), candidatePerson)).toBe('INVALID text');
  expect(await write('Mijn nummer is 123456782', candidatePerson)).toBe('INVALID text');
  const coordinator = await app.person('Projectleider', { role: 'COORDINATOR', regionCode: 'AM05' });
  const stranger = await app.person('Vreemde', { role: 'ADVISER', regionCode: 'AM01' });
  expect(await write('Hallo', coordinator)).toBe('FORBIDDEN');
  expect(await write('Hallo', stranger)).toBe('NOT_FOUND introductionId');
  expect(await write('Hallo', null)).toBe('UNAUTHENTICATED');
  expect(await texts(candidatePerson)).toEqual([]);
});

it('mails once that there is something to read, without a word of it; the link answers once', async () => {
  const { candidatePerson, member } = scene;
  await yes('CANDIDATE');
  await app.settle();
  await write(said, candidatePerson);
  await write('En liefst ’s ochtends', candidatePerson);
  const [mail, ...more] = await told(member);
  expect(more).toEqual([]);
  expect(`${mail?.subject} ${mail?.text}`).not.toMatch(/dinsdag|ochtends|Sanne|Verbeek/);
  expect(await told(candidatePerson)).toEqual([]);

  const token = tokenIn(mail?.text);
  const shown = await (await page(token)).text();
  expect(shown).toContain(said);
  expect(shown).not.toContain('Verbeek');
  expect((await seen(member)).unreadMessages).toBe(2);
  expect((await page(`${token}x`)).status).toBe(404);
  expect((await post(token, ' ')).status).toBe(422);
  expect((await post(token, 'BSN 123456782')).status).toBe(422);
  const answers = await Promise.all([post(token, 'Dinsdag is goed'), post(token, 'Dinsdag is goed')]);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  expect(await texts(candidatePerson)).toEqual([said, 'En liefst ’s ochtends', 'Dinsdag is goed']);
  expect((await seen(member)).unreadMessages).toBe(0);
  const after = await (await page(token)).text();
  expect(after).toContain('Uw bericht is verstuurd');
  expect(after).not.toContain(said);
  expect((await post(token, '', '/nieuw')).status).toBe(200);
  expect(await told(member, 'message-link')).toHaveLength(1);

  // A second streak on one day waits for the morning; a reader who left by then gets nothing.
  await write('Tot dinsdag', candidatePerson);
  expect(await told(member)).toHaveLength(1);
  expect(await app.db((tx) => tx.query(`SELECT kind FROM notice WHERE account_id = $1 AND kind = 'MESSAGES'`, [member.accountId]))).toHaveLength(1); // prettier-ignore
  await app.db((tx) => tx.execute('UPDATE role_grant SET ended_at = app_now() WHERE account_id = $1', [member.accountId])); // prettier-ignore
  expect((await page(token)).status).toBe(404);
});

it('keeps notes for the case team alone', async () => {
  expect(await note('Belt liever na vieren', adviser)).toBe('done');
  expect((await seen(adviser)).caseNotes).toEqual([{ text: 'Belt liever na vieren' }]);
  const colleague = await app.person('Collega', { role: 'ADVISER', regionCode: 'AM05' });
  const coordinator = await app.person('Projectleider', { role: 'COORDINATOR', regionCode: 'AM05' });
  expect(await note('Ik ook', colleague)).toBe('NOT_FOUND introductionId');
  expect(await note('Ik ook', scene.candidatePerson)).toBe('FORBIDDEN');
  for (const as of [colleague, coordinator, scene.candidatePerson, scene.member])
    expect((await seen(as)).caseNotes).toBeNull();
});
