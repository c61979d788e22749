import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { readDelimitedText } from '../platform/delimited-text.js';
import { Outbox } from '../platform/outbox.service.js';
import type { Table } from '../platform/table.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { judgeLists, type ListFault } from './reference-judgement.js';
import { listNames, type ListName } from './reference-list.js';
import { referenceLoaded } from './reference-loaded.js';
import { ReferenceLists, type ListChange } from './reference-lists.repository.js';

const mostRows = 200_000;
const geographic: readonly ListName[] = ['regions', 'municipalities', 'postcodes'];

/** What a load did to each list it was given, or why it did nothing at all. */
export type LoadReport =
  | { readonly changes: Partial<Record<ListName, ListChange>>; readonly faults?: undefined }
  | { readonly changes?: undefined; readonly faults: readonly ListFault[] };

/** The bytes of the lists, by name. */
export type ListFiles = ReadonlyMap<ListName, Uint8Array>;

class NotLoaded extends Error {
  constructor(readonly report: LoadReport) {
    super('The lists were not loaded');
  }
}

/**
 * Loads newer lists over the ones that are there: all of them, or none when anything is wrong. Nothing is deleted:
 * what a list no longer has is ended. What a coordinator added or ended on screen keeps that state.
 */
@Injectable()
export class LoadReference {
  constructor(
    private readonly transaction: Transaction,
    private readonly outbox: Outbox,
    private readonly lists: ReferenceLists,
  ) {}

  /** Loads the lists of a deployment. With `dryRun` it reports what would change, and changes nothing. */
  execute(files: ListFiles, { dryRun = false } = {}): Promise<LoadReport> {
    return this.orNothing(async (tx) => {
      await this.lists.lock(tx);
      const report = await this.load(tx, files, false);
      if (dryRun) throw new NotLoaded(report);
      return report;
    });
  }

  /** Loads the lists that come with the product, except those that have not changed or that a deployment replaced. */
  executeShipped(files: ListFiles): Promise<LoadReport> {
    return this.orNothing(async (tx) => {
      await this.lists.lock(tx);
      const origins = await this.lists.origins(tx);
      const newer = [...files].filter(([list, bytes]) => {
        const origin = origins.get(list);
        return !origin || (origin.shipped && origin.contentHash !== hashOf(bytes));
      });
      return this.load(tx, new Map(newer), true);
    });
  }

  private async load(tx: Tx, files: ListFiles, shipped: boolean): Promise<LoadReport> {
    const { tables, unreadable } = read(files);
    const { lists, faults } = judgeLists(tables, await this.lists.inUse(tx));
    if (unreadable.length + faults.length > 0) throw new NotLoaded({ faults: [...unreadable, ...faults] });
    const changes: Partial<Record<ListName, ListChange>> = {};
    for (const list of listNames) {
      const rows = lists.get(list);
      if (!rows) continue;
      changes[list] = await this.lists.replace(tx, list, rows);
      await this.lists.recordOrigin(tx, list, hashOf(files.get(list) ?? new Uint8Array()), shipped);
    }
    const dangling = await this.lists.dangling(tx);
    if (dangling.length > 0) {
      throw new NotLoaded({ faults: dangling.map((message) => ({ file: '', line: 0, message })) });
    }
    const moved = geographic.filter((list) => changes[list] && !isSame(changes[list]));
    if (moved.length > 0) {
      await this.lists.rebuildNeighbours(tx);
      await this.outbox.add(tx, referenceLoaded, { lists: moved });
    }
    return { changes };
  }

  private async orNothing(work: (tx: Tx) => Promise<LoadReport>): Promise<LoadReport> {
    try {
      return await this.transaction.run(work);
    } catch (error) {
      if (error instanceof NotLoaded) return error.report;
      throw error;
    }
  }
}

function read(files: ListFiles): { tables: Map<ListName, Table>; unreadable: ListFault[] } {
  const tables = new Map<ListName, Table>();
  const unreadable: ListFault[] = [];
  for (const [list, bytes] of files) {
    const { value, problems } = readDelimitedText(bytes, mostRows);
    if (value) tables.set(list, value);
    else
      unreadable.push(
        ...problems.map(({ sentence }) => ({ file: `${list}.csv`, line: 0, message: sentence.nl })),
      );
  }
  return { tables, unreadable };
}

function isSame({ added, changed, ended }: ListChange): boolean {
  return added.length + changed.length + ended.length === 0;
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
