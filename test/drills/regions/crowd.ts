import type { DataSource } from 'typeorm';
import type pg from 'pg';
import type { Draw } from '../../../src/demo/draw.js';
import { actFor } from '../../../src/platform/acting.service.js';
import { tablesBeyond, type BeyondWork } from '../../../src/platform/beyond.js';
import type { Transaction, Tx } from '../../../src/platform/transaction.service.js';
import type { Asker, Due } from './due.js';
import type { Tally } from './tally.js';

/** Tables of which a row of somebody else is tried to be changed. */
const changeable = ['candidate', 'wish', 'place', 'employer', 'introduction', 'session', 'deadline'];

/** Everybody who asks, the pool they share, and the questions they put. */
export class Crowd {
  constructor(
    readonly dataSource: DataSource,
    readonly transaction: Transaction,
    /** A connection beside the pool that may end what others do. */
    readonly admin: pg.Pool,
    readonly draw: Draw,
    readonly due: Due,
    private readonly askers: readonly Asker[],
    readonly tally: Tally,
    /** Told of the first foreign rows, in words. */
    private readonly tell: (line: string) => void,
  ) {}

  anybody(): Asker {
    return this.draw.pick(this.askers);
  }

  /** A transaction of this asker. */
  async run<T>(asker: Asker, work: (tx: Tx) => Promise<T>): Promise<T> {
    this.tally.transactions += 1;
    return actFor(asker.reach, () => this.transaction.run(work));
  }

  async read<T>(asker: Asker, work: (tx: Tx) => Promise<T>): Promise<T> {
    this.tally.transactions += 1;
    return actFor(asker.reach, () => this.transaction.read(work));
  }

  /** A few questions, each another. */
  async askSome(tx: Tx, asker: Asker, times = this.draw.between(1, 6)): Promise<void> {
    for (let time = 0; time < times; time++) await this.askOne(tx, asker, this.draw.pick(this.due.tables));
  }

  /** Asks what a piece of work opened, and what it did not. */
  async askBeyond(tx: Tx, asker: Asker, work: BeyondWork): Promise<void> {
    const opened = tablesBeyond(work);
    for (let time = 0; time < 2; time++)
      await this.askOne(tx, asker, this.draw.pick(this.due.tablesOf(work)), opened);
  }

  /** Asks once more for all that a piece of work had opened: it must have been shut after it. */
  async askAfter(tx: Tx, asker: Asker, work: BeyondWork): Promise<void> {
    for (const table of tablesBeyond(work))
      if (this.due.tables.includes(table)) await this.askOne(tx, asker, table);
  }

  private async askOne(tx: Tx, asker: Asker, table: string, opened: readonly string[] = []): Promise<void> {
    this.tally.queries += 1;
    const key = this.due.keyOf(table);
    const shape = this.draw.between(0, 9);
    if (shape < 6) {
      const rows = await tx.query<{ key: string }>(`SELECT ${key}::text AS key FROM ${table}`);
      const keys = rows.map((row) => row.key);
      this.tally.rowsSeen += keys.length;
      const { foreign, missing } = this.due.judge(asker, opened, table, keys);
      this.note(asker, table, foreign, missing);
    } else if (shape < 8) {
      const row = await tx.one<{ count: number }>(`SELECT count(*) FROM ${table}`);
      this.noteCount(asker, table, row?.count ?? 0, this.due.count(asker, opened, table));
    } else {
      const one = this.draw.pick(this.due.keys[table] as readonly string[]);
      const rows = await tx.query(`SELECT FROM ${table} WHERE ${key}::text = $1`, [one]);
      this.tally.rowsSeen += rows.length;
      this.noteCount(asker, table, rows.length, this.due.count(asker, opened, table, one));
    }
  }

  /** Tries to change somebody else's row, as it is; its number of rows must be none. */
  async changeForeign(tx: Tx, asker: Asker): Promise<void> {
    const table = this.draw.pick(changeable);
    const key = this.due.keyOf(table);
    const one = this.draw.pick(this.due.keys[table] as readonly string[]);
    if (asker.reach.kind === 'work' || this.due.count(asker, [], table, one) > 0) return;
    this.tally.queries += 1;
    const touched = await tx.execute(`UPDATE ${table} SET ${key} = ${key} WHERE ${key}::text = $1`, [one]);
    this.note(asker, table, touched, 0);
  }

  noteCount(asker: Asker | null, table: string, seen: number, due: number): void {
    this.note(asker, table, Math.max(0, seen - due), Math.max(0, due - seen));
  }

  private note(asker: Asker | null, table: string, foreign: number, missing: number): void {
    if (foreign === 0 && missing === 0) return;
    this.tally.foreignRows += foreign;
    this.tally.missingRows += missing;
    this.tell(
      `${asker?.name ?? asker?.reach.kind ?? 'nobody'}: ${table}: ${foreign} foreign, ${missing} missing`,
    );
  }
}
