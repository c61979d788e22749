import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepApart, letGo } from './rows-apart.js';

/**
 * A mail is claimed in one transaction, sent outside any, and settled in another: a lease says in whose hands it is.
 * A recipient's mail keeps its order, and a domain or the mail server itself that is unwell gets pauses.
 */
export class LeaseMail1764000028000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE mail
        ADD position bigint GENERATED ALWAYS AS IDENTITY,
        ADD recipient text NOT NULL GENERATED ALWAYS AS (lower(to_address)) STORED,
        ADD domain text NOT NULL GENERATED ALWAYS AS (lower(substring(to_address FROM '[^@]*$'))) STORED,
        -- From when it may leave; with the position, its place in the recipient's line.
        ADD not_before timestamptz NOT NULL DEFAULT app_now(),
        ADD is_nudge boolean NOT NULL DEFAULT false,
        ADD unsubscribe_url text,
        ADD lease_id uuid,
        ADD leased_until timestamptz,
        ADD tried_at timestamptz,
        ADD reply_code integer,
        ADD not_sent_why text,
        ADD CONSTRAINT mail_not_sent_why CHECK (not_sent_why IN ('NOT_WANTED', 'TOO_LATE', 'REFUSED', 'GIVEN_UP'));

      ALTER TABLE mail NO FORCE ROW LEVEL SECURITY;
      UPDATE mail SET not_before = created_at;
      ALTER TABLE mail FORCE ROW LEVEL SECURITY;

      DROP INDEX mail_waiting;
      CREATE INDEX mail_waiting ON mail (due_at, position) WHERE sent_at IS NULL AND refused_at IS NULL;
      CREATE INDEX mail_line ON mail (recipient, not_before, position) WHERE sent_at IS NULL AND refused_at IS NULL;
      CREATE INDEX mail_asked_for ON mail (recipient)
        WHERE sent_at IS NULL AND refused_at IS NULL AND expires_at IS NOT NULL;
      CREATE INDEX mail_leased ON mail (leased_until) WHERE sent_at IS NULL AND refused_at IS NULL;
      CREATE INDEX mail_tried ON mail (tried_at, domain);

      -- How the mail server ('*') and the domains that made trouble are doing. Holds no address.
      CREATE TABLE mail_route (
        name text CONSTRAINT mail_route_pkey PRIMARY KEY,
        failures integer NOT NULL DEFAULT 0,
        held_until timestamptz,
        failed_at timestamptz,
        last_error text
      );
      ${keepApart('mail_route', { read: 'false' })}

      CREATE FUNCTION announce_mail() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('mail', '');
        RETURN NULL;
      END $$;
      CREATE TRIGGER mail_announced AFTER INSERT ON mail FOR EACH STATEMENT EXECUTE FUNCTION announce_mail();

      -- What waits is found in the table itself from here on.
      ALTER TABLE outbox_delivery NO FORCE ROW LEVEL SECURITY;
      UPDATE outbox_delivery SET handled_at = app_now() WHERE handler = 'send-mail' AND handled_at IS NULL;
      ALTER TABLE outbox_delivery FORCE ROW LEVEL SECURITY;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER mail_announced ON mail;
      DROP FUNCTION announce_mail();
      ${letGo('mail_route')}
      DROP TABLE mail_route;
      DROP INDEX mail_tried;
      DROP INDEX mail_leased;
      DROP INDEX mail_asked_for;
      DROP INDEX mail_line;
      DROP INDEX mail_waiting;
      CREATE INDEX mail_waiting ON mail (due_at) WHERE sent_at IS NULL AND refused_at IS NULL;
      ALTER TABLE mail DROP not_sent_why, DROP reply_code, DROP tried_at, DROP leased_until, DROP lease_id,
        DROP unsubscribe_url, DROP is_nudge, DROP not_before, DROP domain, DROP recipient, DROP position;
    `);
  }
}
