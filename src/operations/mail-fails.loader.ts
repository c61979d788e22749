import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../platform/batch.loader.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';

/** Those of these addresses, in small letters, whose last mail did not arrive: refused, come back or given up. */
function failing(tx: Tx, addresses: readonly string[]): Promise<{ address: string }[]> {
  return tx.query<{ address: string }>(
    `SELECT a.address FROM unnest($1::text[]) AS a (address)
     CROSS JOIN LATERAL (
       SELECT not_sent_why FROM mail m
       WHERE lower(m.to_address) = a.address
         AND (m.sent_at IS NOT NULL OR m.not_sent_why IN ('REFUSED', 'GIVEN_UP', 'BOUNCED'))
       ORDER BY m.created_at DESC LIMIT 1) last
     WHERE last.not_sent_why IS NOT NULL`,
    [addresses],
  );
}

/** Whether the last mail to an address did not arrive. The caller checks who may know whose address it is. */
@Injectable()
export class MailFailsLoader extends BatchLoader<string, boolean> {
  constructor(private readonly transaction: Transaction) {
    super();
  }

  protected async batch(addresses: readonly string[]) {
    const small = addresses.map((address) => address.toLowerCase());
    const rows = await this.transaction.read((tx) =>
      tx.beyond('see-failing-mail', () => failing(tx, [...new Set(small)])),
    );
    const found = new Set(rows.map(({ address }) => address));
    return small.map((address) => found.has(address));
  }
}
