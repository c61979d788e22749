import { startApp, type Person, type TestApp } from '../support/app.js';
import {
  carryOut,
  codesOf,
  givenIntroduction,
  rowsOf,
  type Result,
  type Scene,
} from './given-introduction.js';

let app: TestApp;
let adviser: Person;
beforeAll(async () => {
  app = await startApp();
  adviser = await app.person('Noor Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
});
afterAll(() => app.close());

const shown = `introduction { id status turn turns turnText moveBy endText declineReason mayDo enrolment { status toldBy
  intakeOn } milestones { kind status onDate } nextPlaces { id } } warnings problems { code message path }`;
async function ask(document: string, variables: object, as: Person | null): Promise<Result> {
  const { data, errors } = await app.ask(document, variables, { as, language: 'nl' });
  if (errors) throw new Error(errors[0]?.extensions.code ?? errors[0]?.message);
  return (data as { result: Result }).result;
}
const askSchool = (id: string, as: Person | null = adviser, email = 'intake@school.example') =>
  ask(
    `mutation($id: ID!, $email: String!) { result: askSchool(introductionId: $id, email: $email) { ${shown} } }`,
    { id, email },
    as,
  );
const record = (
  id: string,
  kind: string,
  status: string,
  onDate: string | null,
  as: Person | null = adviser,
) =>
  ask(
    `mutation($id: ID!, $kind: IntroductionMilestoneKind!, $status: IntroductionMilestoneStatus!, $onDate: Date) {
       result: recordMilestone(introductionId: $id, kind: $kind, status: $status, onDate: $onDate) { ${shown} } }`,
    { id, kind, status, onDate },
    as,
  );
const seen = async (id: string, as: Person) => {
  const { data } = await app.ask(
    `query($id: ID!) { introduction(id: $id) { status turn turns turnText moveBy endText declineReason milestones { kind }
       nextPlaces { id } enrolment { status } } }`,
    { id },
    { as, language: 'nl' },
  );
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test names the shape it expects
  return (data as { introduction: any }).introduction;
};
const today = () => app.db((tx) => Promise.resolve(tx.today));
const later = (days: number) =>
  app.db(
    async (tx) =>
      (await tx.one<{ on: string }>('SELECT (app_today() + $1::int)::text AS on', [days]))?.on ?? '',
  );

/** The token in the last mail to the college. */
async function tokenOf(id: string): Promise<string> {
  const mail = await app.db((tx) =>
    tx.one<{ text: string }>(
      `SELECT text FROM mail WHERE kind = 'school-link' AND subject_id = $1 ORDER BY created_at DESC LIMIT 1`,
      [id],
    ),
  );
  const url = /http\S+\/school\?token=\S+/.exec(mail?.text ?? '')?.[0] ?? '';
  return new URL(url).searchParams.get('token') ?? '';
}
const page = (token: string) => fetch(`${app.url}/school?token=${encodeURIComponent(token)}`);
const say = (token: string, fields: Record<string, string>, path = '') =>
  fetch(`${app.url}/school${path}?token=${encodeURIComponent(token)}`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams(fields),
  });

async function asked(): Promise<{ scene: Scene; token: string }> {
  const scene = await givenIntroduction(app, adviser, { status: 'ACCEPTED' });
  const { introduction } = await askSchool(scene.id);
  expect([introduction.turn, introduction.enrolment.status]).toEqual(['SCHOOL', 'ASKED']);
  return { scene, token: await tokenOf(scene.id) };
}

