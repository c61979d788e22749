import { addDays } from '../../src/platform/calendar-date.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenEmployer, givenPlace } from '../support/given.js';
import { asTest } from '../support/test-transaction.js';

let app: TestApp;
let adviser: Person;
let elsewhere: Person;
let today: string;
beforeAll(async () => {
  app = await startApp();
  adviser = await app.person('Anne Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
  elsewhere = await app.person('Gerda Groningen', { role: 'ADVISER', regionCode: 'AM01' });
  today = await app.db(async (tx) => tx.today);
});
afterAll(() => app.close());

const fields = 'place { id version status lapsesOn seatsLeft title } problems { code path message }';
const create = `mutation($input: PlaceInput!) { createPlace(input: $input) { ${fields} } }`;
const change = `mutation($id: ID!, $version: Int!, $input: PlaceInput!) { changePlace(id: $id, version: $version, input: $input) { ${fields} } }`;
const publish = `mutation($id: ID!, $version: Int!) { publishPlace(id: $id, version: $version) { ${fields} } }`;
const extend = `mutation($id: ID!, $version: Int!, $lapsesOn: Date!) { extendPlace(id: $id, version: $version, lapsesOn: $lapsesOn) { ${fields} } }`;
const withdraw = `mutation($id: ID!, $version: Int!) { withdrawPlace(id: $id, version: $version, reason: NO_CAPACITY) { ${fields} } }`;
const clone = `mutation($id: ID!) { clonePlace(id: $id) { ${fields} } }`;
const see = 'query($id: ID!) { place(id: $id) { id status } }';

const input = (changed: object = {}) => ({
  title: 'Leerling loodgieter',
  description: 'Je werkt mee in de nieuwbouw in Enschede.',
  creboCode: '25180',
  postcode4: '7511',
  seats: 2,
  hoursPerWeek: 32.5,
  startsOn: addDays(today, 90),
  lapsesOn: addDays(today, 60),
  languageLevel: 'A2',
  wagePerHour: 9.05,
  usualStartTime: '07:30',
  ...changed,
});
const codes = (payload: { problems: { code: string; path: string[] }[] }) =>
  payload.problems.map(({ code, path }) => `${code} ${path.join('.')}`);
const openDeadlines = (placeId: string) =>
  app.db((tx) =>
    tx.query<{ fallsOn: string }>(
      `SELECT falls_on AS "fallsOn" FROM deadline WHERE subject_id = $1 AND ended_at IS NULL`,
      [placeId],
    ),
  );

describe('a place from draft to end', () => {
  it('is created, published, extended and withdrawn by its employer, and watched while it is open', async () => {
    const { member } = await givenEmployer(app);
    const created = (await app.ask(create, { input: input() }, { as: member })).data.createPlace;
    expect(created).toMatchObject({ problems: [], place: { status: 'DRAFT', seatsLeft: 2 } });
    const { id } = created.place;
    expect((await app.ask(see, { id })).data.place).toBeNull();
    expect(await openDeadlines(id)).toEqual([]);

    const published = (await app.ask(publish, { id, version: created.place.version }, { as: member })).data
      .publishPlace;
    expect(published).toMatchObject({ problems: [], place: { status: 'PUBLISHED' } });
    expect((await app.ask(see, { id })).data.place).toEqual({ id, status: 'PUBLISHED' });
    expect(await openDeadlines(id)).toEqual([{ fallsOn: addDays(today, 60) }]);

    const lapsesOn = addDays(today, 70);
    const extended = (
      await app.ask(extend, { id, version: published.place.version, lapsesOn }, { as: member })
    ).data;
    expect(extended.extendPlace).toMatchObject({ problems: [], place: { lapsesOn } });
    expect(await openDeadlines(id)).toEqual([{ fallsOn: lapsesOn }]);

    const { version } = extended.extendPlace.place;
    const withdrawn = (await app.ask(withdraw, { id, version }, { as: member })).data.withdrawPlace;
    expect(withdrawn).toMatchObject({ problems: [], place: { status: 'WITHDRAWN' } });
    expect(await openDeadlines(id)).toEqual([]);
    expect((await app.ask(see, { id })).data.place).toBeNull();
  });

  it('is refused with everything that is wrong, in Dutch and in English, and nothing is written', async () => {
    const { member, employer } = await givenEmployer(app);
    const wrong = input({
      postcode4: '0123',
      creboCode: '99999',
      hoursPerWeek: 80,
      lapsesOn: addDays(today, -1),
    });
    const { createPlace } = (await app.ask(create, { input: wrong }, { as: member })).data;
    expect(codes(createPlace).sort()).toEqual([
      'INVALID input.hoursPerWeek',
      'LAPSES_IN_PAST input.lapsesOn',
      'UNKNOWN_POSTCODE input.postcode4',
      'UNKNOWN_QUALIFICATION input.creboCode',
    ]);
    const english = (await app.ask(create, { input: wrong }, { as: member, language: 'en' })).data
      .createPlace;
    expect(english.problems.map(({ message }: { message: string }) => message)).toContain(
      'Fill in 8 to 40 hours a week.',
    );
    const rows = await app.db((tx) => tx.query('SELECT FROM place WHERE employer_id = $1', [employer.id]));
    expect(rows).toEqual([]);
  });

  it('cannot be published without an accreditation, and can once an adviser vouches for one applied for', async () => {
    const { member, employer } = await givenEmployer(app, { accredited: false });
    const { place } = (await app.ask(create, { input: input() }, { as: member })).data.createPlace;
    const record = `mutation($input: AccreditationInput!) { recordAccreditation(employerId: "${employer.id}", input: $input) { problems { code } } }`;
    const tryIt = async () =>
      codes(
        (await app.ask(publish, { id: place.id, version: place.version }, { as: member })).data.publishPlace,
      );

    expect(await tryIt()).toEqual(['NOT_ACCREDITED id']);
    const claim = { creboCode: '25180', status: 'ACTIVE' };
    expect(
      (await app.ask(record, { input: claim }, { as: member })).data.recordAccreditation.problems,
    ).toEqual([{ code: 'INVALID' }]);
    const applied = { creboCode: '25180', status: 'APPLIED' };
    expect(
      (await app.ask(record, { input: applied }, { as: member })).data.recordAccreditation.problems,
    ).toEqual([]);
    expect(await tryIt()).toEqual(['NOT_ACCREDITED id']);
    const vouched = { ...applied, vouch: true };
    expect(
      (await app.ask(record, { input: vouched }, { as: member })).data.recordAccreditation.problems,
    ).toEqual([{ code: 'INVALID' }]);
    expect(
      (await app.ask(record, { input: vouched }, { as: adviser })).data.recordAccreditation.problems,
    ).toEqual([]);
    expect(await tryIt()).toEqual([]);
  });

  it('answers STALE to an edit of an older version and changes nothing', async () => {
    const { member, employer } = await givenEmployer(app);
    const place = await givenPlace(app, { employer });
    const first = await app.ask(
      change,
      { id: place.id, version: place.version, input: input({ title: 'Eerste' }) },
      { as: member },
    );
    expect(first.data.changePlace).toMatchObject({ problems: [], place: { title: 'Eerste' } });
    const second = await app.ask(
      change,
      { id: place.id, version: place.version, input: input({ title: 'Tweede' }) },
      { as: adviser },
    );
    expect(codes(second.data.changePlace)).toEqual(['STALE version']);
    expect(
      (await app.ask('query($id: ID!) { place(id: $id) { title } }', { id: place.id })).data.place.title,
    ).toBe('Eerste');
  });

  it('lets one of many edits at once through', async () => {
    const { member, employer } = await givenEmployer(app);
    const place = await givenPlace(app, { employer });
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        app.ask(
          change,
          { id: place.id, version: place.version, input: input({ title: `Nummer ${i}` }) },
          { as: member },
        ),
      ),
    );
    expect(answers.filter(({ data }) => data.changePlace.problems.length === 0)).toHaveLength(1);
  });

  it('is cloned as a draft with dates that can still be', async () => {
    const { member, employer } = await givenEmployer(app);
    const place = await givenPlace(app, { employer });
    const { clonePlace } = (await app.ask(clone, { id: place.id }, { as: member })).data;
    expect(clonePlace).toMatchObject({ problems: [], place: { status: 'DRAFT', title: place.title } });
    expect(clonePlace.place.id).not.toBe(place.id);
  });

  it('lapses after the last moment of its lapse date in Amsterdam, not before, and can be opened again', async () => {
    const { member, employer } = await givenEmployer(app);
    const place = await givenPlace(app, { employer, lapsesOn: addDays(today, 3) });
    const { LapsePlaces } = await import('../../src/places/lapse-places.job.js');
    const statusNow = async () => {
      await asTest(() => app.app.get(LapsePlaces).sweep());
      return app.db(
        async (tx) =>
          (await tx.one<{ status: string }>('SELECT status FROM place WHERE id = $1', [place.id]))?.status,
      );
    };
    const lastEvening = `${addDays(today, 3)}T22:30:00Z`;
    const isSummer =
      new Date(lastEvening).toLocaleString('en', { timeZone: 'Europe/Amsterdam', hour: 'numeric' }) ===
      '12 AM';
    await app.setClock(isSummer ? `${addDays(today, 3)}T21:30:00Z` : lastEvening);
    expect(await statusNow()).toBe('PUBLISHED');
    await app.setClock(`${addDays(today, 3)}T23:10:00Z`);
    expect(await statusNow()).toBe('LAPSED');
    const { version } = await app.db(
      async (tx) =>
        (await tx.one<{ version: number }>('SELECT version FROM place WHERE id = $1', [place.id]))!,
    );
    const again = await app.ask(
      extend,
      { id: place.id, version, lapsesOn: addDays(today, 30) },
      { as: member },
    );
    await app.setClock(null);
    expect(again.data.extendPlace).toMatchObject({ problems: [], place: { status: 'PUBLISHED' } });
  });
});

