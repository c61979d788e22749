import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type QueryRunner } from 'typeorm';
import pg, { type PoolClient, type QueryResult } from 'pg';
import { acting, actingFor, type Acting } from './acting.service.js';
import { tablesBeyond, type BeyondWork } from './beyond.js';
import type { CalendarDate } from './calendar-date.js';
import { moved } from './in-hand.service.js';
import type { Result } from './problem.js';
import { reachSetting, type Reach } from './reach.js';

const { escapeLiteral } = pg;

/** One transaction: what it reads and writes, for whom, and the database's time at its beginning. */
export class Tx {
  /** A statement failed, and nobody went back to a savepoint from before it. */
  hasFailed = false;
  /** True until the database has been told which tables are open: it cannot be told in a transaction that failed. */
  private isUntold = false;

  constructor(
    private readonly client: PoolClient,
    private readonly reach: Reach,
    /** The database's clock. */
    readonly now: Date,
    /** The calendar date in Europe/Amsterdam at `now`. */
    readonly today: CalendarDate,
    private beyondTables: readonly string[] = [],
  ) {}

  /** Rows of a statement. */
  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return (await this.ask(sql, parameters)).rows as Row[];
  }

  /**
   * Rows of a statement that is asked all day and whose text is always the same: a connection plans it once, which for
   * a table with policies takes longer than to answer it. Not for statements with filters that may be left out.
   */
  async often<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return (await this.ask(sql, parameters, nameOf(sql))).rows as Row[];
  }

  /** As `often`, for what only touches rows: how many. */
  async executeOften(sql: string, parameters: readonly unknown[]): Promise<number> {
    return (await this.ask(sql, parameters, nameOf(sql))).rowCount ?? 0;
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

  private async ask(sql: string, parameters: readonly unknown[], name?: string): Promise<QueryResult> {
    const isRollback = /^\s*ROLLBACK\b/i.test(sql);
    if (this.isUntold && !isRollback) await this.open(this.beyondTables);
    const statement = { text: sql, values: [...parameters], name };
    const answer = await this.client.query(statement).catch((error: unknown) => {
      this.hasFailed = true;
      throw error;
    });
    // Back at a savepoint the database has the setting of then, which may have opened more than is open now.
    if (isRollback) [this.isUntold, this.hasFailed] = [true, false];
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
  private readonly kept = new WeakMap<Acting, Opened>();

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

  /**
   * For reading: nothing can be written. What one request, or one job, reads for the same person in one go it reads in
   * one transaction: two round trips less each time. The transaction is never held while other work is waited for.
   */
  async read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const acts = acting();
    const { reach } = acts;
    const kept = this.taken(acts);
    const reading = kept ?? (await this.opened('START TRANSACTION READ ONLY', reach));
    try {
      const value = await work(reading.tx);
      if (reading.tx.hasFailed) await end(reading.client, 'COMMIT');
      if (acts.reach === reach && !this.kept.has(acts)) this.keep(acts, reading);
      else done(reading);
      return value;
    } catch (error) {
      await reading.client.query('ROLLBACK').catch(() => undefined);
      await reading.runner.release();
      throw error;
    }
  }

  /** Reads what goes beyond the person's rows, and nothing else: see `Tx.beyond`, which the caller need not enter. */
  async beyond<T>(work: BeyondWork, act: (tx: Tx) => Promise<T>): Promise<T> {
    const reading = await this.opened('START TRANSACTION READ ONLY', actingFor(), tablesBeyond(work));
    try {
      return await act(reading.tx);
    } finally {
      done(reading);
    }
  }

  /** Keeps a reading transaction until the event loop turns: whoever reads on does so before that. */
  private keep(acts: Acting, reading: Opened): void {
    this.kept.set(acts, reading);
    setImmediate(() => {
      if (this.kept.get(acts) !== reading) return;
      this.kept.delete(acts);
      done(reading);
    });
  }

  /** The kept transaction, for whoever reads on; undefined when there is none, or it was for somebody else. */
  private taken(acts: Acting): Opened | undefined {
    const reading = this.kept.get(acts);
    if (reading?.reach !== acts.reach) return undefined;
    this.kept.delete(acts);
    return reading;
  }

  private async opened(begin: string, reach: Reach, beyond: readonly string[] = []): Promise<Opened> {
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    try {
      return { runner, client, reach, tx: await begun(client, begin, reach, beyond) };
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      await runner.release();
      throw error;
    }
  }

  private async within<T>(begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const { tx, client, runner } = await this.opened(begin, actingFor());
    try {
      const value = await work(tx);
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

const names = new Map<string, string>();

/** What a connection knows a statement by: the same text, the same name. */
function nameOf(sql: string): string {
  let name = names.get(sql);
  if (name === undefined) {
    name = createHash('sha256').update(sql).digest('base64url').slice(0, 32);
    names.set(sql, name);
  }
  return name;
}

/** A transaction with the connection that it has for itself. */
interface Opened {
  readonly runner: QueryRunner;
  readonly client: PoolClient;
  readonly reach: Reach;
  readonly tx: Tx;
}

interface ClockRow {
  now: Date;
  today: CalendarDate;
}

/** Begins, says for whom, and reads the clock, in one round trip. */
async function begun(
  client: PoolClient,
  begin: string,
  reach: Reach,
  beyond: readonly string[],
): Promise<Tx> {
  const setting = escapeLiteral(reachSetting(reach, beyond));
  moved();
  const answers = (await client.query(
    `${begin}; SELECT set_config('routekaart.reach', ${setting}, true), ${clock}`,
  )) as unknown as [unknown, { rows: ClockRow[] }];
  const { now, today } = answers[1].rows[0] as ClockRow;
  return new Tx(client, reach, now, today, beyond);
}

/** Ends a reading transaction without making anybody wait: there is nothing in it that could be lost. */
function done({ client, runner }: Opened): void {
  void client
    .query('COMMIT')
    .catch(() => undefined)
    .then(() => runner.release());
}

/**
 * @throws when there was nothing left to commit: a statement failed, and the work went on as if it had not. PostgreSQL
 * then rolls back and calls that an answer.
 */
async function end(client: PoolClient, how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
  const { command } = await client.query(how);
  moved();
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