describe('a college answers without an account', () => {
  it('sees who it is about, and a GET changes nothing', async () => {
    const { scene, token } = await asked();
    const before = await rowsOf(app, scene.id);
    const response = await page(token);
    const html = await response.text();
    expect([response.status, response.headers.get('x-robots-tag')]).toEqual([200, 'noindex']);
    expect(html).toContain(scene.candidate.name);
    expect(html).toContain(scene.employer.name);
    expect(await rowsOf(app, scene.id)).toBe(before);
  });

  it.each([
    ['ADMITTED', 'ADVISER'],
    ['REFUSED', 'ADVISER'],
    ['CLASS_NOT_RUNNING', 'ADVISER'],
    ['WAITING_LIST', 'SCHOOL'],
    ['INTAKE', 'SCHOOL'],
  ])('says %s, and then the turn is with the %s: the same sentence for all', async (answer, turn) => {
    const { scene, token } = await asked();
    const done = await say(token, { answer, name: 'Sanne School', intakeOn: await later(4) });
    expect(await done.text()).toContain('Sanne School antwoordde op');
    const [one, ...others] = await Promise.all(
      [scene.candidatePerson, scene.member, adviser].map((person) => seen(scene.id, person)),
    );
    expect([one.enrolment.status, one.turn]).toEqual([answer, turn]);
    expect(one.turnText).toMatch(/aan zet, uiterlijk op/);
    for (const other of others) expect([other.turnText, other.moveBy]).toEqual([one.turnText, one.moveBy]);
    await app.settle();
    const people = [scene.candidatePerson, scene.member, adviser];
    const mails = await app.db((tx) =>
      tx.query<{ to: string }>(
        `SELECT DISTINCT a.id AS "to" FROM mail m JOIN account a ON a.email = m.to_address
         WHERE m.subject_id = $1 AND m.text LIKE '%' || $2 || '%'`,
        [scene.id, one.turnText],
      ),
    );
    expect(mails.map(({ to }) => to).sort()).toEqual(people.map(({ accountId }) => accountId).sort());
  });

  it('answers once: of many at one moment one counts, and a new link can be asked for', async () => {
    const { scene, token } = await asked();
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, n) =>
        say(token, { answer: n % 2 ? 'REFUSED' : 'ADMITTED', name: `Naam ${n}` }).then(({ url, status }) => [
          url,
          status,
        ]),
      ),
    );
    expect(answers.filter(([, status]) => status === 200)).toHaveLength(1);
    const again = await say(token, {}, '/nieuw');
    expect(await again.text()).toContain('Kijk in uw mail');
    const next = await tokenOf(scene.id);
    expect(next).not.toBe(token);
    expect(await (await say(next, { answer: 'ADMITTED', name: 'Sanne' })).text()).toContain(
      'Sanne antwoordde',
    );
  });

  it('is told what is missing, and keeps what was typed', async () => {
    const { scene, token } = await asked();
    const before = await rowsOf(app, scene.id);
    const response = await say(token, { answer: 'INTAKE', name: '' });
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(html).toContain('Vul uw naam in.');
    expect(html).toContain('Vul de dag van de intake in');
    expect(html).toMatch(/value="INTAKE"[^>]*checked|checked[^>]*value="INTAKE"/);
    expect(await rowsOf(app, scene.id)).toBe(before);
  });

  it('finds nothing behind a token that was changed, and nobody behind one whose introduction ended', async () => {
    const { scene, token } = await asked();
    expect((await page(`${token.slice(0, -3)}AAA`)).status).toBe(404);
    await carryOut(app, 'withdraw', { id: scene.id }, adviser);
    const html = await (await page(token)).text();
    expect(html).toContain('U hoeft niets te doen');
    expect(html).not.toContain(scene.candidate.name);
    expect((await say(token, { answer: 'ADMITTED', name: 'x' })).status).toBe(409);
  });

  it('is asked by an adviser of the desk alone', async () => {
    const scene = await givenIntroduction(app, adviser, { status: 'ACCEPTED' });
    await expect(askSchool(scene.id, scene.member)).rejects.toThrow('FORBIDDEN');
    expect(codesOf(await askSchool(scene.id, adviser, 'geen adres'))).toEqual(['INVALID email']);
    const proposed = await givenIntroduction(app, adviser);
    expect(codesOf(await askSchool(proposed.id))).toEqual(['NOT_ALLOWED_NOW introductionId']);
  });

  it('said no: ended for that, the seat is open to others, and everybody reads so kindly', async () => {
    const { scene, token } = await asked();
    await say(token, { answer: 'REFUSED', name: 'Sanne' });
    await carryOut(app, 'withdraw', { id: scene.id }, adviser);
    expect((await seen(scene.id, scene.candidatePerson)).endText).toContain('De school heeft nu geen plek');
    const place = await app.db((tx) =>
      tx.one('SELECT status, seats_taken AS taken FROM place WHERE id = $1', [scene.place.id]),
    );
    expect(place).toEqual({ status: 'PUBLISHED', taken: 0 });
  });
});

