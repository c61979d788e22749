import { ResponsibilitiesRepository } from '../../src/desks/responsibilities.repository.js';
import { SettingsRepository } from '../../src/desks/settings.repository.js';
import { defaultSettings } from '../../src/desks/region-settings.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenAdviser } from '../support/given.js';

let app: TestApp;
let adviser: Person;
let colleague: Person;
let coordinator: Person;
let stranger: Person;

beforeAll(async () => {
  app = await startApp();
  await app.setClock('2026-11-24T12:00:00Z');
  adviser = await givenAdviser(app, 'Anja Adviseur');
  colleague = await givenAdviser(app, 'Bea Collega', { rules: [] });
  coordinator = await app.person('Coby Projectleider', { role: 'COORDINATOR', regionCode: 'AM05' });
  stranger = await app.person('Gro Ningen', { role: 'COORDINATOR', regionCode: 'AM01' });
});
afterAll(() => app.close());

const change = (as: Person | null, validFrom: string, input: object, regionCode = 'AM05') =>
  app.ask(
    `mutation($regionCode: ID!, $validFrom: Date!, $input: RegionSettingsInput!) {
       changeRegionSettings(regionCode: $regionCode, validFrom: $validFrom, input: $input) {
         desk { settings(onDate: "2027-02-01") { leadDays classReachKm matchingWeights { distance sector level } } }
         problems { code path message } } }`,
    { regionCode, validFrom, input },
    { as },
  );
const settingsOn = (day: string) => app.db((tx) => app.app.get(SettingsRepository).of(tx, 'AM05', day));

describe('a desk', () => {
  it('is read by its own people alone', async () => {
    const query =
      '{ desk { region { name } sites { town } advisers { name awayUntil } settings { leadDays introductionOrder } } }';
    const { data } = await app.ask(query, {}, { as: adviser });
    expect(data.desk).toMatchObject({
      region: { name: 'Twente' },
      advisers: [
        { name: 'Anja Adviseur', awayUntil: null },
        { name: 'Bea Collega', awayUntil: null },
      ],
      settings: { leadDays: [56, 28, 14, 7, 3, 1], introductionOrder: 'CANDIDATE_FIRST' },
    });
    const other = '{ desk(regionCode: "AM05") { sites { town } } }';
    expect((await app.ask(other, {}, { as: stranger })).data.desk).toBeNull();
    expect((await app.ask(other)).data.desk).toBeNull();
  });
});

