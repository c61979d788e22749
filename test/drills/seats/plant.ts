import pg from 'pg';

export type Plant = 'no-lock' | 'seat-uncounted' | 'nobody-waits';

/** What can be put wrong between product and database, to see that the drill notices. */
export const plants: Readonly<Record<Plant, { from: RegExp; to: string; sql?: string }>> = {
  /** Rows are read without a lock, so that two decide on what only one may. */
  'no-lock': { from: / FOR UPDATE/g, to: '' },
  /** A seat is taken without looking whether there is one, by people who do not wait for each other. */
  'seat-uncounted': {
    from: / FOR UPDATE| AND p\.seats_taken < p\.seats/g,
    to: '',
    sql: 'ALTER TABLE place DROP CONSTRAINT place_seats_taken, DROP CONSTRAINT place_filled',
  },
  /** Who finds a row in other hands takes it for gone, so that a seat stays empty that somebody wanted. */
  'nobody-waits': { from: / FOR UPDATE$/, to: ' FOR UPDATE SKIP LOCKED' },
};

type Ask = (this: pg.Client, text: unknown, ...rest: unknown[]) => unknown;

/** Puts a fault in; what it gives takes it out again. */
export function putIn({ from, to }: { from: RegExp; to: string }): () => void {
  const prototype = pg.Client.prototype as unknown as { query: Ask };
  const asked = prototype.query;
  prototype.query = function (text, ...rest) {
    return asked.call(this, typeof text === 'string' ? text.trimEnd().replace(from, to) : text, ...rest);
  };
  return () => void (prototype.query = asked);
}
