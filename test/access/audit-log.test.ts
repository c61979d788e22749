import { startApp, type Person, type TestApp } from '../support/app.js';
import { AuditLog, type AuditRecord } from '../../src/access/audit-log.service.js';

let app: TestApp;
let noor: Person;
beforeAll(async () => {
  app = await startApp();
  noor = await app.person('Noor', { role: 'ADVISER', regionCode: 'AM05' });
});
afterAll(() => app.close());

const candidateId = '7d4cbb0e-9f0a-4f55-8f3c-3a39a2b6a001';

const opened = (changed: Partial<AuditRecord> = {}): AuditRecord => ({
  actor: { accountId: noor.accountId, grants: [{ role: 'ADVISER', regionCode: 'AM05', subjectId: null }] },
  action: 'candidate.case-opened',
  subject: { kind: 'CANDIDATE', id: candidateId },
  regionCode: 'AM05',
  why: 'Sanne belde over de bus',
  ...changed,
});

const record = (...records: AuditRecord[]) =>
  app.db(async (tx) => {
    for (const one of records) await app.app.get(AuditLog).record(tx, one);
  });

it('keeps an act with who, what, whom and why, and holds of persons only digests', async () => {
  await record(opened());
  const [entry] = await app.db((tx) =>
    tx.query<Record<string, unknown>>(
      'SELECT e.*, r.reason FROM audit_entry e JOIN audit_reason r ON r.entry_id = e.id',
    ),
  );
  const digest = /^[0-9a-f]{64}$/;
  expect(entry).toMatchObject({
    action: 'candidate.case-opened',
    actor_kind: 'ACCOUNT',
    actor: expect.stringMatching(digest),
    actor_roles: 'ADVISER',
    subject_kind: 'CANDIDATE',
    subject: expect.stringMatching(digest),
    reason_digest: expect.stringMatching(digest),
    reason: 'Sanne belde over de bus',
  });
  expect(entry?.['about']).toBe(entry?.['subject']);
  const { reason: _, ...sealed } = entry ?? {};
  expect(JSON.stringify(sealed)).not.toMatch(new RegExp(`${candidateId}|${noor.accountId}|Sanne`));
});

it('leaves nothing behind of an act that was rolled back', async () => {
  const count = () => app.db((tx) => tx.one('SELECT count(*) AS entries FROM audit_entry'));
  const before = await count();
  await expect(
    app.db(async (tx) => {
      await app.app.get(AuditLog).record(tx, opened());
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(await count()).toEqual(before);
});

it.each([
  ['audit_entry', `UPDATE audit_entry SET action = 'x'`],
  ['audit_entry', 'DELETE FROM audit_entry'],
  ['audit_entry', 'TRUNCATE audit_entry CASCADE'],
  ['audit_seal', `UPDATE audit_seal SET hash = 'x'`],
  ['audit_seal', 'DELETE FROM audit_seal'],
  ['audit_seal', 'TRUNCATE audit_seal'],
  ['audit_reason', `UPDATE audit_reason SET reason = 'x'`],
])('refuses to change %s: %s', async (_table, sql) => {
  await record(opened());
  await expect(app.db((tx) => tx.execute(sql))).rejects.toThrow(/only ever added to/);
});

it('chains what many record at once, each region by itself, without a gap', async () => {
  const regions = ['AM05', 'AM01', null];
  await Promise.all(
    Array.from({ length: 24 }, (_, n) =>
      record(
        opened({ regionCode: regions[n % 3] ?? null }),
        opened({ regionCode: regions[(n + 1) % 3] ?? null }),
      ),
    ),
  );
  const chains = await app.db((tx) =>
    tx.query(
      `SELECT chain, count(*) = max(sequence) AS whole, count(*) >= 16 AS all, count(DISTINCT hash) = count(*) AS apart
       FROM audit_seal GROUP BY chain ORDER BY chain`,
    ),
  );
  expect(chains).toEqual(
    ['AM01', 'AM05', 'NL'].map((chain) => ({ chain, whole: true, all: true, apart: true })),
  );
  expect(
    await app.db((tx) =>
      tx.one(
        'SELECT count(*) AS unsealed FROM audit_entry e LEFT JOIN audit_seal s ON s.entry_id = e.id WHERE s.hash IS NULL',
      ),
    ),
  ).toEqual({ unsealed: 0 });
});
