import { ImportClassStarts } from '../../src/colleges/import-class-starts.usecase.js';
import { ClassStartsRepository, type ClassWanted } from '../../src/colleges/class-starts.repository.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { asTest } from '../support/test-transaction.js';

let app: TestApp;
let adviser: Person;
beforeAll(async () => {
  app = await startApp();
  await app.setClock('2026-11-21T10:00:00Z');
  adviser = await app.person('Ad', { role: 'ADVISER', regionCode: 'AM05' });
});
afterAll(() => app.close());
beforeEach(() => app.db((tx) => tx.execute('DELETE FROM class_start')));

const input = {
  college: 'ROC Voorbeeld',
  creboCode: '25357',
  town: 'hengelo',
  schoolDays: 'maandag',
  firstLessonOn: '2027-02-01',
  enrolBy: '2027-01-15',
  status: 'OPEN',
  checkedOn: '2026-11-20',
};
const fields =
  'id version college town schoolDays firstLessonOn enrolBy status checkedOn qualification { creboCode }';
const record = `mutation($input: ClassStartInput!) { recordClassStart(input: $input) { classStart { ${fields} } problems { code path } } }`;
const change = `mutation($id: ID!, $version: Int!, $input: ClassStartInput!) { changeClassStart(id: $id, version: $version, input: $input) { classStart { ${fields} } problems { code path } } }`;
const recorded = async (more: object = {}, as = adviser) =>
  (await app.ask(record, { input: { ...input, ...more } }, { as })).data.recordClassStart;