describe('a setting', () => {
  it('counts from its day on, and not before', async () => {
    const { data } = await change(coordinator, '2027-01-01', {
      leadDays: [7, 30, 7],
      classReachKm: 25,
      matchingWeights: { distance: 0.5, sector: 0.5 },
    });
    expect(data.changeRegionSettings).toEqual({
      desk: {
        settings: {
          leadDays: [30, 7],
          classReachKm: 25,
          matchingWeights: { distance: 0.5, sector: 0.5, level: 0 },
        },
      },
      problems: [],
    });
    expect(await settingsOn('2026-12-31')).toEqual(defaultSettings);
    expect((await settingsOn('2027-01-01')).classReachKm).toBe(25);
    await change(coordinator, '2027-01-01', { classReachKm: 30 });
    expect((await settingsOn('2027-01-01')).classReachKm).toBe(30);
    expect((await settingsOn('2027-01-01')).leadDays).toEqual([30, 7]);
  });

  it('says when people are reminded and when a case closes, from its day on, within its bounds', async () => {
    const shown = async (day: string) =>
      (
        await app.ask(
          `{ desk { settings(onDate: "${day}") { nudgeDays closeAfterWorkingDays } } }`,
          {},
          { as: coordinator },
        )
      ).data.desk.settings;
    const set = (input: object) => change(coordinator, '2027-03-01', input);
    expect(
      (await set({ nudgeDays: [0, 4, 2, 4], closeAfterWorkingDays: 3 })).data.changeRegionSettings,
    ).toMatchObject({ problems: [] });
    expect(await shown('2027-02-28')).toEqual({ nudgeDays: [2, 0], closeAfterWorkingDays: 5 });
    expect(await shown('2027-03-01')).toEqual({ nudgeDays: [4, 2, 0], closeAfterWorkingDays: 3 });
    for (const [input, field] of [
      [{ nudgeDays: [21] }, 'nudgeDays'],
      [{ nudgeDays: [] }, 'nudgeDays'],
      [{ closeAfterWorkingDays: 31 }, 'closeAfterWorkingDays'],
    ] as const)
      expect((await set(input)).data.changeRegionSettings.problems).toMatchObject([
        { code: 'INVALID', path: ['input', field] },
      ]);
    expect(await shown('2027-03-01')).toEqual({ nudgeDays: [4, 2, 0], closeAfterWorkingDays: 3 });
  });

  it('that cannot be is refused, all problems at once, and nothing is changed', async () => {
    const before = await settingsOn('2027-06-01');
    const { data } = await change(coordinator, '2026-11-23', {
      leadDays: [],
      classReachKm: 10,
      matchingWeights: { distance: 0.5 },
    });
    expect(
      data.changeRegionSettings.problems.map(({ code, path }: { code: string; path: string[] }) => [
        code,
        ...path,
      ]),
    ).toEqual([
      ['INVALID', 'validFrom'],
      ['INVALID', 'input', 'leadDays'],
      ['INVALID', 'input', 'matchingWeights'],
    ]);
    expect(await settingsOn('2027-06-01')).toEqual(before);
  });

  it('is the coordinator’s of that region to decide', async () => {
    expect((await change(adviser, '2026-12-01', { classReachKm: 10 })).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
    expect((await change(null, '2026-12-01', { classReachKm: 10 })).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
    const { data } = await change(stranger, '2026-12-01', { classReachKm: 10 });
    expect(data.changeRegionSettings.problems).toMatchObject([{ code: 'NOT_FOUND', path: ['regionCode'] }]);
    expect((await settingsOn('2026-12-01')).classReachKm).toBe(40);
  });
});

describe('an absence', () => {
  const record = (input: object) =>
    app.ask(
      `mutation($input: AbsenceInput!) { recordAbsence(regionCode: "AM05", input: $input) {
         desk { advisers { accountId awayUntil substituteAccountId } } problems { code path } } }`,
      { input },
      { as: coordinator },
    );
  const matter = { regionCode: 'AM05', municipalityCode: 'GM0153', sectorCode: null, employerId: null };
  const responsible = () =>
    app.db((tx) => app.app.get(ResponsibilitiesRepository).responsibleFor(tx, matter));

  it('hands the work to the substitute at once', async () => {
    expect(await responsible()).toEqual([adviser.accountId]);
    const { data } = await record({
      accountId: adviser.accountId,
      firstDay: '2026-11-24',
      lastDay: '2026-11-28',
      substituteAccountId: colleague.accountId,
    });
    expect(data.recordAbsence.desk.advisers).toContainEqual({
      accountId: adviser.accountId,
      awayUntil: '2026-11-28',
      substituteAccountId: colleague.accountId,
    });
    expect(await responsible()).toEqual([colleague.accountId]);
  });

  it('is refused for somebody of another desk, as own substitute, or when it ends before it begins', async () => {
    const bad = {
      accountId: adviser.accountId,
      firstDay: '2026-12-02',
      lastDay: '2026-12-01',
      substituteAccountId: adviser.accountId,
    };
    expect((await record(bad)).data.recordAbsence.problems).toEqual([
      { code: 'INVALID', path: ['input', 'substituteAccountId'] },
      { code: 'INVALID', path: ['input', 'lastDay'] },
    ]);
    const other = { accountId: stranger.accountId, firstDay: '2026-12-01', lastDay: '2026-12-01' };
    expect((await record(other)).data.recordAbsence.problems).toEqual([
      { code: 'INVALID', path: ['input', 'accountId'] },
    ]);
  });
});
