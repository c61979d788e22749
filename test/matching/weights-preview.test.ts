import { addDays } from '../../src/platform/calendar-date.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenCandidate, givenPlace } from '../support/given.js';

const preview = `query($regionCode: ID!, $weights: MatchingWeightsInput!, $asOf: Date) {
  weightsPreview(regionCode: $regionCode, weights: $weights, asOf: $asOf) { changed lists { total place { id }
    moves { before after match { candidateId score profile { mboLevels } reasons { weight score } candidate { name } } } } } }`;
const save = `mutation($weights: MatchingWeightsInput!, $from: Date!) {
  changeRegionSettings(regionCode: "AM05", validFrom: $from, input: { matchingWeights: $weights }) { problems { code } } }`;
const ofPlace = `query($id: ID!, $asOf: Date) { place(id: $id) { matches(first: 100, asOf: $asOf) { nodes { candidateId score } } } }`;

/** By default home and readiness count about the same; here only distance does. */
const weights = { distance: 1 };

interface Preview {
  changed: number;
  lists: {
    total: number;
    place: { id: string };
    moves: { before: number; after: number; match: { candidateId: string; score: number } }[];
  }[];
}

let app: TestApp;
let coordinator: Person;
let today: string;
beforeAll(async () => {
  app = await startApp();
  today = await app.db(async (tx) => tx.today);
  coordinator = await app.person('Carla Leider', { role: 'COORDINATOR', regionCode: 'AM05' });
  const dates = { startsOn: addDays(today, 60), lapsesOn: addDays(today, 30) };
  await givenPlace(app, { ...dates, title: 'Hier', postcode4: '7511' });
  await givenPlace(app, { ...dates, title: 'Elders', postcode4: '7601', lapsesOn: addDays(today, 20) });
  await givenPlace(app, { ...dates, title: 'Niemand past', postcode4: '7511', creboCode: '25297' });
  // Near and late, far and ready, and everything between.
  const homes = ['7511', '7521', '7531', '7541', '7571', '7601', '7611', '7621'];
  for (const [at, postcode4] of homes.entries()) {
    const availableFrom = addDays(today, at % 2 === 0 ? 5 : 55);
    await givenCandidate(app, { postcode4, wish: { mboLevels: [2], maxTravelKm: 60, availableFrom } });
  }
});
afterAll(() => app.close());

const ask = async (as: Person | null, variables: object = {}) =>
  app.ask<{ weightsPreview: Preview | null }>(preview, { regionCode: 'AM05', weights, ...variables }, { as });
const listOf = async (id: string, asOf: string | null = null) =>
  (await app.ask(ofPlace, { id, asOf }, { as: coordinator })).data.place.matches.nodes as {
    candidateId: string;
    score: number;
  }[];

describe('a preview of weights', () => {
  it('shows the lists as they then really are, and saves nothing', async () => {
    const { weightsPreview } = (await ask(coordinator)).data;
    expect(weightsPreview?.lists).toHaveLength(2);
    expect(weightsPreview?.changed).toBeGreaterThan(0);
    const ids = weightsPreview?.lists.map(({ place }) => place.id) ?? [];
    const before = new Map<string, Awaited<ReturnType<typeof listOf>>>();
    for (const id of ids) before.set(id, await listOf(id));
    const later = addDays(today, 3);
    const saved = await app.ask(save, { weights, from: later }, { as: coordinator });
    expect(saved.data.changeRegionSettings.problems).toEqual([]);
    const dated = (await ask(coordinator, { asOf: later })).data.weightsPreview;
    // From that day on they count already, so nothing would change any more.
    expect(dated?.changed).toBe(0);
    await app.setClock(`${later}T10:00:00Z`);
    try {
      for (const { place, total, moves } of weightsPreview?.lists ?? []) {
        const after = await listOf(place.id);
        expect(after).toHaveLength(total);
        for (const { before: was, after: is, match } of moves) {
          expect(before.get(place.id)?.[was - 1]?.candidateId).toBe(match.candidateId);
          expect(after[is - 1]?.candidateId).toBe(match.candidateId);
          expect(after[is - 1]?.score).toBeCloseTo(match.score, 12);
        }
        // And the list of today can still be worked out.
        expect(await listOf(place.id, today)).toEqual(before.get(place.id));
      }
    } finally {
      await app.setClock(null);
    }
  });

  it('names nobody who is not known, and has the reasons of the new weights', async () => {
    const { data } = await app.ask(preview, { regionCode: 'AM05', weights }, { as: coordinator });
    const [move] = data.weightsPreview.lists[0].moves;
    const sum = move.match.reasons.reduce(
      (all: number, { weight, score }: { weight: number; score: number }) => all + weight * score,
      0,
    );
    expect(sum).toBeCloseTo(move.match.score, 9);
  });

  it('refuses weights that are not together 1', async () => {
    const { errors } = await ask(coordinator, { weights: { distance: 0.5 } });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toMatch(/samen .* 100 procent/);
  });

  it('is for the coordinator of the region alone', async () => {
    const adviser = await app.person('Noor Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
    const elsewhere = await app.person('Gerda Leider', { role: 'COORDINATOR', regionCode: 'AM01' });
    for (const as of [null, adviser, elsewhere]) expect((await ask(as)).data.weightsPreview).toBeNull();
  });
});
