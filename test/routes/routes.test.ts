import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenIntroduction } from '../introductions/given-introduction.js';

let app: TestApp;
let adviser: Person;
beforeAll(async () => {
  app = await startApp();
  adviser = await app.person('Noor Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
});
afterAll(() => app.close());

describe('the route', () => {
  const routeFor = async (id: string, as: Person) => {
    const { data } = await app.ask(
      `query($id: ID!) { introduction(id: $id) { route { turns moveBy turnText isLate milestones { name state stateText } } } }`,
      { id },
      { as, language: 'nl' },
    );
    return (
      data as {
        introduction: { route: { turnText: string | null; milestones: { name: string; state: string }[] } };
      }
    ).introduction.route;
  };

  it('is the same for all three, from the answers to the talk after a hundred days', async () => {
    const scene = await givenIntroduction(app, adviser, { status: 'PLACED' });
    const stands = async () => {
      const people = [scene.candidatePerson, scene.member, adviser];
      const [own, ...others] = await Promise.all(people.map((person) => routeFor(scene.id, person)));
      for (const other of others) expect(other).toEqual(own);
      return [own?.milestones.find(({ state }) => state === 'CURRENT')?.name, own?.turnText];
    };
    expect(await stands()).toEqual([
      'AGREEMENT',
      expect.stringMatching(/^De school is aan zet, uiterlijk op/),
    ]);
    await app.ask(
      `mutation($id: ID!, $on: Date!) { recordMilestone(introductionId: $id, kind: AGREEMENT, status: DONE, onDate: $on) {
         problems { code } } }`,
      { id: scene.id, on: await app.db((tx) => Promise.resolve(tx.today)) },
      { as: adviser },
    );
    expect(await stands()).toEqual([
      'START',
      expect.stringMatching(/^De kandidaat en het leerbedrijf zijn aan zet/),
    ]);
  });

  it('of a region counts where they stand, for its coordinator alone', async () => {
    const ask = async (as: Person) =>
      app.ask('{ regionRoute(regionCode: "AM05") { jamsAt stops { name waiting late } } }', {}, { as });
    const coordinator = await app.person('Carla Leider', { role: 'COORDINATOR', regionCode: 'AM05' });
    const elsewhere = await app.person('Gerda Leider', { role: 'COORDINATOR', regionCode: 'AM01' });
    expect((await ask(elsewhere)).data?.['regionRoute']).toBeNull();
    expect((await ask(adviser)).data?.['regionRoute']).toBeNull();
    const route = (await ask(coordinator)).data?.['regionRoute'] as { stops: { waiting: number }[] };
    const running = await app.db((tx) =>
      tx.one<{ count: number }>(
        `SELECT count(*) FROM introduction WHERE status IN ('PROPOSED', 'ACCEPTED', 'PLACED')`,
      ),
    );
    expect(route.stops.reduce((sum, { waiting }) => sum + waiting, 0)).toBe(running?.count);
  });
});
