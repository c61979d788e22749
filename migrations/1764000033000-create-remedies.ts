import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepApart, letGo, ofCoordinator, ofDesk, own, self } from './rows-apart.js';

/** Anybody, but not without having said who. */
const said = '(SELECT app_reach()) IS NOT NULL';
const of = (rule: string) => `EXISTS (SELECT FROM introduction_key i JOIN place_key p ON p.id = i.place_id
  JOIN candidate_key c ON c.id = i.candidate_id WHERE i.id = introduction_id AND (${rule}))`;
const desk = of(`${ofDesk('p.region_code')} OR ${ofDesk('c.region_code')}`);
const candidate = of(own('CANDIDATE', 'i.candidate_id'));
const employer = of(own('EMPLOYER', 'p.employer_id'));
const employerWhoKnows = of(`i.candidate_is_known AND ${own('EMPLOYER', 'p.employer_id')}`);

const hesitations = `${desk} OR ((NOT adviser_only OR ${self('recorded_by')})
  AND ((by = 'CANDIDATE' AND ${candidate}) OR (by = 'EMPLOYER' AND ${employer})))`;
/* What an employer may not know is not in the employer's reach at all, whatever is asked. */
const offers = `${desk} OR ((to_side = 'CANDIDATE' OR is_personal) AND ${candidate})
  OR (to_side = 'EMPLOYER' AND status IN ('OFFERED', 'TAKEN', 'DECLINED')
    AND ((NOT is_personal AND ${employer}) OR (agreed_at IS NOT NULL AND ${employerWhoKnows})))`;
/* Keeping it back takes it out of the employer's reach, and that is the candidate's own move. */
const asBefore = `EXISTS (SELECT FROM introduction i WHERE i.id = introduction_id)
  AND (NOT adviser_only OR ${self('recorded_by')} OR ${desk})`;

/** What takes a hesitation away: a region's catalogue, and what was offered in an introduction. */
export class CreateRemedies1764000033000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE hesitation ADD COLUMN note text, ADD COLUMN resolved_at timestamptz;
      ${letGo('hesitation')}
      ${keepApart('hesitation', { read: hesitations })}

      CREATE TABLE remedy (
        id uuid CONSTRAINT remedy_pkey PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        region_code text NOT NULL CONSTRAINT remedy_region_code_fkey REFERENCES region,
        kind text NOT NULL,
        eases text[] NOT NULL,
        sides text[] NOT NULL,
        is_personal boolean NOT NULL,
        name_nl text NOT NULL,
        name_en text NOT NULL,
        text_nl text NOT NULL,
        text_en text NOT NULL,
        offered_by text NOT NULL,
        amount_cents integer,
        amount_per text,
        amount_is_at_most boolean NOT NULL DEFAULT false,
        -- The most there is in a year.
        year_most_cents integer,
        conditions jsonb NOT NULL DEFAULT '[]',
        covers_months integer,
        claim_from date,
        claim_until date,
        source text NOT NULL,
        source_url text,
        checked_on date NOT NULL,
        valid_from date NOT NULL,
        valid_until date,
        CONSTRAINT remedy_amount CHECK ((amount_cents IS NULL) = (amount_per IS NULL)
          AND amount_per IN ('HOUR', 'YEAR', 'ONCE') AND amount_cents > 0 AND year_most_cents > 0),
        CONSTRAINT remedy_valid CHECK (valid_until >= valid_from),
        CONSTRAINT remedy_claim CHECK (claim_until >= claim_from)
      );
      CREATE INDEX remedy_region ON remedy (region_code, valid_from);

      CREATE TABLE remedy_offer (
        id uuid CONSTRAINT remedy_offer_pkey PRIMARY KEY,
        introduction_id uuid NOT NULL
          CONSTRAINT remedy_offer_introduction_id_fkey REFERENCES introduction ON DELETE CASCADE,
        remedy_id uuid NOT NULL CONSTRAINT remedy_offer_remedy_id_fkey REFERENCES remedy,
        hesitation text NOT NULL,
        to_side text NOT NULL CONSTRAINT remedy_offer_side CHECK (to_side IN ('CANDIDATE', 'EMPLOYER')),
        -- It told something of the candidate when it was offered.
        is_personal boolean NOT NULL,
        status text NOT NULL CONSTRAINT remedy_offer_status
          CHECK (status IN ('ASKED', 'OFFERED', 'TAKEN', 'DECLINED', 'KEPT_BACK', 'WITHDRAWN')),
        offered_by uuid NOT NULL,
        offered_at timestamptz NOT NULL DEFAULT app_now(),
        -- When the candidate let the employer know.
        agreed_at timestamptz,
        answered_at timestamptz,
        moved_by uuid,
        helped boolean,
        CONSTRAINT remedy_offer_agreed CHECK (NOT (is_personal AND to_side = 'EMPLOYER')
          OR (agreed_at IS NOT NULL) = (status IN ('OFFERED', 'TAKEN', 'DECLINED')) OR status = 'WITHDRAWN'),
        CONSTRAINT remedy_offer_helped CHECK (helped IS NULL OR status IN ('TAKEN', 'KEPT_BACK'))
      );
      CREATE INDEX remedy_offer_introduction ON remedy_offer (introduction_id);
      CREATE UNIQUE INDEX remedy_offer_open_once ON remedy_offer (introduction_id, remedy_id, to_side)
        WHERE status IN ('ASKED', 'OFFERED', 'TAKEN');
      ${keepApart('remedy', { read: said, change: ofCoordinator('region_code') })}
      ${keepApart('remedy_offer', { read: offers, change: offers, add: desk })}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE remedy_offer, remedy;
      ${letGo('hesitation')}
      ALTER TABLE hesitation DROP COLUMN note, DROP COLUMN resolved_at;
      ${keepApart('hesitation', { read: asBefore })}
    `);
  }
}
