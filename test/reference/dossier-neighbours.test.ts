import { startApp, type Person, type TestApp } from '../support/app.js';

const list = `{ dossierNeighbours { dossier { code name } neighbour { code } reasonNl reasonEn } }`;
const put = `mutation($input: DossierNeighboursInput!) { putDossierNeighbours(input: $input) {
  neighbours { dossier { code } neighbour { code } reasonNl } problems { code path } } }`;
const remove = `mutation($one: ID!, $other: ID!) { removeDossierNeighbours(dossierCode: $one, neighbourCode: $other) {
  neighbours { reasonNl } problems { code } } }`;
const reasons = { reasonNl: 'Beide werken met deeg.', reasonEn: 'Both work with dough.' };

let app: TestApp;
let coordinator: Person;
beforeAll(async () => {
  app = await startApp();
  coordinator = await app.person('Carla Leider', { role: 'COORDINATOR', regionCode: 'AM05' });
});
afterAll(() => app.close());

const pairs = async () =>
  (await app.ask(list)).data.dossierNeighbours as {
    dossier: { code: string; name: string };
    neighbour: { code: string };
    reasonNl: string;
    reasonEn: string;
  }[];
const pairOf = async (one: string, other: string) =>
  (await pairs()).filter(({ dossier, neighbour }) => dossier.code === one && neighbour.code === other);

describe('neighbouring dossiers', () => {
  it('are there from the beginning, with a reason in both languages and dossiers that exist', async () => {
    const all = await pairs();
    expect(all.length).toBeGreaterThan(50);
    const known = (await app.ask(`{ dossiers { code } }`)).data.dossiers.map(
      ({ code }: { code: string }) => code,
    );
    for (const { dossier, neighbour, reasonNl, reasonEn } of all) {
      expect(known).toContain(dossier.code);
      expect(known).toContain(neighbour.code);
      expect(dossier.name).not.toBe(dossier.code);
      expect(Math.min(reasonNl.length, reasonEn.length)).toBeGreaterThan(10);
    }
  });

  it('are one pair whichever is named first; a coordinator adds, changes and removes, on the record', async () => {
    const input = { dossierCode: '23085', neighbourCode: '23024', ...reasons };
    const added = await app.ask(put, { input }, { as: coordinator });
    expect(added.data.putDossierNeighbours).toMatchObject({
      neighbours: { dossier: { code: '23024' }, neighbour: { code: '23085' } },
      problems: [],
    });
    const turned = { ...input, dossierCode: '23024', neighbourCode: '23085', reasonNl: 'Een andere reden.' };
    await app.ask(put, { input: turned }, { as: coordinator });
    expect((await pairOf('23024', '23085')).map(({ reasonNl }) => reasonNl)).toEqual(['Een andere reden.']);
    const gone = await app.ask(remove, { one: '23085', other: '23024' }, { as: coordinator });
    expect(gone.data.removeDossierNeighbours.neighbours.reasonNl).toBe('Een andere reden.');
    expect(await pairOf('23024', '23085')).toEqual([]);
    const again = await app.ask(remove, { one: '23085', other: '23024' }, { as: coordinator });
    expect(again.data.removeDossierNeighbours.problems).toEqual([{ code: 'NOT_FOUND' }]);
    const trail = await app.db((tx) =>
      tx.query<{ how: string }>(
        `SELECT details::jsonb ->> 'how' AS how FROM audit_entry
         WHERE action = 'region.dossier-neighbours-changed' AND region_code = 'AM05' ORDER BY at`,
      ),
    );
    expect(trail.map(({ how }) => how)).toEqual(['PUT', 'PUT', 'REMOVED']);
  });

  it.each([
    ['a dossier that is not there', { dossierCode: '99999' }, 'dossierCode'],
    ['one dossier with itself', { neighbourCode: '23024' }, 'neighbourCode'],
    ['no reason', { reasonNl: ' ' }, 'reasonNl'],
    ['a long reason', { reasonEn: 'x'.repeat(201) }, 'reasonEn'],
  ])('are refused with %s', async (_says, wrong, field) => {
    const input = { dossierCode: '23024', neighbourCode: '23085', ...reasons, ...wrong };
    const { data } = await app.ask(put, { input }, { as: coordinator });
    const { neighbours, problems } = data.putDossierNeighbours;
    expect(neighbours).toBeNull();
    expect(problems[0]).toEqual({ code: 'INVALID', path: ['input', field] });
  });

  it('are not for an adviser to change', async () => {
    const adviser = await app.person('Noor Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
    const input = { dossierCode: '23024', neighbourCode: '23085', ...reasons };
    const { errors } = await app.ask(put, { input }, { as: adviser });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
