import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../platform/batch.loader.js';
import { Transaction } from '../platform/transaction.service.js';
import type { ClassStart } from './class-start.js';
import { ClassStartsRepository, type ClassWanted } from './class-starts.repository.js';

/** A class start by id; null when there is none. */
@Injectable()
export class ClassStartLoader extends BatchLoader<string, ClassStart | null> {
  constructor(
    private readonly transaction: Transaction,
    private readonly classStarts: ClassStartsRepository,
  ) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<(ClassStart | null)[]> {
    const rows = await this.transaction.read((tx) => this.classStarts.byIds(tx, ids));
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  }
}

/** The class starts that fit what is wanted, the earliest first. */
@Injectable()
export class ClassesWithinReachLoader extends BatchLoader<ClassWanted, ClassStart[]> {
  constructor(
    private readonly transaction: Transaction,
    private readonly classStarts: ClassStartsRepository,
  ) {
    super();
  }

  protected override identity({ creboCode, postcode4, from, until, reachKm }: ClassWanted): string {
    return [creboCode, postcode4, from, until, reachKm].join(' ');
  }

  protected batch(wanted: readonly ClassWanted[]): Promise<ClassStart[][]> {
    return this.transaction.read((tx) => this.classStarts.within(tx, wanted));
  }
}
