import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenAdviser, givenPlace } from '../support/given.js';

let app: TestApp;
let anja: Person;
let bea: Person;
let coby: Person;
let stranger: Person;

beforeAll(async () => {
  app = await startApp();
  await app.setClock('2026-11-24T12:00:00Z');
  anja = await givenAdviser(app, 'Anja Adviseur', { rules: [] });
  bea = await givenAdviser(app, 'Bea Collega', { rules: [] });
  coby = await app.person('Coby Projectleider', { role: 'COORDINATOR', regionCode: 'AM05' });
  stranger = await givenAdviser(app, 'Gro Ningen', { regionCode: 'AM01', rules: [] });
});
afterAll(() => app.close());

const desk = async () =>
  (
    await app.ask(
      `{ desk { sites { id town } responsibilities { id adviser { name } municipality { code } sector { code } site { town } employer { name } }
         absences { id firstDay lastDay adviser { name } substitute { name } }
         gaps { openPlaces gaps { openPlaces municipality { code } sector { code } } } } }`,
      {},
      { as: coby },
    )
  ).data.desk;
const add = async (input: object, as = coby, regionCode = 'AM05') => {
  const { data, errors } = await app.ask(
    `mutation($r: ID!, $i: ResponsibilityInput!) { addResponsibility(regionCode: $r, input: $i) { problems { code path } } }`,
    { r: regionCode, i: input },
    { as },
  );
  return errors?.[0]?.extensions.code ?? data.addResponsibility.problems;
};
const whoGets = async (args: string, as = coby) =>
  (
    await app.ask(
      `{ whoGetsPlace(${args}) { by advisers { name } steps { counts rule { id } standIn { name } } } }`,
      {},
      { as },
    )
  ).data.whoGetsPlace;
const absence = async (as: Person, input: object) =>
  (
    await app.ask(
      `mutation($i: AbsenceInput!) { recordAbsence(regionCode: "AM05", input: $i) { problems { code path } } }`,
      { i: input },
      { as },
    )
  ).data.recordAbsence.problems;

it('shows at once what nobody looks after, and fills it with rules that the coordinator makes', async () => {
  const place = await givenPlace(app, { postcode4: '7511' });
  const before = (await desk()).gaps;
  expect(before.openPlaces).toBe(1);
  expect(before.gaps[0]).toMatchObject({ openPlaces: 1, municipality: { code: 'GM0153' } });
  expect(await whoGets(`placeId: "${place.id}"`)).toEqual({
    by: 'COORDINATORS',
    advisers: [{ name: 'Coby Projectleider' }],
    steps: [],
  });
  expect(await add({ accountId: anja.accountId })).toEqual([]);
  expect(await add({ accountId: bea.accountId, municipalityCode: 'GM0153' })).toEqual([]);
  expect((await desk()).gaps).toEqual({ openPlaces: 0, gaps: [] });
  const { responsibilities } = await desk();
  expect(responsibilities.map((rule: { adviser: { name: string } }) => rule.adviser.name)).toEqual([
    'Bea Collega',
    'Anja Adviseur',
  ]);
  expect(await whoGets(`placeId: "${place.id}"`)).toEqual({
    by: 'RULE',
    advisers: [{ name: 'Bea Collega' }],
    steps: [
      { counts: true, rule: { id: responsibilities[0].id }, standIn: { name: 'Bea Collega' } },
      { counts: false, rule: { id: responsibilities[1].id }, standIn: { name: 'Anja Adviseur' } },
    ],
  });
});

it('tries out a day on which somebody is away', async () => {
  expect(
    await absence(bea, { accountId: bea.accountId, firstDay: '2026-12-21', lastDay: '2026-12-31' }),
  ).toEqual([]);
  const where = 'municipalityCode: "GM0153", sectorCode: "zorg-welzijn-sport"';
  expect((await whoGets(where)).advisers).toEqual([{ name: 'Bea Collega' }]);
  expect((await whoGets(`${where}, onDate: "2026-12-24"`)).advisers).toEqual([{ name: 'Anja Adviseur' }]);
});

