import fc from 'fast-check';
import { games } from '../drills/alerts-model/games.js';
import { Stage } from '../drills/alerts-model/play.js';
import { startApp, type TestApp } from '../support/app.js';

let app: TestApp;
let stage: Stage;
beforeAll(async () => {
  app = await startApp();
  stage = await Stage.set(app);
});
afterAll(() => app.close());

it('tells, passes on and stops as the rules say, whatever is done in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(games(12), async (game) => expect(await stage.play(game)).toEqual([])),
    { numRuns: 3, seed: 20261122, interruptAfterTimeLimit: 60_000, endOnFailure: true },
  );
});
