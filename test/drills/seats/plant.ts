import pg from 'pg';

export type Plant = 'no-lock' | 'seat-uncounted' | 'nobody-waits';

/** What can be put wrong between product and database, to see that the drill notices. */
export const plants: Readonly<Record<Plant, { from: RegExp; to: string; sql?: string }>> = {
  /** Rows are read without a lock, so that two decide on what only one may. */
  'no-lock': { from: / FOR UPDATE( OF \w+)?/g, to: '' },
  /** A seat is taken without looking whether there is one, by people who do not wait for each other. */
  'seat-uncounted': {
    from: / FOR UPDATE( OF \w+)?| AND p\.status = 'PUBLISHED' AND p\.lapses_on >= app_today\(\) AND p\.seats_taken < p\.seats/g,
    to: '',
    sql: `ALTER TABLE place DROP CONSTRAINT place_seats_taken, DROP CONSTRAINT place_filled;
      ALTER TABLE introduction DROP CONSTRAINT introduction_ended`,
  },
  /** Who finds a row in other hands takes it for gone, so that a seat stays empty that somebody wanted. */
  'nobody-waits': { from: / FOR UPDATE$/, to: ' FOR UPDATE SKIP LOCKED' },
};

interface Named {
  readonly name?: string;
  readonly text: string;
}
type Ask = (this: pg.Client, asked: unknown, ...rest: unknown[]) => unknown;

/** Puts a fault in; what it gives takes it out again. */
export function putIn({ from, to }: { from: RegExp; to: string }): () => void {
  const prototype = pg.Client.prototype as unknown as { query: Ask };
  const { query } = prototype;
  const changed = (text: string) => text.trimEnd().replace(from, to);
  prototype.query = function (asked, ...rest) {
    return query.call(this, withFault(asked, changed), ...rest);
  };
  return () => void (prototype.query = query);
}

function withFault(asked: unknown, changed: (text: string) => string): unknown {
  if (typeof asked === 'string') return changed(asked);
  if (typeof asked !== 'object' || asked === null || !('text' in asked)) return asked;
  const statement = asked as Named;
  const text = changed(statement.text);
  // A prepared statement of another text needs another name.
  const isNamed = statement.name !== undefined && text !== statement.text.trimEnd();
  return { ...statement, text, ...(isNamed ? { name: `${statement.name}!` } : {}) };
}
