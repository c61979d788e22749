import { PublishPlace } from '../../src/places/publish-place.usecase.js';
import { DeadlinesRepository } from '../../src/deadlines/deadlines.repository.js';
import { PlacesRepository } from '../../src/places/places.repository.js';
import type { Person, TestApp } from '../support/app.js';
import { givenAdviser, givenCandidate, givenEmployer, givenPlace } from '../support/given.js';
import { statementsDuring } from '../support/statements.js';
import { acknowledge, alertsOf, deskAtWork, moment, planOf, type Sweeps } from './desk-at-work.js';

let app: TestApp;
let adviser: Person;
let sweeps: Sweeps;

deskAtWork('2026-11-21T12:00:00Z', async (desk) => {
  ({ app, sweeps } = desk);
  adviser = await givenAdviser(app, 'Anja Adviseur');
});

const lapsing = (lapsesOn: string, changed = {}) =>
  givenPlace(app, { lapsesOn, startsOn: '2027-05-01', ...changed });

describe('alerts before a place lapses', () => {
  it('tells the tightest lead time that is past already when a place is published, with the best candidates', async () => {
    for (const name of ['A', 'B', 'C', 'D']) await givenCandidate(app, { name });
    const place = await lapsing('2026-12-01');
    await sweeps.send();
    const [alert, ...others] = await alertsOf(app, adviser);
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      place: { id: place.id },
      leadDays: 14,
      dueAt: '2026-11-17T07:00:00.000Z',
      sentAt: expect.stringContaining('2026-11-21T12:00'),
      acknowledgedAt: null,
      escalatedAt: null,
      current: true,
    });
    expect(alert?.matches.total).toBe(4);
    expect(alert?.matches.nodes).toHaveLength(3);
    expect(await planOf(app, place.id)).toEqual([
      '1: 56 SUPERSEDED',
      '1: 28 SUPERSEDED',
      '1: 14 SENT',
      '1: 7 PLANNED',
      '1: 3 PLANNED',
      '1: 1 PLANNED',
    ]);
  });

  it('is due at eight in the morning in Amsterdam, not a second before', async () => {
    const place = await lapsing('2027-04-04');
    await moment(app, '2027-03-28T05:59:50Z');
    await sweeps.send();
    expect((await planOf(app, place.id)).at(-3)).toBe('1: 7 PLANNED');
    await moment(app, '2027-03-28T06:00:00Z');
    await sweeps.send();
    expect((await planOf(app, place.id)).at(-3)).toBe('1: 7 SENT');
  });

  it('gives one message a place after days without a worker', async () => {
    const place = await lapsing('2026-12-31');
    await moment(app, '2026-12-28T15:00:00Z');
    await sweeps.send();
    expect((await alertsOf(app, adviser)).map(({ leadDays }) => leadDays)).toEqual([3]);
    expect(await planOf(app, place.id)).toEqual([
      '1: 56 SUPERSEDED',
      '1: 28 SUPERSEDED',
      '1: 14 SUPERSEDED',
      '1: 7 SUPERSEDED',
      '1: 3 SENT',
      '1: 1 PLANNED',
    ]);
  });

  it('sends each once, however many sweep at the same time', async () => {
    const { employer } = await givenEmployer(app);
    for (let count = 0; count < 120; count += 1) await lapsing('2026-12-24', { employer });
    await Promise.all(Array.from({ length: 5 }, () => sweeps.send()));
    await sweeps.send();
    const alerts = await alertsOf(app, adviser).catch(() => []);
    const { data } = await app.ask('{ lapseAlerts { totalCount } }', {}, { as: adviser });
    expect(data.lapseAlerts.totalCount).toBe(120);
    expect(alerts.length).toBeLessThanOrEqual(100);
    const doubles = await app.db((tx) =>
      tx.query(`SELECT alert_id FROM alert_recipient GROUP BY alert_id HAVING count(*) <> 1`),
    );
    expect(doubles).toEqual([]);
  });

  it('shows the most urgent first, and what is gone last', async () => {
    const gone = await lapsing('2026-11-22', { title: 'gone' });
    for (const [title, lapsesOn] of [
      ['later', '2026-12-19'],
      ['sooner', '2026-11-23'],
      ['between', '2026-12-01'],
    ] as const)
      await lapsing(lapsesOn, { title });
    await sweeps.send();
    const withdraw = `mutation { withdrawPlace(id: "${gone.id}", version: ${gone.version}, reason: OTHER) { problems { code } } }`;
    expect((await app.ask(withdraw, {}, { as: adviser })).data.withdrawPlace.problems).toEqual([]);
    const titles = (await alertsOf(app, adviser)).map(({ place }) => place.title);
    expect(titles).toEqual(['sooner', 'between', 'later', 'gone']);
    const current = await alertsOf(app, adviser, ', current: true');
    expect(current.map(({ place }) => place.title)).toEqual(['sooner', 'between', 'later']);
  });

  it('leaves one alert a place to do when a tighter one follows, and acknowledging that one settles both', async () => {
    await lapsing('2026-12-01');
    await sweeps.send();
    await moment(app, '2026-11-24T07:00:01Z');
    await sweeps.send();
    expect((await alertsOf(app, adviser)).map(({ leadDays }) => leadDays)).toEqual([7, 14]);
    const [todo, ...none] = await alertsOf(app, adviser, ', acknowledged: false, current: true');
    expect([todo?.leadDays, none]).toEqual([7, []]);
    await acknowledge(app, adviser, todo?.id ?? '');
    expect(await alertsOf(app, adviser, ', acknowledged: false')).toEqual([]);
    expect(await alertsOf(app, adviser, ', acknowledged: true')).toHaveLength(2);
  });

  it('cancels what was planned when a place moves, and tells of the new date only', async () => {
    const place = await lapsing('2026-12-29');
    await moment(app, '2026-12-10T12:00:00Z');
    await sweeps.send();
    const extend = `mutation { extendPlace(id: "${place.id}", version: ${place.version}, lapsesOn: "2027-01-31") { problems { code } } }`;
    expect((await app.ask(extend, {}, { as: adviser })).data.extendPlace.problems).toEqual([]);
    await sweeps.send();
    expect(await planOf(app, place.id)).toEqual([
      '1: 56 SUPERSEDED',
      '1: 28 SENT',
      '1: 14 CANCELLED',
      '1: 7 CANCELLED',
      '1: 3 CANCELLED',
      '1: 1 CANCELLED',
      '2: 56 SENT',
      '2: 28 PLANNED',
      '2: 14 PLANNED',
      '2: 7 PLANNED',
      '2: 3 PLANNED',
      '2: 1 PLANNED',
    ]);
  });

  it('waits for a place that is in other hands, and never tells of it once it is gone', async () => {
    const place = await lapsing('2026-12-01');
    await app.db(async (tx) => {
      await app.app.get(PlacesRepository).forUpdate(tx, place.id);
      await sweeps.send();
      await tx.execute(`UPDATE place SET status = 'FILLED', seats_taken = seats WHERE id = $1`, [place.id]);
    });
    await sweeps.send();
    expect(await alertsOf(app, adviser)).toEqual([]);
    expect(new Set((await planOf(app, place.id)).map((line) => line.split(' ')[2]))).toEqual(
      new Set(['SUPERSEDED', 'CANCELLED']),
    );
  });
});

