import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepApart, ofDesk } from './rows-apart.js';

const ofIntroduction = `EXISTS (SELECT FROM introduction i WHERE i.id = introduction_id)`;
const ofDeskOfIntroduction = `EXISTS (SELECT FROM introduction_key i JOIN place_key p ON p.id = i.place_id
  JOIN candidate_key c ON c.id = i.candidate_id
  WHERE i.id = introduction_id AND (${ofDesk('p.region_code')} OR ${ofDesk('c.region_code')}))`;

/** Who signed a placement agreement on which day, and who was told that it is not signed yet. */
export class SignAgreements1764000036200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE agreement_signature (
        introduction_id uuid CONSTRAINT agreement_signature_introduction_id_fkey
          REFERENCES introduction ON DELETE CASCADE,
        signer text CONSTRAINT agreement_signature_signer
          CHECK (signer IN ('STUDENT', 'EMPLOYER', 'SCHOOL', 'GUARDIAN')),
        signed_on date NOT NULL,
        recorded_by uuid NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT app_now(),
        CONSTRAINT agreement_signature_pkey PRIMARY KEY (introduction_id, signer)
      );
      CREATE TABLE agreement_reminder (
        introduction_id uuid CONSTRAINT agreement_reminder_introduction_id_fkey
          REFERENCES introduction ON DELETE CASCADE,
        step text CONSTRAINT agreement_reminder_step CHECK (step IN ('SIDES', 'ADVISER', 'COORDINATOR')),
        -- Of which start: another start is another clock.
        starts_on date,
        told_at timestamptz NOT NULL DEFAULT app_now(),
        CONSTRAINT agreement_reminder_pkey PRIMARY KEY (introduction_id, step, starts_on)
      );
      ${keepApart('agreement_signature', { read: ofIntroduction, change: ofDeskOfIntroduction })}
      ${keepApart('agreement_reminder', { read: ofDeskOfIntroduction, change: 'false' })}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE agreement_reminder, agreement_signature');
  }
}
