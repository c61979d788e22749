import { asTest } from '../support/test-transaction.js';
import { startApp, type TestApp } from '../support/app.js';
import { Transaction } from '../../src/platform/transaction.service.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await app.db((tx) => tx.execute('CREATE TABLE counter (id integer PRIMARY KEY, value integer NOT NULL)'));
  await app.db((tx) => tx.execute('INSERT INTO counter VALUES (1, 0), (2, 0)'));
});
afterAll(() => app.close());

it('cannot write while it reads', async () => {
  const reading = asTest(() =>
    app.app.get(Transaction).read((tx) => tx.execute('UPDATE counter SET value = 1')),
  );
  await expect(reading).rejects.toThrow(/read-only/);
});

it('tries again as a whole when two lock each other out', async () => {
  const add = (first: number, second: number) =>
    app.db(async (tx) => {
      await tx.execute('UPDATE counter SET value = value + 1 WHERE id = $1', [first]);
      await new Promise((resolve) => setTimeout(resolve, 20));
      await tx.execute('UPDATE counter SET value = value + 1 WHERE id = $1', [second]);
    });
  await Promise.all([add(1, 2), add(2, 1), add(1, 2), add(2, 1)]);
  expect(await app.db((tx) => tx.query('SELECT value FROM counter ORDER BY id'))).toEqual([
    { value: 4 },
    { value: 4 },
  ]);
});

it('reads the database’s clock, which only a test database lets itself be set', async () => {
  await app.setClock('2028-02-29T23:30:00Z');
  const { now, today } = await app.db(async (tx) => ({ now: tx.now, today: tx.today }));
  await app.setClock(null);
  expect(Math.abs(now.getTime() - Date.parse('2028-02-29T23:30:00Z'))).toBeLessThan(60_000);
  expect(today).toBe('2028-03-01');
  await expect(
    app.db(async (tx) => {
      await tx.execute(`SELECT set_config('routekaart.clock_may_shift', 'off', true)`);
      await tx.execute(`INSERT INTO clock_offset (shift) VALUES ('1 day')`);
    }),
  ).rejects.toThrow(/cannot be shifted/);
});