describe('lead days that change while a place waits', () => {
  const setLeadDays = async (validFrom: string, leadDays: number[]) =>
    expect(
      (
        await app.ask(
          `mutation($from: Date!, $days: [Int!]!) {
             changeRegionSettings(regionCode: "AM05", validFrom: $from, input: { leadDays: $days }) { problems { code } } }`,
          { from: validFrom, days: leadDays },
          { as: coordinator },
        )
      ).data.changeRegionSettings.problems,
    ).toEqual([]);
  const leadDaysOf = async (placeId: string, sequence = 1) =>
    (await planOf(app, placeId))
      .filter((line) => line.startsWith(`${sequence}: `))
      .map((line) => line.replace(/^\d+: /, ''));
  const extend = async ({ id, version }: { id: string; version: number }, lapsesOn: string) =>
    expect(
      (
        await app.ask(
          `mutation { extendPlace(id: "${id}", version: ${version}, lapsesOn: "${lapsesOn}") { problems { code } } }`,
          {},
          { as: adviser },
        )
      ).data.extendPlace.problems,
    ).toEqual([]);
  let coordinator: Person;
  beforeEach(async () => {
    coordinator = await app.person('Coby Projectleider', { role: 'COORDINATOR', regionCode: 'AM05' });
  });

  it('count for dates set from their first day on, in Amsterdam; what was planned stays as it was', async () => {
    await setLeadDays('2026-11-22', [21, 2]);
    await moment(app, '2026-11-21T22:59:59Z');
    const before = await lapsing('2027-01-31');
    await moment(app, '2026-11-21T23:00:00Z');
    const after = await lapsing('2027-01-31');
    expect(await leadDaysOf(before.id)).toEqual([56, 28, 14, 7, 3, 1].map((days) => `${days} PLANNED`));
    expect(await leadDaysOf(after.id)).toEqual(['21 PLANNED', '2 PLANNED']);
    // Due by the new ones, not by those it was planned with; and the other way round.
    await moment(app, '2027-01-10T07:00:00Z');
    await sweeps.send();
    expect((await alertsOf(app, adviser, ', current: true')).map(({ leadDays }) => leadDays).sort()).toEqual([
      21, 28,
    ]);
    await moment(app, '2027-01-17T07:00:00Z');
    await sweeps.send();
    expect((await alertsOf(app, adviser, ', current: true')).map(({ leadDays }) => leadDays).sort()).toEqual([
      14, 21,
    ]);
  });

  it('count for a place that is extended after, once, and not when the same date is said again', async () => {
    const place = await lapsing('2027-01-31');
    await setLeadDays('2026-11-21', [30]);
    await app.db((tx) =>
      app.app.get(DeadlinesRepository).set(tx, {
        kind: 'PLACE',
        subjectId: place.id,
        regionCode: 'AM05',
        fallsOn: '2027-01-31',
      }),
    );
    expect(await leadDaysOf(place.id)).toEqual([56, 28, 14, 7, 3, 1].map((days) => `${days} PLANNED`));
    await extend(place, '2027-02-28');
    expect(await leadDaysOf(place.id)).toEqual([56, 28, 14, 7, 3, 1].map((days) => `${days} CANCELLED`));
    expect(await leadDaysOf(place.id, 2)).toEqual(['30 PLANNED']);
    await moment(app, '2027-01-29T07:00:00Z');
    await sweeps.send();
    expect((await alertsOf(app, adviser)).map(({ leadDays }) => leadDays)).toEqual([30]);
  });
});

