import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepApart, letGo, ofDesk, own } from './rows-apart.js';

/** Who looks after a company with that number; which of them may decide is said by the matrix of rights. */
const ofOwnNumber = `EXISTS (SELECT FROM employer e WHERE e.kvk_number = employer_claim.kvk_number AND ${own('EMPLOYER', 'e.id')})`;

/** Requests to act for an employer, by KvK number, from the mailed confirmation to the decision. */
export class CreateEmployerClaims1764000020100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE employer_claim (
        id uuid CONSTRAINT employer_claim_pkey PRIMARY KEY,
        -- Of the mailed confirmation; none where a provider told who asks, and for which company.
        token_hash text CONSTRAINT employer_claim_token_hash_key UNIQUE,
        email text NOT NULL CONSTRAINT employer_claim_email_lower CHECK (email = lower(email)),
        person_name text NOT NULL,
        company_name text NOT NULL,
        kvk_number text NOT NULL CONSTRAINT employer_claim_kvk_number CHECK (kvk_number ~ '^[0-9]{8}$'),
        postcode4 text CONSTRAINT employer_claim_postcode4_fkey REFERENCES postcode,
        region_code text NOT NULL CONSTRAINT employer_claim_region_code_fkey REFERENCES region,
        locale text NOT NULL CONSTRAINT employer_claim_locale CHECK (locale IN ('nl', 'en')),
        created_at timestamptz NOT NULL DEFAULT app_now(),
        expires_at timestamptz,
        confirmed_at timestamptz,
        decided_at timestamptz,
        decided_by uuid CONSTRAINT employer_claim_decided_by_fkey REFERENCES account ON DELETE SET NULL,
        approved boolean,
        reason text,
        CONSTRAINT employer_claim_mailed CHECK ((token_hash IS NULL) = (expires_at IS NULL)),
        CONSTRAINT employer_claim_decision CHECK (
          (decided_at IS NULL) = (approved IS NULL) AND (decided_at IS NULL OR confirmed_at IS NOT NULL))
      );
      CREATE INDEX employer_claim_region ON employer_claim (region_code) WHERE decided_at IS NULL;
      CREATE UNIQUE INDEX employer_claim_open ON employer_claim (email, kvk_number)
        WHERE confirmed_at IS NOT NULL AND decided_at IS NULL;
      CREATE INDEX employer_name_similar ON employer USING gin (lower(name) gin_trgm_ops);
      ${keepApart('employer_claim', { read: `${ofDesk('region_code')} OR ${ofOwnNumber}`, add: 'false' })}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX employer_name_similar;
      ${letGo('employer_claim')}
      DROP TABLE employer_claim;
    `);
  }
}
