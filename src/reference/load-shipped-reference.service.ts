import { Outbox } from '../platform/outbox.service.js';
import type { Transaction } from '../platform/transaction.service.js';
import { readShippedLists } from './list-files.service.js';
import { LoadReference, type LoadReport } from './load-reference.usecase.js';
import { ReferenceLists } from './reference-lists.repository.js';

/** Loads the lists that come with the product, in a moment when they have not changed. For after migrating. */
export async function loadShippedReference(transaction: Transaction): Promise<LoadReport['changes']> {
  const load = new LoadReference(transaction, new Outbox(), new ReferenceLists());
  const { changes, faults } = await load.executeShipped(await readShippedLists());
  if (faults) throw new Error(`The shipped lists are broken: ${JSON.stringify(faults.slice(0, 5))}`);
  return changes;
}