it('lets an adviser say for themselves when they are away, and nobody else but the coordinator', async () => {
  const days = { firstDay: '2027-01-04', lastDay: '2027-01-05' };
  expect(await absence(anja, { accountId: bea.accountId, ...days })).toEqual([
    { code: 'NOT_FOUND', path: ['input', 'accountId'] },
  ]);
  expect(await absence(stranger, { accountId: bea.accountId, ...days })).toEqual([
    { code: 'NOT_FOUND', path: ['regionCode'] },
  ]);
  expect(
    await absence(coby, { accountId: anja.accountId, ...days, substituteAccountId: bea.accountId }),
  ).toEqual([]);
  expect(await absence(anja, { accountId: anja.accountId, ...days })).toEqual([
    { code: 'INVALID', path: ['input', 'firstDay'] },
  ]);
  const { absences } = await desk();
  expect(absences).toMatchObject([
    { adviser: { name: 'Bea Collega' }, substitute: null },
    { adviser: { name: 'Anja Adviseur' }, substitute: { name: 'Bea Collega' } },
  ]);
  const end = (as: Person, id: string) =>
    app.ask(
      `mutation($id: ID!) { endAbsence(regionCode: "AM05", id: $id) { problems { code } } }`,
      { id },
      { as },
    );
  expect((await end(bea, absences[1].id)).data.endAbsence.problems).toEqual([{ code: 'NOT_FOUND' }]);
  expect((await end(anja, absences[1].id)).data.endAbsence.problems).toEqual([]);
  expect((await desk()).absences).toHaveLength(1);
});

it('knows a site by the municipalities it is nearest to', async () => {
  const { accountId } = await givenAdviser(app, 'Cas van Almelo', { rules: [] });
  const siteId = crypto.randomUUID();
  await app.db(async (tx) => {
    await tx.execute(`UPDATE site SET postcode4 = '7511' WHERE region_code = 'AM05'`);
    await tx.execute(
      `INSERT INTO site (id, region_code, name, town, postcode4) VALUES ($1, 'AM05', 'Loket', 'Almelo', '7607')`,
      [siteId],
    );
  });
  expect(await add({ accountId, siteId, municipalityCode: 'GM0141' })).toEqual([
    { code: 'INVALID', path: ['input', 'siteId'] },
  ]);
  expect(await add({ accountId, siteId })).toEqual([]);
  expect((await whoGets('municipalityCode: "GM0141"')).advisers).toEqual([{ name: 'Cas van Almelo' }]);
  expect((await whoGets('municipalityCode: "GM0153"')).advisers).toEqual([{ name: 'Bea Collega' }]);
});

it('refuses what is of another region, what is not there, and whoever is no coordinator of it', async () => {
  expect(await add({ accountId: stranger.accountId, municipalityCode: 'GM0014', sectorCode: 'x' })).toEqual([
    { code: 'INVALID', path: ['input', 'accountId'] },
    { code: 'INVALID', path: ['input', 'municipalityCode'] },
    { code: 'INVALID', path: ['input', 'sectorCode'] },
  ]);
  expect(await add({ accountId: anja.accountId, employerId: crypto.randomUUID() })).toEqual([
    { code: 'INVALID', path: ['input', 'employerId'] },
  ]);
  expect(await add({ accountId: anja.accountId })).toEqual([
    { code: 'INVALID', path: ['input', 'accountId'] },
  ]);
  expect(await add({ accountId: anja.accountId }, anja)).toBe('FORBIDDEN');
  expect(await add({ accountId: anja.accountId }, coby, 'AM01')).toEqual([
    { code: 'NOT_FOUND', path: ['regionCode'] },
  ]);
  expect(await whoGets('regionCode: "AM05"', stranger)).toBeNull();
});
