import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import pg, { type PoolClient, type QueryResult } from 'pg';
import { actingFor } from './acting.service.js';
import { tablesBeyond, type BeyondWork } from './beyond.js';
import type { CalendarDate } from './calendar-date.js';
import type { Result } from './problem.js';
import { reachSetting, type Reach } from './reach.js';

const { escapeLiteral } = pg;

/** One transaction: what it reads and writes, for whom, and the database's time at its beginning. */
export class Tx {
  private beyondTables: readonly string[] = [];
  /** True until the database has been told which tables are open: it cannot be told in a transaction that failed. */
  private isUntold = false;

  constructor(
    private readonly client: PoolClient,
    private readonly reach: Reach,
    /** The database's clock. */
    readonly now: Date,
    /** The calendar date in Europe/Amsterdam at `now`. */
    readonly today: CalendarDate,
  ) {}

  /** Rows of a statement. */
  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return (await this.ask(sql, parameters)).rows as Row[];
  }

  /** The first row of a statement, or null. */
  async one<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row | null> {
    return (await this.query<Row>(sql, parameters))[0] ?? null;
  }

  /** How many rows a statement touched. */
  async execute(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    return (await this.ask(sql, parameters)).rowCount ?? 0;
  }

  /**
   * Does what must go beyond the rows of the person this transaction runs for: the tables of that work are open as a
   * whole while it lasts, and closed again after it, also when it fails. The caller has checked the right to it.
   */
  async beyond<T>(work: BeyondWork, act: () => Promise<T>): Promise<T> {
    const before = this.beyondTables;
    const opened = tablesBeyond(work).filter((table) => !before.includes(table));
    if (this.reach.kind === 'work' || opened.length === 0) return act();
    try {
      await this.open([...before, ...opened]);
      return await act();
    } finally {
      // After an error this may fail; then the first statement after a rollback to a savepoint is preceded by it.
      await this.open(before).catch(() => undefined);
    }
  }

  private async open(tables: readonly string[]): Promise<void> {
    this.beyondTables = tables;
    this.isUntold = true;
    const setting = reachSetting(this.reach, tables);
    await this.client.query(`SELECT set_config('routekaart.reach', $1, true)`, [setting]);
    this.isUntold = false;
  }

  private async ask(sql: string, parameters: readonly unknown[]): Promise<QueryResult> {
    const isRollback = /^\s*ROLLBACK\b/i.test(sql);
    if (this.isUntold && !isRollback) await this.open(this.beyondTables);
    const answer = await this.client.query(sql, [...parameters]);
    // Back at a savepoint the database has the setting of then, which may have opened more than is open now.
    if (isRollback) this.isUntold = true;
    return answer;
  }
}

const clock = 'app_now() AS now, app_today()::text AS today';
const attemptsAtMost = 5;

/**
 * The only way to the database. A transaction runs for whoever the work around it is done (`actFor`) and sees their
 * rows alone. A result with `problems` rolls back. A transaction that the database itself refuses because of others
 * (40001, 40P01) is tried again as a whole, a bounded number of times.
 */
@Injectable()
export class Transaction {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.within('START TRANSACTION', work);
      } catch (error) {
        if (attempt >= attemptsAtMost || !isConflict(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, 5 * 2 ** attempt * (0.5 + Math.random())));
      }
    }
  }

  /** For reading: nothing can be written. */
  async read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.within('START TRANSACTION READ ONLY', work);
  }

  private async within<T>(begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const reach = actingFor();
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    try {
      const value = await work(await begun(client, begin, reach));
      await end(client, hasProblems(value) ? 'ROLLBACK' : 'COMMIT');
      return value;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

interface ClockRow {
  now: Date;
  today: CalendarDate;
}

/** Begins, says for whom, and reads the clock, in one round trip. */
async function begun(client: PoolClient, begin: string, reach: Reach): Promise<Tx> {
  const setting = escapeLiteral(reachSetting(reach));
  const answers = (await client.query(
    `${begin}; SELECT set_config('routekaart.reach', ${setting}, true), ${clock}`,
  )) as unknown as [unknown, { rows: ClockRow[] }];
  const { now, today } = answers[1].rows[0] as ClockRow;
  return new Tx(client, reach, now, today);
}

/**
 * @throws when there was nothing left to commit: a statement failed, and the work went on as if it had not. PostgreSQL
 * then rolls back and calls that an answer.
 */
async function end(client: PoolClient, how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
  const { command } = await client.query(how);
  if (command !== how) throw new Error('A statement of this transaction failed: nothing of it was written');
}

function hasProblems(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Boolean((value as Partial<Result<unknown>>).problems?.length)
  );
}

function isConflict(error: unknown): boolean {
  const { code, driverError } = error as { code?: string; driverError?: { code?: string } };
  return ['40001', '40P01'].includes(driverError?.code ?? code ?? '');
}
