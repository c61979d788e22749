import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import type { PoolClient } from 'pg';
import type { CalendarDate } from './calendar-date.js';
import type { Result } from './problem.js';

/** One transaction: what it reads and writes, and the database's time at its beginning. */
export class Tx {
  constructor(
    readonly entities: EntityManager,
    private readonly client: PoolClient,
    /** The database's clock. */
    readonly now: Date,
    /** The calendar date in Europe/Amsterdam at `now`. */
    readonly today: CalendarDate,
  ) {}

  /** Rows of a statement. */
  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return (await this.client.query(sql, [...parameters])).rows as Row[];
  }

  /** The first row of a statement, or null. */
  async one<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row | null> {
    return (await this.query<Row>(sql, parameters))[0] ?? null;
  }

  /** How many rows a statement touched. */
  async execute(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    return (await this.client.query(sql, [...parameters])).rowCount ?? 0;
  }
}

const clock = 'SELECT app_now() AS now, app_today()::text AS today';
const attemptsAtMost = 5;

/**
 * The only way to the database. A result with `problems` rolls back. A transaction that the database itself
 * refuses because of others (40001, 40P01) is tried again as a whole, a bounded number of times.
 */
@Injectable()
export class Transaction {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(work);
      } catch (error) {
        if (attempt >= attemptsAtMost || !isConflict(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, 5 * 2 ** attempt * (0.5 + Math.random())));
      }
    }
  }

  /** For reading: nothing can be written. */
  async read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    try {
      const answers = (await client.query(`BEGIN READ ONLY; ${clock}`)) as unknown as [
        unknown,
        { rows: ClockRow[] },
      ];
      const value = await work(txOf(runner, client, answers[1].rows));
      await client.query('COMMIT');
      return value;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  private async attempt<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    try {
      await runner.startTransaction();
      const value = await work(txOf(runner, client, (await client.query<ClockRow>(clock)).rows));
      if (hasProblems(value)) await runner.rollbackTransaction();
      else await runner.commitTransaction();
      return value;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
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

function txOf(runner: QueryRunner, client: PoolClient, rows: ClockRow[]): Tx {
  const { now, today } = rows[0] as ClockRow;
  return new Tx(runner.manager, client, now, today);
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