describe('how many only just miss a place', () => {
  it('is told to who gets its alert from five on, by which criterion, and nothing of fewer', async () => {
    for (let each = 0; each < 6; each += 1)
      await givenCandidate(app, { wish: { mboLevels: [2], maxHoursPerWeek: 28 } });
    for (let each = 0; each < 4; each += 1) await givenCandidate(app, { wish: { mboLevels: [1] } });
    await givenCandidate(app, { wish: { mboLevels: [1], maxHoursPerWeek: 28 } });
    await givenCandidate(app, { wish: { mboLevels: [2] } });
    await lapsing('2026-12-01', { creboCode: '25180', hoursPerWeek: 32 });
    await sweeps.send();
    const ask = `{ lapseAlerts { nodes { matches { total } nearMisses {
      candidates { count isExact } byCriterion { criterion candidates { count } } } } } }`;
    const { data } = await app.ask(ask, {}, { as: adviser });
    expect(data.lapseAlerts.nodes).toEqual([
      {
        matches: { total: 1 },
        nearMisses: {
          candidates: { count: 10, isExact: true },
          byCriterion: [{ criterion: 'HOURS', candidates: { count: 6 } }],
        },
      },
    ]);
  });
});

describe('a list of alerts with places, matches and reasons', () => {
  const statementsFor = (first: number): Promise<number> =>
    statementsDuring(app, async () => {
      const list = `{ lapseAlerts(first: ${first}) { nodes { place { title } matches { nodes { score reasons { text } } }
        nearMisses { candidates { count } } } } }`;
      const { data } = await app.ask(list, {}, { as: adviser });
      expect(data.lapseAlerts.nodes).toHaveLength(first);
      expect(data.lapseAlerts.nodes[0].matches.nodes).toHaveLength(1);
    });

  it('asks the database as often for twenty as for two', async () => {
    await givenCandidate(app);
    const { employer } = await givenEmployer(app);
    for (let count = 0; count < 20; count += 1) await lapsing('2026-12-12', { employer });
    await sweeps.send();
    expect(await statementsFor(20)).toBe(await statementsFor(2));
  });
});

describe('a place that opens again', () => {
  it('is watched anew', async () => {
    const place = await lapsing('2026-12-01', { draft: true });
    await app.db((tx) => app.app.get(PublishPlace).open(tx, place));
    await sweeps.send();
    expect(await alertsOf(app, adviser)).toHaveLength(1);
  });
});
