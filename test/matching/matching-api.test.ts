import { addDays } from '../../src/platform/calendar-date.js';
import type { Place } from '../../src/places/place.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenCandidate, givenPlace } from '../support/given.js';
import { statementTextsDuring } from '../support/statements.js';

const tableCounts = ['candidate', 'wish', 'place', 'outbox_event', 'mail'];
const reasons = 'reasons { criterion score weight text }';
const matchedPlaces = `total pageInfo { hasNextPage endCursor }
  nodes { score distanceKm place { id title } ${reasons} entryWarning { text wayRound } }
  nearMisses { criterion text place { id } }`;
const forWish = `query($wish: WishInput!, $first: Int = 20, $after: String, $priorEducation: PriorEducation) {
  placesForWish(wish: $wish, first: $first, after: $after, priorEducation: $priorEducation) { ${matchedPlaces} } }`;
const ofPlace = `query($id: ID!, $first: Int = 20) { place(id: $id) { matches(first: $first) {
  total pageInfo { hasNextPage }
  nodes { candidateId score distanceKm ${reasons} candidate { id name }
    profile { mboLevels withinKm availableFrom maxHoursPerWeek languageLevel sectors { code } qualifications { creboCode } } } } } }`;
const ofCandidate = `query($id: ID!, $first: Int = 20) { candidate(id: $id) { matches(first: $first) { ${matchedPlaces} } } }`;

interface Told {
  score: number;
  reasons: { criterion: string; score: number; weight: number; text: string }[];
}
const sumOf = ({ reasons: told }: Told) => told.reduce((sum, { score, weight }) => sum + score * weight, 0);

let app: TestApp;
let adviser: Person;
let elsewhere: Person;
let today: string;
/** Enschede, a bit north of it, Almelo; and one of another level. */
const places: Record<'here' | 'near' | 'far' | 'level4', Place> = {} as never;

