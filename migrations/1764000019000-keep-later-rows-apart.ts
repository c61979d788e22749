import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepApart, letGo, ofCoordinator, ofDesk, own, readableBy, self, type Rows } from './rows-apart.js';

/** The trail is added to by whoever does something, and read by a coordinator for the region, and by who verifies it. */
const ofTrail = `EXISTS (SELECT FROM audit_entry e WHERE e.id = entry_id)`;

const ofCandidateInRegion = (column: string) => `${own('CANDIDATE', column)}
  OR EXISTS (SELECT FROM candidate_key c WHERE c.id = ${column} AND ${ofDesk('c.region_code')})`;
const isGranted = (column: string) => `EXISTS (SELECT FROM case_grant_key g WHERE g.candidate_id = ${column}
    AND (${ofDesk('g.region_code')} OR (${self('g.account_id')} AND cardinality((SELECT app_desk_regions())) > 0)))
  OR EXISTS (SELECT FROM broken_glass_key b WHERE b.candidate_id = ${column} AND ${self('b.account_id')})`;
const keys = ['case_grant', 'broken_glass'];

const rows: Record<string, Rows> = {
  invitation: {
    read: `${ofDesk('region_code')} OR ${own('EMPLOYER', 'subject_id')}
      OR EXISTS (SELECT FROM employer_key e WHERE e.id = subject_id AND ${ofDesk('e.region_code')})`,
  },
  sign_in_request: { read: 'false' },
  passkey: { read: self('account_id') },
  passkey_challenge: { read: `EXISTS (SELECT FROM session s WHERE s.id = session_id)` },
  email_change: { read: self('account_id') },
  openid_sign_in: { read: 'false' },
  openid_identity: { read: self('account_id') },
  openid_session: { read: `EXISTS (SELECT FROM session s WHERE s.id = session_id)` },
  // What stands here is in the pages that everybody gets; only the product's own work adds to it.
  known_operation: { read: '(SELECT app_reach()) IS NOT NULL', change: 'false' },
  objection: { read: ofCandidateInRegion('candidate_id') },
  case_grant: {
    read: `${self('account_id')} OR ${ofDesk('case_grant.region_code')} OR ${ofCandidateInRegion('candidate_id')}`,
    change: ofCandidateInRegion('candidate_id'),
  },
  broken_glass: {
    read: `${self('account_id')} OR ${ofCandidateInRegion('candidate_id')}`,
    change: self('account_id'),
  },
  case_view: {
    read: `${self('account_id')} OR ${own('CANDIDATE', 'candidate_id')}`,
    change: self('account_id'),
  },
  parental_agreement: { read: ofCandidateInRegion('candidate_id') },
  erasure_request: {
    read: `${self('account_id')} OR ${self('asked_by')} OR ${own('CANDIDATE', 'candidate_id')}`,
  },
  erasure: { read: 'false' },
  data_download: { read: self('account_id') },
  retention_warning: { read: own('CANDIDATE', 'candidate_id') },
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

/** Rows of tables that came with OpenID, teams, notices, grants, privacy and the audit trail, kept apart as all others are. */
export class KeepLaterRowsApart1764000019000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY known_operation_read ON known_operation;
      DROP POLICY known_operation_write ON known_operation;
      ${Object.entries(rows)
        .map(([table, its]) => keepApart(table, its))
        .join('\n')}

      -- A candidate lets a desk elsewhere or one adviser look; an operator broke the glass, for an hour.
      CREATE VIEW case_grant_key AS SELECT candidate_id, region_code, account_id FROM case_grant
        WHERE ended_at IS NULL AND ends_on >= app_today();
      CREATE VIEW broken_glass_key AS SELECT candidate_id, account_id FROM broken_glass WHERE ends_at > app_now();
      GRANT SELECT ON case_grant_key, broken_glass_key TO routekaart_app;
      REVOKE INSERT, UPDATE, DELETE ON case_grant_key, broken_glass_key FROM routekaart_app;
      GRANT CREATE ON SCHEMA public TO routekaart_rules;
      ${keys.map((table) => `ALTER VIEW ${table}_key OWNER TO routekaart_rules;`).join(' ')}
      REVOKE CREATE ON SCHEMA public FROM routekaart_rules;
      GRANT SELECT ON clock_offset TO routekaart_rules;
      GRANT SELECT (candidate_id, region_code, account_id, ended_at, ends_on) ON case_grant TO routekaart_rules;
      GRANT SELECT (candidate_id, account_id, ends_at) ON broken_glass TO routekaart_rules;
      ${keys.map((table) => readableBy('routekaart_rules', table)).join('\n      ')}
      CREATE POLICY legal_basis_granted ON legal_basis FOR SELECT TO routekaart_app USING (${isGranted('legal_basis.candidate_id')});
      CREATE POLICY candidate_granted ON candidate FOR SELECT TO routekaart_app USING (${isGranted('candidate.id')});

      REVOKE UPDATE, DELETE ON audit_entry, audit_seal FROM routekaart_app;
      -- A reason goes when the person it names is erased; it never changes.
      REVOKE UPDATE ON audit_reason FROM routekaart_app;
      REVOKE INSERT ON audit_seal FROM routekaart_app;
      -- Seals are set by the trigger alone, in the name of the owner.
      CREATE POLICY audit_seal_sealing ON audit_seal TO CURRENT_USER USING (true);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY audit_seal_sealing ON audit_seal;
      DROP POLICY candidate_granted ON candidate;
      DROP POLICY legal_basis_granted ON legal_basis;
      DROP VIEW case_grant_key, broken_glass_key;
      REVOKE SELECT ON clock_offset FROM routekaart_rules;
      REVOKE ALL ON case_grant, broken_glass FROM routekaart_rules;
      ${Object.keys(rows).map(letGo).join('\n')}
      ALTER TABLE known_operation ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY known_operation_read ON known_operation FOR SELECT USING (true);
      CREATE POLICY known_operation_write ON known_operation FOR ALL
        USING (current_setting('routekaart.reach', true)::jsonb ->> 'kind' = 'work')
        WITH CHECK (current_setting('routekaart.reach', true)::jsonb ->> 'kind' = 'work');
      GRANT UPDATE, DELETE ON audit_entry, audit_seal, audit_reason TO routekaart_app;
      GRANT INSERT ON audit_seal TO routekaart_app;
    `);
  }
}
