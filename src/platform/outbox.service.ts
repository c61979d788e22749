import { Injectable } from '@nestjs/common';
import type { EventKind } from './event.js';
import type { Tx } from './transaction.service.js';

/** Where an action says what happened: the event commits with the change, and is delivered after it. */
@Injectable()
export class Outbox {
  /** Records the event in the caller's transaction. The payload holds ids only. */
  async add<Payload extends object>(
    tx: Tx,
    event: EventKind<Payload>,
    ...payloads: Payload[]
  ): Promise<void> {
    if (payloads.length === 0) return;
    await tx.execute(
      `INSERT INTO outbox_event (name, payload) SELECT $1, payload FROM jsonb_array_elements($2::jsonb) AS payload`,
      [event.name, JSON.stringify(payloads)],
    );
  }
}
