import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Deadlines of any subject, the plan of alerts before each, who was told, and the ledger of daily digests.
 * A deadline that moves ends, and a new one with the next sequence takes its place.
 */
export class CreateDeadlines1764000010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE deadline (
        id uuid CONSTRAINT deadline_pkey PRIMARY KEY,
        kind text NOT NULL CONSTRAINT deadline_kind CHECK (kind IN ('PLACE')),
        subject_id uuid NOT NULL,
        sequence integer NOT NULL,
        region_code text NOT NULL CONSTRAINT deadline_region_code_fkey REFERENCES region,
        falls_on date NOT NULL,
        set_at timestamptz NOT NULL DEFAULT app_now(),
        ended_at timestamptz,
        end_reason text CONSTRAINT deadline_end_reason
          CHECK (end_reason IN ('MOVED', 'FILLED', 'WITHDRAWN', 'LAPSED')),
        CONSTRAINT deadline_sequence UNIQUE (kind, subject_id, sequence),
        CONSTRAINT deadline_end CHECK ((ended_at IS NULL) = (end_reason IS NULL))
      );
      CREATE UNIQUE INDEX deadline_open ON deadline (kind, subject_id) WHERE ended_at IS NULL;

      -- One row a lead time: it ends sent, superseded by a tighter one, or cancelled with its deadline.
      CREATE TABLE deadline_alert (
        id uuid CONSTRAINT deadline_alert_pkey PRIMARY KEY,
        deadline_id uuid NOT NULL CONSTRAINT deadline_alert_deadline_id_fkey REFERENCES deadline ON DELETE CASCADE,
        lead_days integer NOT NULL CONSTRAINT deadline_alert_lead_days CHECK (lead_days >= 0),
        due_at timestamptz NOT NULL,
        status text NOT NULL CONSTRAINT deadline_alert_status
          CHECK (status IN ('PLANNED', 'SENT', 'SUPERSEDED', 'CANCELLED')),
        settled_at timestamptz,
        -- How far it was passed on: 0 to who is responsible, 1 to a colleague, 2 to the coordinator.
        escalation integer NOT NULL DEFAULT 0 CONSTRAINT deadline_alert_escalation CHECK (escalation BETWEEN 0 AND 2),
        escalates_at timestamptz,
        escalated_at timestamptz,
        acknowledged_at timestamptz,
        CONSTRAINT deadline_alert_once UNIQUE (deadline_id, lead_days),
        CONSTRAINT deadline_alert_settled CHECK ((status = 'PLANNED') = (settled_at IS NULL)),
        CONSTRAINT deadline_alert_open_ends CHECK
          (status = 'SENT' OR (escalates_at IS NULL AND escalated_at IS NULL AND acknowledged_at IS NULL)),
        CONSTRAINT deadline_alert_acknowledged CHECK (acknowledged_at IS NULL OR escalates_at IS NULL)
      );
      CREATE INDEX deadline_alert_due ON deadline_alert (due_at) WHERE status = 'PLANNED';
      CREATE INDEX deadline_alert_escalates ON deadline_alert (escalates_at) WHERE escalates_at IS NOT NULL;

      CREATE TABLE alert_recipient (
        id uuid CONSTRAINT alert_recipient_pkey PRIMARY KEY,
        alert_id uuid NOT NULL CONSTRAINT alert_recipient_alert_id_fkey REFERENCES deadline_alert ON DELETE CASCADE,
        account_id uuid NOT NULL CONSTRAINT alert_recipient_account_id_fkey REFERENCES account ON DELETE CASCADE,
        told_at timestamptz NOT NULL DEFAULT app_now(),
        -- From when the next digest holds it; empty when it was mailed at once.
        digest_from timestamptz,
        digested_on date,
        acknowledged_at timestamptz,
        CONSTRAINT alert_recipient_once UNIQUE (alert_id, account_id)
      );
      CREATE INDEX alert_recipient_account ON alert_recipient (account_id);
      CREATE INDEX alert_recipient_undigested ON alert_recipient (digest_from)
        WHERE digest_from IS NOT NULL AND digested_on IS NULL AND acknowledged_at IS NULL;

      -- At most one digest a person a day.
      CREATE TABLE digest (
        account_id uuid CONSTRAINT digest_account_id_fkey REFERENCES account ON DELETE CASCADE,
        day date NOT NULL,
        written_at timestamptz NOT NULL DEFAULT app_now(),
        CONSTRAINT digest_pkey PRIMARY KEY (account_id, day)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE digest, alert_recipient, deadline_alert, deadline`);
  }
}