describe('an adviser who writes down a class start', () => {
  it('names the town; the one of that name in the own region is meant', async () => {
    const { classStart, problems } = await recorded();
    expect(problems).toEqual([]);
    expect(classStart).toMatchObject({
      college: 'ROC Voorbeeld',
      schoolDays: 'maandag',
      firstLessonOn: '2027-02-01',
      enrolBy: '2027-01-15',
      status: 'OPEN',
      checkedOn: '2026-11-20',
      town: 'Hengelo',
      version: 1,
      qualification: { creboCode: '25357' },
    });
    const postcodes = await app.db((tx) =>
      tx.query<{ municipality: string }>(
        'SELECT p.municipality_code AS municipality FROM class_start s JOIN postcode p ON p.pc4 = s.postcode4',
      ),
    );
    expect(postcodes).toEqual([{ municipality: 'GM0164' }]);
  });

  it('writes it down once', async () => {
    await recorded();
    expect((await recorded({ status: 'FULL' })).problems).toMatchObject([
      { code: 'INVALID', path: ['input', 'firstLessonOn'] },
    ]);
  });

  it.each<[object, string, string[]]>([
    [{ creboCode: '99999' }, 'UNKNOWN_QUALIFICATION', ['input', 'creboCode']],
    [{ town: 'Nergenshuizen' }, 'INVALID', ['input', 'town']],
    [{ town: 'Maastricht' }, 'INVALID', ['input', 'town']],
    [{ enrolBy: '2027-02-02' }, 'INVALID', ['input', 'enrolBy']],
    [{ checkedOn: '2026-11-22' }, 'INVALID', ['input', 'checkedOn']],
  ])('with %p is told what is wrong', async (more, code, path) => {
    expect(await recorded(more)).toEqual({ classStart: null, problems: [{ code, path }] });
  });

  it('may write one down in a region beside the own one', async () => {
    expect((await recorded({ town: 'Doetinchem' })).problems).toEqual([]);
  });

  it('changes it by version; a stale change changes nothing', async () => {
    const { classStart } = await recorded();
    const changed = async (version: number, status: string, as = adviser) =>
      (await app.ask(change, { id: classStart.id, version, input: { ...input, status } }, { as })).data
        .changeClassStart;
    expect((await changed(1, 'FULL')).classStart).toMatchObject({ status: 'FULL', version: 2 });
    expect((await changed(1, 'NOT_RUNNING')).problems).toEqual([{ code: 'STALE', path: ['version'] }]);
    expect(
      (await app.ask(`{ classStarts(creboCode: "25357") { nodes { status } } }`, {}, { as: adviser })).data
        .classStarts.nodes,
    ).toEqual([{ status: 'FULL' }]);
    const far = await app.person('Gré', { role: 'ADVISER', regionCode: 'AM01' });
    expect((await changed(2, 'OPEN', far)).problems).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('cannot change it into another that is there already', async () => {
    const { classStart } = await recorded();
    await recorded({ firstLessonOn: '2027-03-01' });
    const variables = {
      id: classStart.id,
      version: 1,
      input: { ...input, town: 'Hengelo', firstLessonOn: '2027-03-01' },
    };
    expect((await app.ask(change, variables, { as: adviser })).data.changeClassStart.problems).toMatchObject([
      { code: 'INVALID' },
    ]);
  });

  it('is an adviser or coordinator: nobody else', async () => {
    const candidate = await app.person('Ca', {
      role: 'CANDIDATE',
      subjectId: '00000000-0000-4000-8000-000000000001',
    });
    expect((await app.ask(record, { input }, { as: candidate })).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
    expect(
      (await app.ask('{ classStarts { totalCount } }', {}, { as: candidate })).data.classStarts.totalCount,
    ).toBe(0);
  });

  it('finds them by qualification, region, status and date, the earliest first', async () => {
    await recorded({ firstLessonOn: '2027-03-01' });
    await recorded();
    await recorded({ creboCode: '25358', status: 'FULL' });
    await recorded({ town: 'Doetinchem' });
    const found = async (filter: string) =>
      (
        await app.ask(
          `{ classStarts(${filter}) { totalCount nodes { firstLessonOn } } }`,
          {},
          { as: adviser },
        )
      ).data.classStarts;
    expect(await found('creboCode: "25357", regionCode: "AM05"')).toEqual({
      totalCount: 2,
      nodes: [{ firstLessonOn: '2027-02-01' }, { firstLessonOn: '2027-03-01' }],
    });
    expect((await found('statuses: [FULL]')).totalCount).toBe(1);
    expect((await found('from: "2027-02-02"')).totalCount).toBe(1);
    expect((await found('first: 1')).nodes).toHaveLength(1);
  });
});

describe('class starts within reach', () => {
  const wanted: ClassWanted = {
    creboCode: '25357',
    postcode4: '7551',
    from: null,
    until: '2027-02-01',
    reachKm: 40,
  };
  const towns = (...each: Partial<ClassWanted>[]) =>
    app.db(async (tx) =>
      (
        await app.app.get(ClassStartsRepository).within(
          tx,
          each.map((one) => ({ ...wanted, ...one })),
        )
      ).map((starts) => starts.map(({ town }) => town)),
    );

  it('are those of the qualification, near enough, that begin in the period; all wishes in one question', async () => {
    await recorded();
    await recorded({ town: 'Doetinchem', firstLessonOn: '2027-01-25' });
    await recorded({ creboCode: '25358', town: 'Almelo' });
    expect(
      await towns(
        {},
        { reachKm: 60 },
        { until: '2027-01-31' },
        { from: '2027-02-02', until: '2027-03-01' },
        { creboCode: '25358' },
        { creboCode: '25001' },
      ),
    ).toEqual([['Hengelo'], ['Doetinchem', 'Hengelo'], [], [], ['Almelo'], []]);
  });

  it('begin today or later when no first day is said', async () => {
    await recorded({ firstLessonOn: '2026-11-20', enrolBy: null });
    await recorded({ firstLessonOn: '2026-11-21', enrolBy: null, town: 'Almelo' });
    expect(await towns({}, { from: '2026-11-01' })).toEqual([['Almelo'], ['Hengelo', 'Almelo']]);
  });

  it('propose when a place lapses: on the last day to enrol for the next open one, by the reach of the region', async () => {
    await recorded({ status: 'FULL', firstLessonOn: '2027-01-10', enrolBy: null });
    await recorded();
    const proposal = async (more = '') =>
      (
        await app.ask(
          `{ lapseProposal(creboCode: "25357", postcode4: "7551", startsOn: "2027-02-01"${more}) { lapsesOn classStart { town } } }`,
        )
      ).data.lapseProposal;
    expect(await proposal()).toEqual({ lapsesOn: '2027-01-15', classStart: { town: 'Hengelo' } });
    expect(await proposal(', startsFrom: "2027-02-02"')).toBeNull();
    await app.db((tx) =>
      tx.execute(
        `INSERT INTO region_setting (region_code, name, valid_from, value) VALUES ('AM05', 'classReachKm', '2026-01-01', '1')`,
      ),
    );
    await recorded({ town: 'Enschede', firstLessonOn: '2027-01-31', enrolBy: null });
    expect(await proposal()).toEqual({ lapsesOn: '2027-01-15', classStart: { town: 'Hengelo' } });
  });
});

describe('a list of class starts', () => {
  const run = async (text: string, options = {}) =>
    asTest(() =>
      app.app.get(ImportClassStarts).execute(Buffer.from(text), { regionCode: 'AM05', ...options }),
    );
  const header = 'School;Crebo;Plaats;Schooldagen;Eerste les;Inschrijven voor;Status;Nagevraagd op';
  const row = (change = '') =>
    `ROC Voorbeeld;25357;Hengelo;maandag;1-2-2027;15-1-2027;${change || 'open'};20-11-2026`;

  it('adds what is new, changes what says something else, leaves the rest', async () => {
    const two = `${header}\n${row()}\n${row().replace('Hengelo', 'Almelo')}`;
    expect((await run(two)).value).toEqual({ added: 2, changed: 0, unchanged: 0, refused: [] });
    expect((await run(two)).value).toEqual({ added: 0, changed: 0, unchanged: 2, refused: [] });
    expect((await run(two.replace('open', 'vol'))).value).toEqual({
      added: 0,
      changed: 1,
      unchanged: 1,
      refused: [],
    });
    const full = await app.db((tx) =>
      tx.query('SELECT town, version FROM class_start WHERE status = $1', ['FULL']),
    );
    expect(full).toEqual([{ town: 'Hengelo', version: 2 }]);
  });

  it('does not undo what somebody asked later', async () => {
    await recorded({ status: 'FULL', checkedOn: '2026-11-21' });
    expect((await run(`${header}\n${row()}`)).value).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
  });

  it('changes nothing on a dry run', async () => {
    expect((await run(`${header}\n${row()}`, { dryRun: true })).value).toMatchObject({ added: 1 });
    expect((await run(`${header}\n${row()}`)).value).toMatchObject({ added: 1 });
  });

  it('tells of every row what is wrong with it, and takes the others', async () => {
    const rows = [
      row(),
      row().replace('25357', '99999'),
      row().replace('Hengelo', 'Nergens'),
      row().replace('1-2-2027', '31-2-2027'),
      row('misschien'),
      row().replace('15-1', '2-2'),
      row().replace('maandag', ''),
    ];
    const { value } = await run([header, ...rows].join('\n'));
    expect(value?.added).toBe(1);
    expect(value?.refused.map(({ line, field }) => [line, field])).toEqual([
      [3, 'creboCode'], [4, 'town'], [5, 'firstLessonOn'], [6, 'status'], [7, 'enrolBy'], [8, 'schoolDays'],
    ]); // prettier-ignore
  });

  it('without its header is refused as a whole', async () => {
    expect((await run('School;Crebo\na;b')).problems?.[0]?.sentence.nl).toContain('ontbreekt: Plaats');
  });
});
