import { addDays } from '../../src/platform/calendar-date.js';
import type { Place } from '../../src/places/place.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenCandidate, givenEmployer, givenPlace } from '../support/given.js';

const forWish = `query($wish: WishInput!) { placesForWish(wish: $wish) { total oneChangeAway {
  criterion text unlocks mboLevel regionCode maxTravelKm availableFrom maxHoursPerWeek languageLevel examples { id title } } } }`;
const outlook = `candidates { count isExact } changes { criterion text unlocks { count isExact }
  hoursPerWeek languageLevel startsOn creboCode }`;
const ofPlace = `query($id: ID!) { place(id: $id) { outlook { ${outlook} } } }`;
const forSketch = `query($place: PlaceSketch!) { outlookForPlace(place: $place) { ${outlook} } }`;

interface Change {
  criterion: string;
  text: string;
  unlocks: { count: number; isExact: boolean };
  hoursPerWeek: number | null;
}

let app: TestApp;
let adviser: Person;
let member: Person;
let today: string;
let place: Place;

beforeAll(async () => {
  app = await startApp();
  today = await app.db(async (tx) => tx.today);
  adviser = await app.person('Noor Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
  const employer = await givenEmployer(app);
  member = employer.member;
  const dates = { startsOn: addDays(today, 60), lapsesOn: addDays(today, 30) };
  const ours = { ...dates, employer: employer.employer, creboCode: '25180', hoursPerWeek: 32 };
  place = await givenPlace(app, { ...ours, title: 'Hier', postcode4: '7511' });
  await givenPlace(app, { ...ours, title: 'Ver', postcode4: '7601' });
  for (let each = 0; each < 12; each += 1)
    await givenCandidate(app, { wish: { mboLevels: [2], maxHoursPerWeek: 28 } });
  for (let each = 0; each < 4; each += 1)
    await givenCandidate(app, { wish: { mboLevels: [2], maxHoursPerWeek: 24 } });
  await givenCandidate(app, { wish: { mboLevels: [2] } });
});
afterAll(() => app.close());

describe('what one change of a wish unlocks', () => {
  const wish = { mboLevels: [2], postcode4: '7511', maxTravelKm: 18, maxHoursPerWeek: 40 };

  it('is told to anyone, in plain words, and is what the changed wish returns', async () => {
    const told = (await app.ask(forWish, { wish })).data.placesForWish;
    expect(told.oneChangeAway).toHaveLength(1);
    const [change] = told.oneChangeAway;
    expect(change).toMatchObject({ criterion: 'DISTANCE', unlocks: 1, mboLevel: null, regionCode: null });
    expect(change.text).toBe(`${change.maxTravelKm - 18} km verder reizen (tot ${change.maxTravelKm} km)`);
    expect(change.examples).toEqual([expect.objectContaining({ title: 'Ver' })]);
    const { data } = await app.ask(forWish, { wish: { ...wish, maxTravelKm: change.maxTravelKm } });
    expect(data.placesForWish.total).toBe(told.total + change.unlocks);
    const nearer = await app.ask(forWish, { wish: { ...wish, maxTravelKm: change.maxTravelKm - 1 } });
    expect(nearer.data.placesForWish.total).toBe(told.total);
  });

  it('speaks English too', async () => {
    const { data } = await app.ask(
      forWish,
      { wish: { ...wish, maxTravelKm: 300, mboLevels: [3] } },
      { language: 'en' },
    );
    expect(data.placesForWish.oneChangeAway).toEqual([
      expect.objectContaining({ text: 'Also look at level 2', mboLevel: 2, unlocks: 2 }),
    ]);
  });
});

describe('whom a place reaches', () => {
  const changeTo = (hours: number, changes: Change[]) =>
    changes.find(({ hoursPerWeek }) => hoursPerWeek === hours);

  it('is told to its desk exactly, when there are five or more', async () => {
    const told = (await app.ask(ofPlace, { id: place.id }, { as: adviser })).data.place.outlook;
    expect(told.candidates).toBeNull();
    expect(changeTo(28, told.changes)).toMatchObject({
      criterion: 'HOURS',
      text: '28 in plaats van 32 uur per week',
      unlocks: { count: 12, isExact: true },
    });
    expect(changeTo(24, told.changes)?.unlocks).toEqual({ count: 16, isExact: true });
  });

  it('is told to its employer as at least so many, in steps of five', async () => {
    const told = (await app.ask(ofPlace, { id: place.id }, { as: member })).data.place.outlook;
    expect(told.candidates).toBeNull();
    const { count, isExact } = changeTo(28, told.changes)?.unlocks ?? {};
    expect([5, 10]).toContain(count);
    expect(isExact).toBe(false);
  });

  it('does not change by one person more or less in a way that tells who', async () => {
    const ask = async () => (await app.ask(ofPlace, { id: place.id }, { as: member })).data.place.outlook;
    const before = await ask();
    await givenCandidate(app, { wish: { mboLevels: [2] } });
    const after = await ask();
    // Two fit now: that is as little told of as one or none.
    expect(after).toEqual(before);
  });

  it('is not told to anybody else', async () => {
    const other = (await givenEmployer(app)).member;
    const elsewhere = await app.person('Gerda Adviseur', { role: 'ADVISER', regionCode: 'AM01' });
    const { person } = await givenCandidate(app, { consent: false });
    for (const as of [null, other, elsewhere, person]) {
      const { data, errors } = await app.ask(ofPlace, { id: place.id }, { as });
      expect(errors).toBeUndefined();
      expect(data.place.outlook).toBeNull();
    }
  });

  it('is told while a place is filled in: the same as when it stands', async () => {
    const { creboCode, postcode4, hoursPerWeek, startsOn, languageLevel } = place;
    const sketch = { creboCode, postcode4, hoursPerWeek, startsOn, languageLevel };
    for (const as of [member, adviser]) {
      const asSketch = (await app.ask(forSketch, { place: sketch }, { as })).data.outlookForPlace;
      expect(asSketch).toEqual((await app.ask(ofPlace, { id: place.id }, { as })).data.place.outlook);
    }
    expect((await app.ask(forSketch, { place: sketch })).data.outlookForPlace).toBeNull();
    const wrong = (part: object) => app.ask(forSketch, { place: { ...sketch, ...part } }, { as: member });
    expect((await wrong({ creboCode: '99999' })).data.outlookForPlace).toBeNull();
    expect((await wrong({ postcode4: '0000' })).data.outlookForPlace).toBeNull();
    expect((await wrong({ hoursPerWeek: 2 })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
