import { asTest } from '../support/test-transaction.js';
import { startApp, type TestApp } from '../support/app.js';
import { nowActsFor } from '../../src/platform/acting.service.js';
import { visitorReach } from '../../src/platform/reach.js';
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

describe('reading', () => {
  const transaction = () => app.app.get(Transaction);
  /** Which transaction one is in: the instant at which it began. */
  const which = () => transaction().read((tx) => tx.one<{ at: string }>('SELECT now()::text AS at'));

  it('goes on in the transaction in which the same work read before, for the same person alone', async () => {
    const [first, next, forAnother, later] = await asTest(async () => {
      const one = await which();
      const two = await which();
      nowActsFor(visitorReach);
      const three = await which();
      await new Promise((resolve) => setTimeout(resolve, 5));
      return [one, two, three, await which()];
    });
    expect(next).toEqual(first);
    expect(new Set([first?.at, forAnother?.at, later?.at]).size).toBe(3);
    expect(await asTest(which)).not.toEqual(first);
  });

  it('sees what was written between', async () => {
    const value = () =>
      transaction().read((tx) => tx.one<{ value: number }>('SELECT value FROM counter WHERE id = 1'));
    await asTest(async () => {
      const before = await value();
      await transaction().run((tx) => tx.execute('UPDATE counter SET value = value + 1 WHERE id = 1'));
      expect((await value())?.value).toBe((before?.value ?? 0) + 1);
    });
  });

  it('goes on after an error, and tells of one that was passed over', async () => {
    await asTest(async () => {
      await expect(transaction().read((tx) => tx.query('SELECT 1 / 0'))).rejects.toThrow('division by zero');
      expect(await which()).not.toBeNull();
      const passedOver = transaction().read((tx) => tx.query('SELECT 1 / 0').catch(() => []));
      await expect(passedOver).rejects.toThrow('A statement of this transaction failed');
      expect(await which()).not.toBeNull();
    });
  });

  it('holds no connection while there is something else to wait for', async () => {
    // More work at once than there are connections: each reads, waits for a connection to write with, and reads again.
    await Promise.all(
      Array.from({ length: 60 }, () =>
        asTest(async () => {
          await which();
          await transaction().run((tx) => tx.execute('SELECT 1'));
          await Promise.all([which(), which()]);
        }),
      ),
    );
  });
});

it('plans a statement that is asked often once a connection, and answers it for whoever asks', async () => {
  const sql = 'SELECT value FROM counter WHERE id = $1 AND value >= $2';
  await app.db(async (tx) => {
    await tx.execute('UPDATE counter SET value = 7 WHERE id = 1');
    for (let time = 0; time < 8; time++) {
      expect(await tx.often(sql, [1, 7])).toEqual([{ value: 7 }]);
      expect(await tx.often(sql, [1, 8])).toEqual([]);
    }
    expect(await tx.query('SELECT statement FROM pg_prepared_statements')).toEqual([{ statement: sql }]);
  });
});
