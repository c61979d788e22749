import pg from 'pg';
import { AuditLog, type AuditRecord } from '../../src/access/audit-log.service.js';
import { AuditPersons } from '../../src/access/audit-persons.service.js';
import { VerifyAudit, type ChainEnd } from '../../src/access/verify-audit.service.js';
import { startApp, type Person, type TestApp } from '../support/app.js';

let app: TestApp;
let noor: Person;
let anchors: ChainEnd[];
beforeEach(async () => {
  app = await startApp();
  noor = await app.person('Noor', { role: 'ADVISER', regionCode: 'AM05' });
  for (const n of [1, 2, 3, 4, 5]) await record({ why: `Reden nummer ${n} met é en "tekens"` });
  await record({ regionCode: 'X2', why: null, details: { role: 'ADVISER', n: 2 } });
  // What is recorded of making the adviser stands in chains of its own.
  anchors = (await app.db((tx) => app.app.get(VerifyAudit).ends(tx))).filter(({ chain }) =>
    chain.startsWith('X'),
  );
});
afterEach(() => app.close());

const candidateId = '7d4cbb0e-9f0a-4f55-8f3c-3a39a2b6a002';
const record = (changed: Partial<AuditRecord>) =>
  app.db((tx) =>
    app.app.get(AuditLog).record(tx, {
      actor: {
        accountId: noor.accountId,
        grants: [{ role: 'ADVISER', regionCode: 'X1', subjectId: null }],
      },
      action: 'candidate.case-opened',
      subject: { kind: 'CANDIDATE', id: candidateId },
      regionCode: 'X1',
      why: 'Een reden',
      ...changed,
    }),
  );
const verdict = (region: string | null = null) =>
  app.db((tx) => app.app.get(VerifyAudit).verify(tx, anchors, region));
const faults = async () =>
  (await verdict()).faults.map(({ chain, sequence, fault }) => `${chain} ${sequence} ${fault}`);

/** As somebody who has the database in hand: superuser, triggers off. */
async function tamper(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  try {
    await client.query(`SET session_replication_role = 'replica'`);
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
const entry = (sequence: number) =>
  `(SELECT entry_id FROM audit_seal WHERE chain = 'X1' AND sequence = ${sequence})`;

it('finds nothing wrong with what was only added to, also when all that is added to afterwards', async () => {
  expect(await faults()).toEqual([]);
  await record({});
  const { chains, entries, reasonsUnproved } = await verdict('X1');
  expect({ chains, entries, reasonsUnproved }).toEqual({ chains: 1, entries: 6, reasonsUnproved: 0 });
  expect(await faults()).toEqual([]);
});

it('stays whole when a person is erased: their reasons can no longer be proved, the chain can', async () => {
  await app.db(async (tx) => {
    const person = await app.app.get(AuditPersons).find(tx, { kind: 'CANDIDATE', id: candidateId });
    await tx.execute(
      'DELETE FROM audit_reason WHERE entry_id IN (SELECT id FROM audit_entry WHERE about = $1)',
      [person?.digest],
    );
    await tx.execute('DELETE FROM audit_person WHERE person_id = $1', [candidateId]);
  });
  expect(await faults()).toEqual([]);
  expect((await verdict()).reasonsUnproved).toBe(5);
});

it.each<[string, string[], string[]]>([
  [
    'a changed entry',
    [`UPDATE audit_entry SET action = 'role.granted' WHERE id = ${entry(2)}`],
    ['X1 2 CHANGED'],
  ],
  [
    'an entry moved in time',
    [`UPDATE audit_entry SET at = at - interval '1 microsecond' WHERE id = ${entry(3)}`],
    ['X1 3 CHANGED'],
  ],
  ['a missing entry', [`DELETE FROM audit_entry WHERE id = ${entry(3)}`], ['X1 3 SEAL_WITHOUT_ENTRY']],
  [
    'an entry taken out with its seal',
    [
      `DELETE FROM audit_entry WHERE id = ${entry(3)}`,
      `DELETE FROM audit_seal WHERE chain = 'X1' AND sequence = 3`,
    ],
    ['X1 4 GAP', 'X1 4 CHANGED'],
  ],
  [
    'an entry slipped in',
    [
      `INSERT INTO audit_entry (id, region_code, action, actor_kind, actor, subject_kind, subject)
       VALUES (gen_random_uuid(), 'X1', 'role.granted', 'WORK', 'x', 'REGION', 'X1')`,
    ],
    ['X1 null ENTRY_WITHOUT_SEAL'],
  ],
  [
    'two entries that changed places',
    [`UPDATE audit_seal SET entry_id = gen_random_uuid() WHERE chain = 'X2'`],
    ['X2 1 SEAL_WITHOUT_ENTRY', 'X2 null ENTRY_WITHOUT_SEAL'],
  ],
  [
    'a tail cut off',
    [
      `DELETE FROM audit_entry WHERE id IN (SELECT entry_id FROM audit_seal WHERE chain = 'X1' AND sequence > 3)`,
      `DELETE FROM audit_seal WHERE chain = 'X1' AND sequence > 3`,
    ],
    ['X1 5 TAIL_MISSING'],
  ],
  [
    'chains that are gone',
    ['DELETE FROM audit_seal', 'DELETE FROM audit_entry'],
    ['X1 5 TAIL_MISSING', 'X2 1 TAIL_MISSING'],
  ],
  [
    'a changed reason',
    [`UPDATE audit_reason SET reason = 'x' WHERE entry_id = ${entry(4)}`],
    ['X1 4 REASON_CHANGED'],
  ],
  ['a reason taken away', [`DELETE FROM audit_reason WHERE entry_id = ${entry(4)}`], ['X1 4 REASON_MISSING']],
])('finds %s', async (_what, statements, expected) => {
  await tamper(...statements);
  expect(await faults()).toEqual(expected);
});

it('finds a chain that was written anew from some entry on, seals and all', async () => {
  await tamper(
    `DELETE FROM audit_seal WHERE chain = 'X1'`,
    `UPDATE audit_entry SET actor_roles = 'OPERATOR' WHERE region_code = 'X1'`,
  );
  // The database's own function seals them again, without a flaw.
  await app.db(async (tx) => {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM audit_entry WHERE region_code = 'X1' ORDER BY at`,
    );
    await tx.execute('CREATE TEMP TABLE again ON COMMIT DROP AS SELECT * FROM audit_entry WHERE false');
    await tx.execute(
      'CREATE TRIGGER again_sealed AFTER INSERT ON again FOR EACH ROW EXECUTE FUNCTION seal_audit_entry()',
    );
    for (const { id } of rows)
      await tx.execute('INSERT INTO again SELECT * FROM audit_entry WHERE id = $1', [id]);
  });
  expect(await faults()).toEqual(['X1 5 REWRITTEN']);
});
