import type { MigrationInterface, QueryRunner } from 'typeorm';

/** For each use of somebody's data a ground of its own, who answers for it, how it ended, and what was objected to. */
export class RecordGroundsPerPurpose1764000016000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE legal_basis DROP CONSTRAINT legal_basis_purpose,
        ADD CONSTRAINT legal_basis_purpose CHECK (purpose IN ('MATCHING', 'INTRODUCTION', 'CONTACT', 'FIGURES')),
        ADD controller_kind text NOT NULL DEFAULT 'MUNICIPALITY' CONSTRAINT legal_basis_controller_kind
          CHECK (controller_kind IN ('MUNICIPALITY', 'UWV', 'COLLEGE')),
        ADD controller_name text,
        ADD ended_as text CONSTRAINT legal_basis_ended_as CHECK (ended_as IN ('WITHDRAWN', 'OBJECTED', 'REPLACED'));
      UPDATE legal_basis b SET
        controller_name = (SELECT 'Gemeente ' || m.name FROM candidate c JOIN postcode p ON p.pc4 = c.postcode4
          JOIN municipality m ON m.code = p.municipality_code WHERE c.id = b.candidate_id),
        ended_as = CASE WHEN ended_at IS NULL THEN NULL WHEN basis = 'CONSENT' THEN 'WITHDRAWN' ELSE 'OBJECTED' END;
      ALTER TABLE legal_basis ALTER controller_name SET NOT NULL, ALTER controller_kind DROP DEFAULT,
        ADD CONSTRAINT legal_basis_ended CHECK ((ended_at IS NULL) = (ended_as IS NULL));

      -- The text so far told of both: being found, and being shown to an employer without a name.
      INSERT INTO legal_basis (id, candidate_id, purpose, basis, informed_by, informed_how, text_version, recorded_by,
          given_at, ended_at, ended_by, ended_as, controller_kind, controller_name)
        SELECT gen_random_uuid(), candidate_id, 'INTRODUCTION', basis, informed_by, informed_how, text_version,
          recorded_by, given_at, ended_at, ended_by, ended_as, controller_kind, controller_name
        FROM legal_basis WHERE purpose = 'MATCHING';
      INSERT INTO legal_basis (id, candidate_id, purpose, basis, informed_by, informed_how, text_version, recorded_by,
          given_at, controller_kind, controller_name)
        SELECT gen_random_uuid(), c.id, n.purpose, 'PUBLIC_TASK', 'Leerwerkloket', 'AT_THE_DESK', '2026-11-22',
          c.created_by, c.created_at, 'MUNICIPALITY', 'Gemeente ' || m.name
        FROM candidate c JOIN postcode p ON p.pc4 = c.postcode4 JOIN municipality m ON m.code = p.municipality_code
        CROSS JOIN (VALUES ('CONTACT'), ('FIGURES')) n (purpose);

      -- What somebody objected to (AVG art. 21): those uses stand still until a desk has decided.
      CREATE TABLE objection (
        id uuid CONSTRAINT objection_pkey PRIMARY KEY,
        candidate_id uuid NOT NULL CONSTRAINT objection_candidate_id_fkey REFERENCES candidate ON DELETE CASCADE,
        purposes text[] NOT NULL CONSTRAINT objection_purposes CHECK (cardinality(purposes) > 0
          AND purposes <@ ARRAY['MATCHING', 'INTRODUCTION', 'CONTACT', 'FIGURES']),
        grounds text,
        objected_at timestamptz NOT NULL DEFAULT app_now(),
        outcome text CONSTRAINT objection_outcome CHECK (outcome IN ('GRANTED', 'REFUSED', 'OVERTAKEN')),
        decision text,
        decided_at timestamptz,
        decided_by uuid,
        CONSTRAINT objection_decided CHECK ((outcome IS NULL) = (decided_at IS NULL))
      );
      CREATE INDEX objection_candidate ON objection (candidate_id);
      CREATE INDEX objection_open ON objection (objected_at) WHERE outcome IS NULL;

      ALTER TABLE introduction DROP CONSTRAINT introduction_end_cause,
        ADD CONSTRAINT introduction_end_cause CHECK (end_cause IN
          ('CANDIDATE_DECLINED', 'EMPLOYER_DECLINED', 'CANDIDATE_WITHDREW', 'ADVISER_WITHDREW',
           'PLACE_FILLED', 'PLACE_LAPSED', 'PLACE_WITHDRAWN', 'CANDIDATE_PLACED', 'NOT_AVAILABLE'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE introduction SET end_cause = 'CANDIDATE_WITHDREW' WHERE end_cause = 'NOT_AVAILABLE';
      ALTER TABLE introduction DROP CONSTRAINT introduction_end_cause,
        ADD CONSTRAINT introduction_end_cause CHECK (end_cause IN
          ('CANDIDATE_DECLINED', 'EMPLOYER_DECLINED', 'CANDIDATE_WITHDREW', 'ADVISER_WITHDREW',
           'PLACE_FILLED', 'PLACE_LAPSED', 'PLACE_WITHDRAWN', 'CANDIDATE_PLACED'));
      DROP TABLE objection;
      DELETE FROM legal_basis WHERE purpose <> 'MATCHING';
      ALTER TABLE legal_basis DROP CONSTRAINT legal_basis_ended, DROP ended_as, DROP controller_name,
        DROP controller_kind, DROP CONSTRAINT legal_basis_purpose,
        ADD CONSTRAINT legal_basis_purpose CHECK (purpose IN ('MATCHING'));
    `);
  }
}
