import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenIntroduction } from '../introductions/given-introduction.js';
import * as given from './given-remedies.js';
import { codes } from './given-remedies.js';

let app: TestApp;
let adviser: Person;
let coordinator: Person;
let elsewhere: Person;
beforeAll(async () => {
  app = await startApp();
  adviser = await app.person('Noor Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
  coordinator = await app.person('Carla Leider', { role: 'COORDINATOR', regionCode: 'AM05' });
  elsewhere = await app.person('Gerda Leider', { role: 'COORDINATOR', regionCode: 'AM01' });
  await given.fillCatalogue(app);
});
afterAll(() => app.close());

const say = (as: Person, variables: object) => given.say(app, as, variables);
const offer = (as: Person, variables: object) => given.offer(app, as, variables);
const remedyId = (kind: string) => given.remedyId(app, kind);

describe('the catalogue', () => {
  const entries = `entry { version remedy { id name validUntil } nameNl conditions { on atLeast } conditionTexts }
    problems { code message path }`;
  const input = {
    kind: 'SHARED_MENTOR',
    eases: ['SUPERVISION'],
    sides: ['EMPLOYER'],
    isPersonal: false,
    nameNl: 'Samen opleiden',
    nameEn: 'Training together',
    textNl: 'Twee bedrijven delen een opleider.',
    textEn: 'Two employers share a mentor.',
    offeredBy: 'Loket',
    conditions: [{ on: 'HOURS_A_WEEK', atLeast: 16 }],
    source: 'Afspraak van het loket',
    validFrom: '2026-01-01',
  };
  const add = (as: Person, changed: object = {}) =>
    app.ask(
      `mutation($i: RemedyInput!) { addRemedy(regionCode: "AM05", input: $i) { ${entries} } }`,
      { i: { ...input, ...changed } },
      { as },
    );
  it('is kept by the coordinator of the region, by version', async () => {
    expect((await add(adviser)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await add(elsewhere)).data.addRemedy.problems[0].code).toBe('NOT_FOUND');
    const { entry } = (await add(coordinator)).data.addRemedy;
    expect(entry).toMatchObject({ version: 1, conditionTexts: ['uren per week: minstens 16'] });
    const change = async (version: number) =>
      (
        await app.ask(
          `mutation($id: ID!, $v: Int!, $i: RemedyInput!) { changeRemedy(id: $id, version: $v, input: $i) { ${entries} } }`,
          { id: entry.remedy.id, v: version, i: { ...input, validUntil: '2026-06-30' } },
          { as: coordinator },
        )
      ).data.changeRemedy;
    expect((await change(1)).entry).toMatchObject({ version: 2, remedy: { validUntil: '2026-06-30' } });
    expect((await change(1)).problems[0].code).toBe('STALE');
    const wrong = (await add(coordinator, { kind: 'JOB_COACH', nameEn: ' ' })).data.addRemedy.problems;
    expect(wrong.map(({ path }: { path: string[] }) => path.join('.'))).toEqual([
      'input.nameEn',
      'input.isPersonal',
    ]);
    const { id } = await givenIntroduction(app, adviser);
    const ended = {
      introductionId: id,
      remedyId: entry.remedy.id,
      hesitation: 'SUPERVISION',
      toSide: 'EMPLOYER',
    };
    expect(codes(await offer(adviser, ended))).toEqual(['NOT_ALLOWED_NOW remedyId']);
  });
});

it('tells an amount outside the desk once a coordinator checked it, dated, until that is too long ago', async () => {
  const scene = await givenIntroduction(app, adviser);
  await say(scene.member, { introductionId: scene.id, kind: 'COST' });
  const remedy = await remedyId('PRACTICE_LEARNING_SUBSIDY');
  const seenBy = async (as: Person) => {
    const { data } = await app.ask(
      `query($id: ID!) { introduction(id: $id) { remedyProposals { worthText remedy { id amountText checkedOn isChecked } } } }`,
      { id: scene.id },
      { as },
    );
    return data.introduction.remedyProposals.find(
      (each: { remedy: { id: string } }) => each.remedy.id === remedy,
    );
  };
  const check = async (as: Person, version: number) =>
    app.ask(
      `mutation($id: ID!, $v: Int!) { checkRemedy(id: $id, version: $v) {
         entry { version checkedBy { name } remedy { checkedOn isChecked } } problems { code } } }`,
      { id: remedy, v: version },
      { as },
    );
  expect(await seenBy(scene.member)).toMatchObject({
    worthText: null,
    remedy: { amountText: null, checkedOn: null, isChecked: false },
  });
  expect((await seenBy(adviser)).remedy.amountText).toContain('2.700');
  expect((await check(adviser, 1)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect((await check(elsewhere, 1)).data.checkRemedy.problems[0].code).toBe('NOT_FOUND');
  const { entry } = (await check(coordinator, 1)).data.checkRemedy;
  expect(entry).toMatchObject({ version: 2, remedy: { isChecked: true } });
  expect(entry.checkedBy.name).toEqual(expect.any(String));
  expect((await check(coordinator, 1)).data.checkRemedy.problems[0].code).toBe('STALE');
  expect((await seenBy(scene.member)).remedy.amountText).toContain('2.700');
  const noted = await app.db((tx) => tx.query(`SELECT FROM audit_entry WHERE action = 'remedy.checked'`));
  expect(noted).toHaveLength(1);
  await app.db((tx) =>
    tx.execute(`UPDATE remedy SET checked_on = app_today() - interval '13 months' WHERE id = $1`, [remedy]),
  );
  expect((await seenBy(scene.member)).remedy).toMatchObject({ amountText: null, isChecked: false });
});