describe('who may touch a place', () => {
  it('belongs to its employer and the desk of its region; for anybody else it cannot be found', async () => {
    const { member, employer } = await givenEmployer(app);
    const { member: competitor } = await givenEmployer(app, { name: 'De Concurrent' });
    const place = await givenPlace(app, { employer, draft: true });
    const outcome = async (as: Person | null) => {
      const { data, errors } = await app.ask(withdraw, { id: place.id, version: 999 }, { as });
      return errors?.[0]?.extensions.code ?? codes(data.withdrawPlace).join();
    };
    expect(await outcome(null)).toBe('UNAUTHENTICATED');
    expect(await outcome(competitor)).toBe('NOT_FOUND id');
    expect(await outcome(elsewhere)).toBe('NOT_FOUND id');
    expect(await outcome(adviser)).toBe('STALE version');
    expect(await outcome(member)).toBe('STALE version');
    const candidate = await app.person('Karim Kandidaat', { role: 'CANDIDATE', subjectId: employer.id });
    expect(await outcome(candidate)).toBe('FORBIDDEN');
    expect((await app.ask(see, { id: place.id }, { as: competitor })).data.place).toBeNull();
    expect((await app.ask(see, { id: place.id }, { as: member })).data.place).toEqual({
      id: place.id,
      status: 'DRAFT',
    });
  });

  it('lets an adviser enter a place for an employer who phones, in the own region only', async () => {
    const { employer } = await givenEmployer(app);
    const entered = await app.ask(create, { input: input({ employerId: employer.id }) }, { as: adviser });
    expect(entered.data.createPlace.problems).toEqual([]);
    const outside = await app.ask(
      create,
      { input: input({ employerId: employer.id, postcode4: '9711' }) },
      { as: adviser },
    );
    expect(codes(outside.data.createPlace)).toEqual(['INVALID input.postcode4']);
  });

  it('shows an employer all own places and others only the open ones', async () => {
    const { member, employer } = await givenEmployer(app);
    await givenPlace(app, { employer });
    await givenPlace(app, { employer, draft: true });
    const place = await givenPlace(app, { employer });
    const list = 'query($id: ID!) { place(id: $id) { employer { places { totalCount } } } }';
    expect(
      (await app.ask(list, { id: place.id }, { as: member })).data.place.employer.places.totalCount,
    ).toBe(3);
    expect((await app.ask(list, { id: place.id })).data.place.employer.places.totalCount).toBe(2);
  });
});

it('is not moved out of the region by an adviser, as none is entered there; its employer may move it', async () => {
  const { employer, member } = await givenEmployer(app);
  const { id, version } = await givenPlace(app, { employer, draft: true });
  const moved = { id, version, input: input({ postcode4: '9711', seats: 1 }) };
  const byAdviser = (await app.ask(change, moved, { as: adviser })).data.changePlace;
  expect(codes(byAdviser)).toEqual(['INVALID input.postcode4']);
  expect((await app.ask(see, { id }, { as: adviser })).data.place).toMatchObject({ id });
  expect(codes((await app.ask(change, moved, { as: member })).data.changePlace)).toEqual([]);
  expect((await app.ask(see, { id }, { as: elsewhere })).data.place).toMatchObject({ id });
});
