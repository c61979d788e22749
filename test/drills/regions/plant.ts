import pg from 'pg';

/** What a connection says in place of what it was asked to. */
interface Fault {
  readonly from?: RegExp;
  readonly to?: string;
  /** Statements with such a value are left out. */
  readonly unsaid?: RegExp;
}

export type Plant = 'session-setting' | 'beyond-left-open' | 'rows-together';

/** What can be put wrong, to see that the drill notices. */
export const plants: Readonly<Record<Plant, { client?: Fault; sql?: string }>> = {
  /** For whom a connection asks is said for the session, and so for the next who borrows it. */
  'session-setting': { client: { from: /(set_config\('routekaart\.reach', .+), true\)/s, to: '$1, false)' } },
  /** What was opened for a piece of work stays open for the rest of the transaction. */
  'beyond-left-open': { client: { unsaid: /"beyond":\[\]/ } },
  /** Candidates are not kept apart at all. */
  'rows-together': { sql: 'ALTER TABLE candidate DISABLE ROW LEVEL SECURITY' },
};

/**
 * A client of the pool that says something else than it is asked to. The fault is put in between product and database,
 * so that the product needs no switch for it.
 */
export function faultyClient({ from, to = '', unsaid }: Fault): typeof pg.Client {
  return class extends pg.Client {
    constructor(...given: ConstructorParameters<typeof pg.Client>) {
      super(...given);
      const ask = this.query.bind(this) as (...all: unknown[]) => unknown;
      const askWrongly = (text: unknown, values?: unknown, ...rest: unknown[]): unknown => {
        if (typeof text !== 'string') return ask(text, values, ...rest);
        const isUnsaid = Array.isArray(values) && values.some((value) => unsaid?.test(String(value)));
        return isUnsaid ? ask('SELECT 1') : ask(from ? text.replace(from, to) : text, values, ...rest);
      };
      this.query = askWrongly as typeof this.query;
    }
  };
}
