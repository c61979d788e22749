/** How far somebody has read their news: everything up to this row of this transaction, at that moment. */
export interface NewsCursor {
  readonly transactionId: number;
  readonly id: number;
  /** When it was told, in seconds since 1970, by the database's clock. */
  readonly at: number;
}

/** For how long news is kept, in seconds: a page that was cut off for longer reads everything anew. */
export const newsKeptSeconds = 2 * 24 * 3600;

/** As it is told to a page, and given back after a cut. */
export function writeCursor({ transactionId, id, at }: NewsCursor): string {
  return `${transactionId}.${id}.${at}`;
}

/** Null for what is no cursor. */
export function readCursor(text: string): NewsCursor | null {
  const match = /^(\d{1,15})\.(\d{1,15})\.(\d{1,12})$/.exec(text);
  return match && { transactionId: Number(match[1]), id: Number(match[2]), at: Number(match[3]) };
}

/**
 * Whether what happened after a cursor is still known: it is not older than what is kept, and not of a time to come, as
 * after a backup was restored.
 * @param now in seconds since 1970
 * @param nextTransactionId every transaction that began has a smaller one
 */
export function canReadOnFrom(cursor: NewsCursor, now: number, nextTransactionId: number): boolean {
  // A minute is left for what was being forgotten at that moment.
  const isKept = now - cursor.at < newsKeptSeconds - 60;
  return isKept && cursor.at <= now + 1 && cursor.transactionId <= nextTransactionId;
}
