import { Desk } from '../drills/alerts-schedulers/one-and-five.js';
import { startApp, type TestApp } from '../support/app.js';

let app: TestApp;
let desk: Desk;
beforeAll(async () => {
  app = await startApp({ DATABASE_POOL: '20' });
  desk = await Desk.open(app);
});
afterAll(() => app.close());

it.each([1, 2])('five schedulers whose jobs all arrive twice end as one does (seed %i)', async (seed) => {
  const one = await desk.weeks(seed, 'ONE', 10);
  expect(one.filter((line) => line.includes(' SENT ')).length).toBeGreaterThan(10);
  expect(one.filter((line) => line.startsWith('mail')).length).toBeGreaterThan(1);
  expect(await desk.weeks(seed, 'FIVE_AND_TWICE', 10)).toEqual(one);
});
