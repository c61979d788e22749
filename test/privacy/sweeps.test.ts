import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AuditLog } from '../../src/access/audit-log.service.js';
import { VerifyAudit } from '../../src/access/verify-audit.service.js';
import { CONFIG } from '../../src/platform/config.provider.js';
import type { Config } from '../../src/platform/config.js';
import { AnchorAudit } from '../../src/privacy/anchor-audit.job.js';
import { AuditAnchors } from '../../src/privacy/audit-anchors.service.js';
import { ClearOut } from '../../src/privacy/clear-out.job.js';
import { newAppKey } from '../../src/stack/app-keys.service.js';
import { appKey } from '../support/app-key.js';
import { startApp, type TestApp } from '../support/app.js';
import { asTest } from '../support/test-transaction.js';

let app: TestApp;
beforeEach(async () => void (app = await startApp()));
afterEach(async () => {
  rmSync(ledgerDir(), { recursive: true, force: true });
  await app.close();
});

const ledgerDir = () => app.app.get<Config>(CONFIG, { strict: false }).ledgerDir;
const count = async (table: string) =>
  (await app.db((tx) => tx.one<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)))?.n;

const days = (table: string, column: string, past: number) =>
  app.db((tx) => tx.execute(`UPDATE ${table} SET ${column} = app_now() - $1 * interval '1 day'`, [past]));

it.each([
  { table: 'mail', column: 'sent_at', kept: 29, gone: 31 },
  { table: 'session', column: 'ended_at', kept: 29, gone: 31 },
  { table: 'sign_in_request', column: 'expires_at', kept: 0.9, gone: 1.1 },
  { table: 'invitation', column: 'revoked_at', kept: 29, gone: 31 },
  { table: 'outbox_delivery', column: 'handled_at', kept: 29, gone: 31 },
])(
  'clears out of $table what did its work $gone days ago, and nothing before',
  async ({ table, column, kept, gone }) => {
    const coordinator = await app.person('Corrie', { role: 'COORDINATOR', regionCode: 'AM05' });
    await app.ask(
      `mutation { inviteToRole(input: { email: "a@voorbeeld.example", regionCode: "AM05", role: REFERRER, organisation: "UWV" }) {
      problems { code } } }`,
      {},
      { as: coordinator },
    );
    await app.ask('mutation($email: String!) { requestSignIn(email: $email) { accepted } }', {
      email: 'corrie.1@test.example',
    });
    await app.settle();
    const sweep = () => asTest(() => app.app.get(ClearOut, { strict: false }).sweep());
    expect(await count(table)).toBeGreaterThan(0);
    await days(table, column, kept);
    const before = await count(table);
    await sweep();
    expect(await count(table)).toBe(before);
    await days(table, column, gone);
    await sweep();
    expect(await count(table)).toBe(0);
  },
);

it('keeps what waits to be sent, however old', async () => {
  await app.person('Corrie');
  await app.db((tx) =>
    tx.execute(
      `INSERT INTO mail (id, message_id, to_address, kind, subject, text, html, created_at)
       VALUES (gen_random_uuid(), '<a@routekaart>', 'a@voorbeeld.example', 'x', 'x', 'x', 'x', app_now() - interval '90 days')`,
    ),
  );
  await asTest(() => app.app.get(ClearOut, { strict: false }).sweep());
  expect(await count('mail')).toBe(1);
});

const record = (chain: string) =>
  app.db((tx) =>
    app.app.get(AuditLog, { strict: false }).record(tx, {
      actor: { work: 'test' },
      action: 'region.settings-changed',
      subject: { kind: 'REGION', id: chain },
      regionCode: chain,
      why: null,
    }),
  );

it('keeps where each chain ends, once, signed, beside the data: a cut end is noticed later', async () => {
  await record('X1');
  const anchor = () => asTest(() => app.app.get(AnchorAudit, { strict: false }).sweep());
  const anchors = app.app.get(AuditAnchors, { strict: false });
  await anchor();
  await anchor();
  const kept = readFileSync(join(ledgerDir(), 'audit-ends.txt'), 'utf8').trim().split(/\n+/);
  expect(kept).toEqual([expect.stringMatching(/^X1 1 [0-9a-f]{64} \S+$/)]);
  await record('X1');
  await anchor();
  expect((await anchors.read()).ends.map(({ sequence }) => sequence)).toEqual([1, 2]);

  await app.db((tx) =>
    tx
      .execute(`SET LOCAL session_replication_role = replica`)
      .then(() => tx.execute(`DELETE FROM audit_seal WHERE sequence = 2`))
      .then(() => tx.execute(`DELETE FROM audit_entry WHERE id NOT IN (SELECT entry_id FROM audit_seal)`)),
  );
  const { ends, unsigned } = await anchors.read();
  expect(unsigned).toBe(0);
  const { faults } = await app.db((tx) => app.app.get(VerifyAudit, { strict: false }).verify(tx, ends, null));
  expect(faults.map(({ chain, sequence, fault }) => `${chain} ${sequence} ${fault}`)).toEqual([
    'X1 2 TAIL_MISSING',
  ]);
});

it('seals the keys of persons anew with the newest key, so that the older one can be retired', async () => {
  await app.person('Noor', { role: 'ADVISER', regionCode: 'AM05' });
  const newer = newAppKey();
  const again = async (appKeys: string) => {
    const rotated = await startApp({ DATABASE_URL: app.databaseUrl, APP_KEYS: appKeys });
    try {
      await asTest(() => rotated.app.get(AnchorAudit, { strict: false }).sweep());
      return await rotated.db((tx) => rotated.app.get(VerifyAudit, { strict: false }).verify(tx, [], null));
    } finally {
      await rotated.close();
    }
  };
  const before = await app.db((tx) =>
    tx.query<{ sealed: string }>('SELECT sealed_key AS sealed FROM audit_person'),
  );
  expect((await again(`${newer},${appKey}`)).faults).toEqual([]);
  const after = await app.db((tx) =>
    tx.query<{ sealed: string }>('SELECT sealed_key AS sealed FROM audit_person'),
  );
  expect(after).toHaveLength(before.length);
  expect(after.map(({ sealed }) => sealed.split('.')[0])).not.toEqual(
    before.map(({ sealed }) => sealed.split('.')[0]),
  );
  expect((await again(newer)).faults).toEqual([]);
});
