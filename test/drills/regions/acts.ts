import { actForVisitor, nowActsFor } from '../../../src/platform/acting.service.js';
import { beyondWorks, type BeyondWork } from '../../../src/platform/beyond.js';
import { NOT_FOUND, problem, refuse } from '../../../src/platform/problem.js';
import type { Tx } from '../../../src/platform/transaction.service.js';
import type { Crowd } from './crowd.js';

/** One transaction, or two at once, of the many kinds that pass over a pool; the heavier the oftener. */
export interface Act {
  readonly weight: number;
  readonly does: (crowd: Crowd) => Promise<void>;
}

const works = Object.keys(beyondWorks) as BeyondWork[];
const codeOf = (error: unknown) => {
  const { code, driverError } = error as { code?: string; driverError?: { code?: string } };
  return driverError?.code ?? code;
};
/** Lets through what the act itself provoked, and nothing else. */
const only =
  (...codes: string[]) =>
  (error: unknown) => {
    if (!codes.includes(codeOf(error) ?? '')) throw error;
  };
const broken = '22012';
const breaks = (tx: Tx) => tx.query('SELECT 1 / 0');
const cut = '57014';

/** Sleeps until it is cut off by the transaction's own limit. */
async function timesOut(tx: Tx): Promise<void> {
  await tx.execute(`SET LOCAL statement_timeout = '2ms'`);
  await tx.query('SELECT pg_sleep(5)');
}

/** Does something in a savepoint, and goes back to it when that fails. */
async function inSavepoint(crowd: Crowd, tx: Tx, work: () => Promise<unknown>): Promise<void> {
  crowd.tally.savepoints += 1;
  await tx.execute('SAVEPOINT attempt');
  await work().catch((error: unknown) => only(broken, cut)(error));
  await tx.execute('ROLLBACK TO SAVEPOINT attempt');
}