describe('permission comes before a trial and before the contract', () => {
  it('is the referrer’s turn, walls off both until it is given, and no employer sees it', async () => {
    const scene = await givenIntroduction(app, adviser, { status: 'ACCEPTED' });
    const by = await later(10);
    const { introduction } = await record(scene.id, 'PERMISSION', 'PLANNED', by);
    expect(introduction.turns).toEqual(['REFERRER', 'SCHOOL']);
    expect(codesOf(await record(scene.id, 'TASTER_DAY', 'PLANNED', by))).toEqual(['NOT_ALLOWED_NOW kind']);
    const confirm = () => carryOut(app, 'confirm', { id: scene.id, startsOn: scene.place.startsOn }, adviser);
    expect(codesOf(await confirm())).toEqual(['NOT_ALLOWED_NOW introductionId']);
    const [own, others] = await Promise.all([
      seen(scene.id, scene.candidatePerson),
      seen(scene.id, scene.member),
    ]);
    expect([own.milestones, others.milestones]).toEqual([[{ kind: 'PERMISSION' }], []]);
    expect(others.turnText).toBe(own.turnText);
    expect(others.turnText).not.toMatch(/toestemming|uitkering|UWV|gemeente/i);

    await record(scene.id, 'PERMISSION', 'REFUSED', await today());
    await carryOut(app, 'recordEnrolment', { id: scene.id, status: 'ADMITTED' }, adviser);
    expect((await seen(scene.id, adviser)).turn).toBe('ADVISER');
    expect(codesOf(await confirm())).toEqual(['NOT_ALLOWED_NOW introductionId']);
    await record(scene.id, 'PERMISSION', 'DONE', await today());
    expect(codesOf(await confirm())).toEqual([]);
  });
});

describe('dated facts', () => {
  it.each([
    ['MEETING', 'PROPOSED', false],
    ['MEETING', 'ACCEPTED', true],
    ['AGREEMENT', 'ACCEPTED', false],
    ['AGREEMENT', 'PLACED', true],
    ['TALK', 'PLACED', true],
    ['PERMISSION', 'PLACED', false],
    ['PERMISSION', 'EXPIRED', false],
  ] as const)('%s in %s: %s', async (kind, status, isAllowed) => {
    const scene = await givenIntroduction(app, adviser, { status });
    const before = await rowsOf(app, scene.id);
    const day = await today();
    for (const person of [scene.candidatePerson, scene.member])
      await expect(record(scene.id, kind, 'DONE', day, person)).rejects.toThrow('FORBIDDEN');
    const result = await record(scene.id, kind, 'DONE', day);
    expect(result.problems.length === 0).toBe(isAllowed);
    if (isAllowed) expect(result.introduction.milestones).toEqual([{ kind, status: 'DONE', onDate: day }]);
    else expect(await rowsOf(app, scene.id)).toBe(before);
  });
});

describe('a no', () => {
  const no = (id: string, reason: string, as: Person) =>
    ask(
      `mutation($id: ID!, $reason: DeclineReason) { result: answerIntroduction(id: $id, accept: false, reason: $reason) { ${shown} } }`,
      { id, reason },
      as,
    );

  it('tells the desk why, the other side kindly, and the candidate what else fits', async () => {
    const other = await givenIntroduction(app, adviser);
    await carryOut(app, 'withdraw', { id: other.id }, adviser);
    const scene = await givenIntroduction(app, adviser);
    await carryOut(app, 'answer', { id: scene.id, accept: true }, scene.candidatePerson);
    await no(scene.id, 'LANGUAGE', scene.member);
    const [own, told, desk] = await Promise.all([
      seen(scene.id, scene.member),
      seen(scene.id, scene.candidatePerson),
      seen(scene.id, adviser),
    ]);
    expect([own.declineReason, told.declineReason, desk.declineReason]).toEqual([
      'LANGUAGE',
      null,
      'LANGUAGE',
    ]);
    expect(told.endText).not.toMatch(/taal|Nederlands/i);
    expect(told.nextPlaces.length).toBeGreaterThan(0);
    expect(own.nextPlaces).toEqual([]);
  });

  it('takes only a reason of its own side', async () => {
    const scene = await givenIntroduction(app, adviser);
    const before = await rowsOf(app, scene.id);
    expect(codesOf(await no(scene.id, 'NO_SUPERVISION', scene.candidatePerson))).toEqual(['INVALID reason']);
    expect(await rowsOf(app, scene.id)).toBe(before);
  });
});
