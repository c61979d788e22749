import { actFor } from '../../src/platform/acting.service.js';
import { workReach } from '../../src/platform/reach.js';
import { DataSource } from 'typeorm';
import { ownerOptions } from '../../src/platform/database.module.js';
import { Transaction, type Tx } from '../../src/platform/transaction.service.js';

/** Does what a test asks as the product's own work, which reaches every row. */
export function asTest<T>(work: () => Promise<T>): Promise<T> {
  return actFor(workReach('test'), work);
}

/** Transactions of a test, outside any request. */
export class TestTransaction extends Transaction {
  override run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return asTest(() => super.run(work));
  }

  override read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return asTest(() => super.read(work));
  }
}

/** Transactions of the owner of the tables, whom no policy holds back: to lay out what a test starts from, and to look. */
export async function ownerTransaction(url: string): Promise<TestTransaction & { close(): Promise<void> }> {
  const dataSource = await new DataSource({ ...ownerOptions(url), extra: { max: 6 } }).initialize();
  return Object.assign(new TestTransaction(dataSource), { close: () => dataSource.destroy() });
}