/** Everything that happens on the pool. */
export const acts: readonly Act[] = [
  {
    weight: 500,
    does: async (crowd) => {
      const asker = crowd.anybody();
      await crowd.read(asker, (tx) => crowd.askSome(tx, asker));
    },
  },
  {
    // As a request does: a visitor until the session is read, then somebody.
    weight: 120,
    does: async (crowd) => {
      const asker = crowd.anybody();
      const visitor = { name: null, reach: { kind: 'visitor' } } as const;
      crowd.tally.transactions += 2;
      await actForVisitor(async () => {
        await crowd.transaction.read((tx) => crowd.askSome(tx, visitor, 1));
        nowActsFor(asker.reach);
        await crowd.transaction.read((tx) => crowd.askSome(tx, asker, 2));
      });
    },
  },
  {
    weight: 100,
    does: async (crowd) => {
      const asker = crowd.anybody();
      await crowd.run(asker, async (tx) => {
        await crowd.askSome(tx, asker, 2);
        await crowd.changeForeign(tx, asker).catch(only('42501'));
        crowd.tally.rolledBack += 1;
        return refuse(problem(NOT_FOUND, 'id'));
      });
    },
  },
  {
    weight: 60,
    does: async (crowd) => {
      const asker = crowd.anybody();
      crowd.tally.errors += 1;
      const failing = crowd.run(asker, async (tx) => {
        await crowd.askSome(tx, asker, 1);
        await breaks(tx);
      });
      await failing.catch(only(broken));
    },
  },
  {
    weight: 60,
    does: async (crowd) => {
      const asker = crowd.anybody();
      await crowd.run(asker, async (tx) => {
        await inSavepoint(crowd, tx, () => breaks(tx));
        await crowd.askSome(tx, asker, 2);
      });
    },
  },
  {
    weight: 60,
    does: async (crowd) => {
      const asker = crowd.anybody();
      const work = crowd.draw.pick(works);
      crowd.tally.beyond += 1;
      await crowd.run(asker, async (tx) => {
        await tx.beyond(work, () => crowd.askBeyond(tx, asker, work));
        await crowd.askAfter(tx, asker, work);
      });
    },
  },
  {
    // A failure within, gone back from: to a savepoint of before the work, or of within it.
    weight: 40,
    does: async (crowd) => {
      const asker = crowd.anybody();
      const work = crowd.draw.pick(works);
      crowd.tally.beyond += 1;
      await crowd.run(asker, async (tx) => {
        await inSavepoint(crowd, tx, () =>
          tx.beyond(work, async () => {
            await crowd.askBeyond(tx, asker, work);
            if (crowd.draw.chance(0.5)) await breaks(tx);
          }),
        );
        await crowd.askSome(tx, asker, 2);
        await tx.beyond(work, () => tx.execute('SAVEPOINT within'));
        await crowd.askSome(tx, asker, 1);
        await tx.execute('ROLLBACK TO SAVEPOINT within');
        await crowd.askSome(tx, asker, 2);
      });
    },
  },
  {
    weight: 20,
    does: async (crowd) => {
      const asker = crowd.anybody();
      const work = crowd.draw.pick(works);
      crowd.tally.beyond += 1;
      crowd.tally.errors += 1;
      const failing = crowd.run(asker, (tx) =>
        tx.beyond(work, async () => {
          await crowd.askBeyond(tx, asker, work);
          await breaks(tx);
        }),
      );
      await failing.catch(only(broken));
    },
  },
  {
    // Nobody, between two transactions, on a connection that somebody used before.
    weight: 60,
    does: async (crowd) => {
      // Several tables: whoever had it before has rows in a few of them.
      for (let asked = 0; asked < 4; asked++) {
        const table = crowd.draw.pick(crowd.due.tables);
        crowd.tally.queries += 1;
        try {
          const rows: unknown[] = await crowd.dataSource.query(`SELECT FROM ${table}`);
          crowd.noteCount(null, table, rows.length, 0);
        } catch (error) {
          only('42501')(error);
          crowd.tally.emptyReachRefused += 1;
        }
      }
    },
  },
  {
    // One person's work that starts another's, as a handler does that a request waits for.
    weight: 20,
    does: async (crowd) => {
      const [one, other] = [crowd.anybody(), crowd.anybody()];
      await crowd.read(one, (tx) => crowd.askSome(tx, one, 1));
      await Promise.all([
        crowd.read(one, (tx) => crowd.askSome(tx, one, 2)),
        crowd.read(other, (tx) => crowd.askSome(tx, other, 2)),
      ]);
    },
  },
  {
    // A failure that nobody looked at: there is nothing to commit, and that is told.
    weight: 10,
    does: async (crowd) => {
      const asker = crowd.anybody();
      crowd.tally.errors += 1;
      const lost = crowd.run(asker, async (tx) => {
        await breaks(tx).catch(() => undefined);
      });
      const told = await lost.then(
        () => '',
        (error: Error) => error.message,
      );
      if (!told.includes('nothing of it was written')) throw new Error(`A lost transaction told "${told}"`);
    },
  },
  {
    weight: 6,
    does: async (crowd) => {
      const asker = crowd.anybody();
      crowd.tally.timeouts += 1;
      await crowd.run(asker, timesOut).catch(only(cut));
      await crowd.run(asker, async (tx) => {
        await inSavepoint(crowd, tx, () => timesOut(tx));
        await crowd.askSome(tx, asker, 2);
      });
    },
  },
  {
    weight: 3,
    does: async (crowd) => {
      const asker = crowd.anybody();
      crowd.tally.cancelled += 1;
      const cancelled = crowd.run(asker, async (tx) => {
        const self = await tx.one<{ pid: number }>('SELECT pg_backend_pid() AS pid');
        const sleeping = tx.query('SELECT pg_sleep(5)');
        await Promise.all([sleeping, cancelWhenAsleep(crowd, self?.pid ?? 0)]);
      });
      await cancelled.catch(only(cut));
    },
  },
  {
    weight: 1,
    does: async (crowd) => {
      const asker = crowd.anybody();
      crowd.tally.connectionsKilled += 1;
      const killed = crowd.run(asker, async (tx) => {
        await crowd.askSome(tx, asker, 1);
        const self = await tx.one<{ pid: number }>('SELECT pg_backend_pid() AS pid');
        await crowd.admin.query('SELECT pg_terminate_backend($1)', [self?.pid]);
        await crowd.askSome(tx, asker, 1);
      });
      // Told by the server (57P01) or by the connection that is gone.
      const told = await killed.then(
        () => 'nothing',
        (error: Error) => `${codeOf(error)} ${error.message}`,
      );
      if (!/57P01|not queryable|terminated|ECONNRESET/i.test(told))
        throw new Error(`A killed connection: ${told}`);
    },
  },
];

/** Cancels another's statement as soon as that one sleeps, for at most two seconds. */
async function cancelWhenAsleep({ admin }: Crowd, pid: number): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt++) {
    const { rows } = await admin.query<{ done: boolean }>(
      `SELECT pg_cancel_backend(pid) AS done FROM pg_stat_activity WHERE pid = $1 AND wait_event = 'PgSleep'`,
      [pid],
    );
    if (rows[0]?.done) return;
  }
}
