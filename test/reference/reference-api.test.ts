import { startApp, type TestApp } from '../support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

describe('the official lists in the API', () => {
  it('give the regions with their municipalities, and back', async () => {
    const { data } = await app.ask('{ regions { code name municipalities { code name region { code } } } }');
    expect(data.regions).toHaveLength(35);
    const twente = data.regions.find(({ code }: { code: string }) => code === 'AM05');
    expect(twente.municipalities.map(({ name }: { name: string }) => name)).toContain('Enschede');
    expect(
      twente.municipalities.every((each: { region: { code: string } }) => each.region.code === 'AM05'),
    ).toBe(true);
  });

  it('name the sectors in the language of the request', async () => {
    const names = async (language: 'nl' | 'en') =>
      (await app.ask('{ sectors { code name } }', {}, { language })).data.sectors.find(
        ({ code }: { code: string }) => code === 'handel',
      ).name;
    expect(await names('nl')).toBe('Handel');
    expect(await names('en')).toBe('Trade and retail');
  });

  const search =
    'query($search: String, $mboLevel: Int, $sectorCode: ID, $first: Int) { qualifications(search: $search, mboLevel: $mboLevel, sectorCode: $sectorCode, first: $first) { creboCode name mboLevel dossier sector { code } } }';
  const found = async (variables: object) =>
    (await app.ask(search, variables)).data.qualifications as {
      creboCode: string;
      name: string;
      mboLevel: number;
      sector: { code: string };
    }[];

  it('find qualifications by words of the name in any order, without accents and capitals', async () => {
    const nodes = await found({ search: 'SPORT coordinator gezondheid' });
    expect(nodes.map(({ creboCode, name }) => [creboCode, name])).toEqual([
      ['25413', 'Coördinator sport, bewegen en gezondheid'],
    ]);
  });

  it('find qualifications by the beginning of the code', async () => {
    const codes = (await found({ search: '2535', first: 100 })).map(({ creboCode }) => creboCode);
    expect(codes.sort()).toEqual([
      '25350',
      '25351',
      '25352',
      '25353',
      '25354',
      '25355',
      '25356',
      '25357',
      '25358',
    ]);
  });

  it('take no sign of a search as a pattern', async () => {
    expect(await found({ search: '%' })).toEqual([]);
    expect(await found({ search: '_' })).toEqual([]);
  });

  it('filter by level and sector, by name, as many as asked', async () => {
    const nodes = await found({ mboLevel: 2, sectorCode: 'handel', first: 1 });
    expect(nodes).toHaveLength(1);
    expect(nodes.every(({ mboLevel, sector }) => mboLevel === 2 && sector.code === 'handel')).toBe(true);
    expect(await found({})).toHaveLength(20);
  });

  it.each([0, 101])('refuse to give %d at once', async (first) => {
    expect((await app.ask(search, { first })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('tell the minimum wage of today', async () => {
    const { data } = await app.ask('{ minimumWages { age centsPerHour } }');
    expect(data.minimumWages).toContainEqual({ age: 17, centsPerHour: 581 });
  });
});

describe('a coordinator', () => {
  const input = {
    creboCode: '25603',
    name: 'Loodgieter',
    mboLevel: 3,
    dossierCode: '23999',
    dossier: 'Water',
    sectorCode: 'handel',
  };
  const add =
    'mutation($input: QualificationInput!) { addQualification(input: $input) { qualification { creboCode endedOn } problems { code path message } } }';
  const end =
    'mutation($code: ID!) { endQualification(creboCode: $code) { qualification { creboCode endedOn } problems { code path } } }';

  it('adds a qualification once, and ends it: then it is not found any more', async () => {
    const as = await app.person('Cor', { role: 'COORDINATOR', regionCode: 'AM05' });
    expect((await app.ask(add, { input }, { as })).data.addQualification).toEqual({
      qualification: { creboCode: '25603', endedOn: null },
      problems: [],
    });
    expect((await app.ask(add, { input }, { as })).data.addQualification.problems).toMatchObject([
      { code: 'INVALID', path: ['input', 'creboCode'] },
    ]);
    expect((await app.ask('{ qualifications(search: "25603") { name } }')).data.qualifications).toEqual([
      { name: 'Loodgieter' },
    ]);
    const { today } = (await app.db((tx) => tx.one<{ today: string }>('SELECT app_today()::text AS today')))!;
    expect((await app.ask(end, { code: '25603' }, { as })).data.endQualification.qualification.endedOn).toBe(
      today,
    );
    expect((await app.ask(end, { code: '25603' }, { as })).data.endQualification.problems).toMatchObject([
      { code: 'NOT_ALLOWED_NOW' },
    ]);
    expect((await app.ask('{ qualifications(search: "25603") { name } }')).data.qualifications).toEqual([]);
  });

  it('is told what is wrong: an unknown sector, an unknown code, a code of four digits', async () => {
    const as = await app.person('Cor', { role: 'COORDINATOR', regionCode: 'AM05' });
    const problems = (
      await app.ask(add, { input: { ...input, creboCode: '25604', sectorCode: 'x' } }, { as })
    ).data.addQualification.problems;
    expect(problems).toMatchObject([
      {
        code: 'INVALID',
        path: ['input', 'sectorCode'],
        message: expect.stringContaining('sector') as string,
      },
    ]);
    expect((await app.ask(end, { code: '99999' }, { as })).data.endQualification.problems).toMatchObject([
      { code: 'UNKNOWN_QUALIFICATION' },
    ]);
    expect(
      (await app.ask(add, { input: { ...input, creboCode: '2560' } }, { as })).errors?.[0]?.extensions.code,
    ).toBe('BAD_USER_INPUT');
  });

  it('is the only one who may', async () => {
    const adviser = await app.person('Ad', { role: 'ADVISER', regionCode: 'AM05' });
    expect((await app.ask(add, { input }, { as: adviser })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await app.ask(end, { code: '25001' })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});
