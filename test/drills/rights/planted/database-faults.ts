import type { Fault } from './fault.js';

/** The policies of a table dropped, and one put in their place that lets everything through. */
const dropped = (table: string): Fault => ({
  name: `policy: ${table} is open`,
  sql: `DO $$ DECLARE policy record; BEGIN
      FOR policy IN SELECT policyname FROM pg_policies WHERE tablename = '${table}' LOOP
        EXECUTE format('DROP POLICY %I ON ${table}', policy.policyname);
      END LOOP;
    END $$;
    CREATE POLICY open_to_all ON ${table} USING (true) WITH CHECK (true)`,
  look: 'rows',
});
const unguarded = (table: string): Fault => ({
  name: `policy: ${table} is not kept apart at all`,
  sql: `ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`,
  look: 'rows',
});

/** Faults of the database alone, and settings that outlive their transaction. */
export const databaseFaults: readonly Fault[] = [
  ...[
    'candidate', 'legal_basis', 'introduction', 'hesitation', 'enrolment', 'placement', 'alert_recipient',
    'rescue_plan', 'rescue_step', 'rescue_week', 'rescue_set_aside', 'place_list',
  ].map(dropped),
  ...['candidate', 'introduction', 'alert_recipient'].map(unguarded),
  {
    name: 'policy: nobody is everybody',
    sql: `DO $$ BEGIN
      EXECUTE format('ALTER DATABASE %I SET routekaart.reach = %L', current_database(),
        '{"kind":"work","work":"x","beyond":["*"]}');
    END $$`,
    look: 'rows',
  },
]; // prettier-ignore

/** The setting that says for whom a connection asks goes on after its transaction. */
export const settingFaults: readonly Fault[] = [
  {
    name: 'setting: for whom is asked outlives the transaction',
    file: 'platform/transaction.service',
    change: ['${setting}, true)', '${setting}, false)'],
    look: 'Query.viewer',
  },
  {
    name: 'setting: what goes beyond outlives the transaction',
    file: 'platform/transaction.service',
    change: ["'routekaart.reach', $1, true)", "'routekaart.reach', $1, false)"],
    look: 'Query.introductions Introduction Query.place Place CandidateMatches',
  },
];