beforeAll(async () => {
  app = await startApp();
  today = await app.db(async (tx) => tx.today);
  adviser = await app.person('Noor Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
  elsewhere = await app.person('Gerda Adviseur', { role: 'ADVISER', regionCode: 'AM01' });
  const dates = { startsOn: addDays(today, 60), lapsesOn: addDays(today, 30) };
  places.here = await givenPlace(app, { ...dates, title: 'Hier', postcode4: '7511', creboCode: '25180' });
  places.near = await givenPlace(app, { ...dates, title: 'Dichtbij', postcode4: '7521', creboCode: '25180' });
  places.far = await givenPlace(app, { ...dates, title: 'Ver', postcode4: '7601', creboCode: '25180' });
  places.level4 = await givenPlace(app, { ...dates, title: 'Hoger', postcode4: '7511', creboCode: '25297' });
  await givenPlace(app, { ...dates, draft: true, title: 'Concept' });
});
afterAll(() => app.close());

const wish = { mboLevels: [2], postcode4: '7511', maxTravelKm: 10, availableFrom: '2020-01-01' };
const countRows = () =>
  app.db((tx) =>
    tx.query(
      tableCounts.map((table) => `SELECT '${table}' AS name, count(*) FROM ${table}`).join(' UNION ALL '),
    ),
  );

describe('placesForWish', () => {
  it('answers a visitor with reasons that add to the score, and stores nothing', async () => {
    const before = await countRows();
    const { data } = await app.ask(forWish, { wish });
    const { total, nodes, pageInfo } = data.placesForWish;
    expect(total).toBe(2);
    expect(nodes.map((node: { place: { title: string } }) => node.place.title)).toEqual(['Hier', 'Dichtbij']);
    expect(nodes[0]).toMatchObject({ distanceKm: 0, entryWarning: null });
    for (const node of nodes) {
      expect(node.reasons).toHaveLength(8);
      expect(sumOf(node)).toBeCloseTo(node.score, 9);
    }
    expect(nodes[0].score).toBeCloseTo(0.1 + 0.35 + 0.3 + 0.25 * (1 - 60 / 180), 9);
    expect(pageInfo.hasNextPage).toBe(false);
    expect(await countRows()).toEqual(before);
  });

  it('speaks the reader’s language', async () => {
    const told = async (language: 'nl' | 'en') =>
      (await app.ask(forWish, { wish }, { language })).data.placesForWish.nodes[1].reasons.find(
        ({ criterion }: { criterion: string }) => criterion === 'DISTANCE',
      ).text;
    expect(await told('nl')).toMatch(/^\d(,\d)? km; u wilt tot 10 km reizen\.$/);
    expect(await told('en')).toMatch(/^\d(\.\d)? km; you want to travel up to 10 km\.$/);
  });

  it('tells near misses with what helps', async () => {
    const { nearMisses } = (await app.ask(forWish, { wish: { ...wish, maxTravelKm: 18, mboLevels: [2] } }))
      .data.placesForWish;
    expect(
      nearMisses.map(({ criterion, place }: { criterion: string; place: { id: string } }) => [
        criterion,
        place.id,
      ]),
    ).toEqual([['DISTANCE', places.far.id]]);
    expect(nearMisses[0].text).toMatch(/verder dan de 18 km die u wilt reizen/);
  });

  it('walks page after page without losing or doubling one', async () => {
    const everywhere = { mboLevels: [1, 2, 3, 4] };
    const all = (await app.ask(forWish, { wish: everywhere })).data.placesForWish;
    const walked: string[] = [];
    let after: string | null = null;
    do {
      const page: {
        total: number;
        nodes: { place: { id: string } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      } = (await app.ask(forWish, { wish: everywhere, first: 1, after })).data.placesForWish;
      expect(page.total).toBe(4);
      walked.push(...page.nodes.map(({ place }) => place.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(walked).toEqual(all.nodes.map(({ place }: { place: { id: string } }) => place.id));
    expect(new Set(walked).size).toBe(4);
  });

  it('warns of a shortfall in prior education and leaves nothing out', async () => {
    const level4 = { wish: { mboLevels: [4] } };
    const [asked, without] = [
      (await app.ask(forWish, { ...level4, priorEducation: 'VMBO_BASIC' })).data.placesForWish,
      (await app.ask(forWish, level4)).data.placesForWish,
    ];
    expect(asked.total).toBe(without.total);
    expect(asked.nodes[0].entryWarning.text).toMatch(/^Voor niveau 4/);
    expect(asked.nodes[0].entryWarning.wayRound).toMatch(/uitzondering/);
    expect(without.nodes[0].entryWarning).toBeNull();
  });

  it.each([
    ['no level', { mboLevels: [] }, {}],
    ['level 5', { mboLevels: [5] }, {}],
    ['an unknown sector', { mboLevels: [2], sectorCodes: ['toverkunst'] }, {}],
    ['an unknown CREBO code', { mboLevels: [2], creboCodes: ['99999'] }, {}],
    ['an unknown region', { mboLevels: [2], regionCode: 'AM99' }, {}],
    ['an unknown postcode', { mboLevels: [2], postcode4: '0001', maxTravelKm: 5 }, {}],
    ['a limit from nowhere', { mboLevels: [2], maxTravelKm: 5 }, {}],
    ['a negative limit', { mboLevels: [2], postcode4: '7511', maxTravelKm: -1 }, {}],
    ['a day that is not', { mboLevels: [2], availableFrom: '2027-02-30' }, {}],
    ['none asked for', { mboLevels: [2] }, { first: 0 }],
    ['too many asked for', { mboLevels: [2] }, { first: 101 }],
    ['a cursor of somebody else', { mboLevels: [2] }, { after: 'cm93OjE' }],
  ])('refuses %s with what to do', async (_says, wrong, rest) => {
    const { errors } = await app.ask(forWish, { wish: wrong, ...rest });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).not.toBe('');
  });
});

describe('Candidate.matches', () => {
  it('speaks to the candidate, and to the team of the candidate', async () => {
    const { candidate, person } = await givenCandidate(app, {
      team: [adviser],
      wish: { mboLevels: [2], maxTravelKm: 10 },
    });
    const own = (await app.ask(ofCandidate, { id: candidate.id }, { as: person })).data.candidate.matches;
    const team = (await app.ask(ofCandidate, { id: candidate.id }, { as: adviser })).data.candidate.matches;
    expect(own.total).toBe(2);
    expect(own.nodes[0].reasons[0].text).toBe('Niveau 2; u zoekt niveau 2.');
    expect(team.nodes[0].reasons[0].text).toBe('Niveau 2; de kandidaat zoekt niveau 2.');
    expect(team.nodes.map(({ score }: Told) => score)).toEqual(own.nodes.map(({ score }: Told) => score));
  });

  it('is empty for who is not lawfully in matching, and during a placement', async () => {
    const outside = await givenCandidate(app, { consent: false, wish: { mboLevels: [2] } });
    const placed = await givenCandidate(app, { wish: { mboLevels: [2] } });
    await app.db((tx) =>
      tx.execute('UPDATE candidate SET placed_on = app_today() WHERE id = $1', [placed.candidate.id]),
    );
    for (const { candidate, person } of [outside, placed]) {
      const { matches } = (await app.ask(ofCandidate, { id: candidate.id }, { as: person })).data.candidate;
      expect(matches).toEqual({
        total: 0,
        nodes: [],
        nearMisses: [],
        pageInfo: { hasNextPage: false, endCursor: null },
      });
      const shown = (await app.ask(ofPlace, { id: places.here.id, first: 100 }, { as: adviser })).data.place
        .matches;
      expect(shown.nodes.map(({ candidateId }: { candidateId: string }) => candidateId)).not.toContain(
        candidate.id,
      );
    }
  });
});

describe('Place.matches', () => {
  it('shows an adviser of the region a profile, and the person only to the case team', async () => {
    const known = await givenCandidate(app, {
      name: 'Bekend Persoon',
      team: [adviser],
      wish: { mboLevels: [2] },
      postcode4: '7521',
    });
    const unknown = await givenCandidate(app, {
      name: 'Onbekend Persoon',
      wish: { mboLevels: [2], maxHoursPerWeek: 36 },
    });
    const answer = await app.ask(ofPlace, { id: places.here.id, first: 100 }, { as: adviser });
    const { nodes, total } = answer.data.place.matches;
    expect(total).toBe(nodes.length);
    const of = (id: string) => nodes.find(({ candidateId }: { candidateId: string }) => candidateId === id);
    expect(of(known.candidate.id).candidate.name).toBe('Bekend Persoon');
    expect(of(known.candidate.id).profile.withinKm).toBe(5);
    expect(of(unknown.candidate.id)).toMatchObject({
      candidate: null,
      profile: { mboLevels: [2], maxHoursPerWeek: 36, withinKm: 5, languageLevel: null },
    });
    expect(JSON.stringify(answer)).not.toContain('Onbekend');
    for (const node of nodes) expect(sumOf(node)).toBeCloseTo(node.score, 9);
  });

  it('is null for everybody else', async () => {
    const { candidate, person } = await givenCandidate(app);
    const employer = await app.person('Evi Baas', { role: 'EMPLOYER', subjectId: places.here.employerId });
    const coordinator = await app.person('Carla Leider', { role: 'COORDINATOR', regionCode: 'AM05' });
    expect(candidate.id).toBeTruthy();
    for (const as of [null, person, employer, elsewhere]) {
      const { data, errors } = await app.ask(ofPlace, { id: places.here.id }, { as });
      expect(errors).toBeUndefined();
      expect(data.place.matches).toBeNull();
    }
    const led = await app.ask(ofPlace, { id: places.here.id }, { as: coordinator });
    expect(led.data.place.matches.total).toBeGreaterThan(0);
  });

  it('shows the best first and counts them all', async () => {
    const few = (await app.ask(ofPlace, { id: places.here.id, first: 1 }, { as: adviser })).data.place
      .matches;
    const all = (await app.ask(ofPlace, { id: places.here.id, first: 100 }, { as: adviser })).data.place
      .matches;
    expect(few.total).toBe(all.nodes.length);
    expect(few.nodes[0].candidateId).toBe(all.nodes[0].candidateId);
    expect(few.pageInfo.hasNextPage).toBe(true);
  });
});

describe('matches on a list', () => {
  /** The statements that match, while `work` runs. */
  const matchingStatements = async (work: () => Promise<unknown>) =>
    (await statementTextsDuring(app, work)).filter((text) =>
      /(places|candidates)_that_match|near_misses/.test(text),
    );

  it('of places is one statement', async () => {
    const list = `{ places(first: 100) { nodes { id matches(first: 3) { total nodes { score ${reasons} } } } } }`;
    const statements = await matchingStatements(async () => {
      const { data } = await app.ask(list, {}, { as: adviser });
      expect(data.places.nodes.length).toBeGreaterThan(3);
      for (const { matches } of data.places.nodes) expect(matches).not.toBeNull();
    });
    expect(statements).toHaveLength(1);
  });

  it('of candidates is one statement, and one more for their near misses', async () => {
    await givenCandidate(app, { team: [adviser], wish: { mboLevels: [3] } });
    const list = `{ candidates(first: 100) { nodes { id matches(first: 3) { ${matchedPlaces} } } } }`;
    const statements = await matchingStatements(async () => {
      const { data } = await app.ask(list, {}, { as: adviser });
      expect(data.candidates.nodes.length).toBeGreaterThan(2);
    });
    expect(statements).toHaveLength(2);
  });
});
