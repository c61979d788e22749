import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Each region knows a company by its leerbedrijf-ID, and a candidate by an e-mail address, for itself: a constraint
 * over all regions would tell whoever enters one that another region has it.
 */
export class TellNothingOfOtherRegions1764000020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE employer DROP CONSTRAINT employer_leerbedrijf_id_key,
        ADD CONSTRAINT employer_once_per_region UNIQUE (region_code, leerbedrijf_id);
      DROP INDEX candidate_email;
      CREATE UNIQUE INDEX candidate_email ON candidate (region_code, email) WHERE email IS NOT NULL;
    `);
  }

  /** Fails where two regions know the same company or address by now: which of them is to lose it, a person says. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX candidate_email;
      CREATE UNIQUE INDEX candidate_email ON candidate (email) WHERE email IS NOT NULL;
      ALTER TABLE employer DROP CONSTRAINT employer_once_per_region,
        ADD CONSTRAINT employer_leerbedrijf_id_key UNIQUE (leerbedrijf_id);
    `);
  }
}
