import { KeepNoLonger } from '../../src/privacy/retention.job.js';
import { startApp, type TestApp } from '../support/app.js';
import { givenAdviser, givenCandidate } from '../support/given.js';
import { givenIntroduction } from '../introductions/given-introduction.js';
import { asTest } from '../support/test-transaction.js';

let app: TestApp;
beforeEach(async () => void (app = await startApp()));
afterEach(() => app.close());

const sweep = () => asTest(() => app.app.get(KeepNoLonger, { strict: false }).sweep());
const inDays = (days: number) => app.setClock(new Date(Date.now() + days * 86_400_000).toISOString());
const warnings = () =>
  app.db(async (tx) => (await tx.query(`SELECT FROM mail WHERE kind = 'retention-warning'`)).length);
const isErased = (id: string) =>
  app.db(
    async (tx) =>
      (await tx.one('SELECT FROM candidate WHERE id = $1 AND erased_at IS NOT NULL', [id])) !== null,
  );

it.each([
  { who: 'in matching', consent: true, warned: 352, gone: 366 },
  { who: 'out of matching', consent: false, warned: 15, gone: 29 },
])('warns a candidate $who once, and erases two weeks later', async ({ consent, warned, gone }) => {
  const { candidate } = await givenCandidate(app, { consent });
  await inDays(warned - 3);
  await sweep();
  expect(await warnings()).toBe(0);
  await inDays(warned);
  await sweep();
  await sweep();
  expect(await warnings()).toBe(1);
  await inDays(gone - 2);
  await sweep();
  expect(await isErased(candidate.id)).toBe(false);
  await inDays(gone + 1);
  await sweep();
  expect(await isErased(candidate.id)).toBe(true);
});

it('erases nobody unwarned after a long stop, and gives them the days of the warning', async () => {
  const { candidate } = await givenCandidate(app, { consent: false });
  await inDays(400);
  await sweep();
  await sweep();
  expect([await warnings(), await isErased(candidate.id)]).toEqual([1, false]);
  await inDays(415);
  await sweep();
  expect(await isErased(candidate.id)).toBe(true);
});

it('stops for an open introduction', async () => {
  const adviser = await givenAdviser(app, 'Noor van het loket');
  const { candidate } = await givenIntroduction(app, adviser, { status: 'PROPOSED' });
  await inDays(800);
  await sweep();
  expect([await warnings(), await isErased(candidate.id)]).toEqual([0, false]);
});
