import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepApart, letGo, ofCoordinator, ofDesk, own, self, type Rows } from './rows-apart.js';

/** The trail is added to by whoever does something, and read by a coordinator for the region, and by who verifies it. */
const ofTrail = `EXISTS (SELECT FROM audit_entry e WHERE e.id = entry_id)`;

const rows: Record<string, Rows> = {
  invitation: {
    read: `${ofDesk('region_code')} OR ${own('EMPLOYER', 'subject_id')}
      OR EXISTS (SELECT FROM employer_key e WHERE e.id = subject_id AND ${ofDesk('e.region_code')})`,
  },
  openid_sign_in: { read: 'false' },
  openid_identity: { read: self('account_id') },
  openid_session: { read: `EXISTS (SELECT FROM session s WHERE s.id = session_id)` },
  notice_setting: { read: self('account_id') },
  notice: { read: self('account_id') },
  audit_person: { read: 'false' },
  audit_entry: {
    read: ofCoordinator('region_code'),
    change: 'false',
    add: '(SELECT app_reach()) IS NOT NULL',
  },
  audit_reason: { read: ofTrail, change: 'false' },
  audit_seal: { read: ofTrail, change: 'false' },
};

/** Rows of tables that came with OpenID, teams, notices and the audit trail, kept apart as all others are. */
export class KeepLaterRowsApart1764000019000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${Object.entries(rows)
        .map(([table, its]) => keepApart(table, its))
        .join('\n')}
      REVOKE UPDATE, DELETE ON audit_entry, audit_seal, audit_reason FROM routekaart_app;
      REVOKE INSERT ON audit_seal FROM routekaart_app;
      -- Seals are set by the trigger alone, in the name of the owner.
      CREATE POLICY audit_seal_sealing ON audit_seal TO CURRENT_USER USING (true);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY audit_seal_sealing ON audit_seal;
      ${Object.keys(rows).map(letGo).join('\n')}
      GRANT UPDATE, DELETE ON audit_entry, audit_seal, audit_reason TO routekaart_app;
      GRANT INSERT ON audit_seal TO routekaart_app;
    `);
  }
}
