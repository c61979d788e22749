import { actFor } from '../../src/platform/acting.service.js';
import { Transaction, type Tx } from '../../src/platform/transaction.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { givenCandidate } from '../support/given.js';

let app: TestApp;
let strangers: string;
beforeAll(async () => {
  app = await startApp();
  strangers = (await givenCandidate(app)).candidate.id;
});
afterAll(() => app.close());

/** A visitor's transaction: of candidates it sees those that a piece of work opens. */
const asVisitor = <T>(work: (tx: Tx) => Promise<T>) =>
  actFor({ kind: 'visitor' }, () => app.app.get(Transaction).run(work));
const seen = async (tx: Tx) => (await tx.query('SELECT FROM candidate WHERE id = $1', [strangers])).length;
const breaks = (tx: Tx) => tx.query('SELECT 1 / 0');

describe('work beyond a person’s rows', () => {
  it('sees them while it lasts, and not after', async () => {
    expect(
      await asVisitor(async (tx) => [
        await seen(tx),
        await tx.beyond('open-case', () => seen(tx)),
        await seen(tx),
      ]),
    ).toEqual([0, 1, 0]);
  });

  it('within other such work ends by itself: what was open before is open still', async () => {
    const within = (tx: Tx) => tx.beyond('record-audit', () => seen(tx));
    const counts = await asVisitor((tx) =>
      tx.beyond('open-case', async () => [await within(tx), await seen(tx)]),
    );
    expect(counts).toEqual([1, 1]);
  });

  it('is over when it failed without the database', async () => {
    const counts = await asVisitor(async (tx) => {
      await tx.beyond('open-case', () => Promise.reject(new Error('by hand'))).catch(() => undefined);
      return seen(tx);
    });
    expect(counts).toBe(0);
  });

  it('is over when a statement in it failed, and the transaction went back to before it', async () => {
    const counts = await asVisitor(async (tx) => {
      await tx.execute('SAVEPOINT before');
      await tx.beyond('open-case', () => breaks(tx)).catch(() => undefined);
      await tx.execute('ROLLBACK TO SAVEPOINT before');
      return [await seen(tx), await tx.beyond('open-case', () => seen(tx)), await seen(tx)];
    });
    expect(counts).toEqual([0, 1, 0]);
  });

  it('is over for a transaction that goes back into it', async () => {
    const counts = await asVisitor(async (tx) => {
      await tx.beyond('open-case', () => tx.execute('SAVEPOINT within'));
      await tx.execute('ROLLBACK TO SAVEPOINT within');
      return seen(tx);
    });
    expect(counts).toBe(0);
  });

  it('goes on for work that goes back to before it began', async () => {
    const counts = await asVisitor(async (tx) => {
      await tx.execute('SAVEPOINT before');
      return tx.beyond('open-case', async () => {
        await tx.execute('ROLLBACK TO SAVEPOINT before');
        return seen(tx);
      });
    });
    expect(counts).toBe(1);
  });
});

describe('a transaction of which a statement failed', () => {
  it('tells that nothing was written, when whoever did it went on as if it had not', async () => {
    const careless = app.db(async (tx) => {
      await tx.execute(`UPDATE candidate SET name = 'Veranderd' WHERE id = $1`, [strangers]);
      await breaks(tx).catch(() => undefined);
    });
    await expect(careless).rejects.toThrow('nothing of it was written');
    const rows = await app.db((tx) => tx.query('SELECT FROM candidate WHERE name = $1', ['Veranderd']));
    expect(rows).toEqual([]);
  });

  it('leaves nothing of for whom it was to the next on its connection', async () => {
    for (let time = 0; time < 20; time++) await app.db(breaks).catch(() => undefined);
    expect(await Promise.all(Array.from({ length: 20 }, () => asVisitor(seen)))).toEqual(Array(20).fill(0));
  });
});
