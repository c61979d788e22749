import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Clock, outbox and mail: the tables that know no word of the domain. */
export class CreatePlatform1764000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS pg_trgm;
      CREATE EXTENSION IF NOT EXISTS unaccent;

      -- The clock. Only a database that was made for tests or drills may shift it.
      CREATE TABLE clock_offset (
        only_row boolean PRIMARY KEY DEFAULT true CONSTRAINT clock_offset_one_row CHECK (only_row),
        shift interval NOT NULL
      );
      CREATE FUNCTION refuse_clock_offset() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF current_setting('routekaart.clock_may_shift', true) IS DISTINCT FROM 'on' THEN
          RAISE EXCEPTION 'the clock of this database cannot be shifted';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER clock_offset_guard BEFORE INSERT OR UPDATE ON clock_offset
        FOR EACH ROW EXECUTE FUNCTION refuse_clock_offset();
      CREATE FUNCTION app_now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS
        $$ SELECT now() + coalesce((SELECT shift FROM clock_offset), interval '0') $$;
      CREATE FUNCTION app_today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS
        $$ SELECT (app_now() AT TIME ZONE 'Europe/Amsterdam')::date $$;

      CREATE TABLE outbox_event (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT outbox_event_pkey PRIMARY KEY,
        name text NOT NULL,
        payload jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT app_now(),
        fanned_out_at timestamptz
      );
      CREATE INDEX outbox_event_waiting ON outbox_event (id) WHERE fanned_out_at IS NULL;
      CREATE FUNCTION announce_outbox_event() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('outbox', '');
        RETURN NULL;
      END $$;
      CREATE TRIGGER outbox_event_announced AFTER INSERT ON outbox_event
        FOR EACH STATEMENT EXECUTE FUNCTION announce_outbox_event();

      CREATE TABLE outbox_delivery (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT outbox_delivery_pkey PRIMARY KEY,
        event_id bigint NOT NULL CONSTRAINT outbox_delivery_event_id_fkey REFERENCES outbox_event ON DELETE CASCADE,
        handler text NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        due_at timestamptz NOT NULL DEFAULT app_now(),
        enqueued_at timestamptz,
        handled_at timestamptz,
        dead_at timestamptz,
        last_error text,
        CONSTRAINT outbox_delivery_once UNIQUE (event_id, handler)
      );
      CREATE INDEX outbox_delivery_waiting ON outbox_delivery (due_at) WHERE handled_at IS NULL AND dead_at IS NULL;

      CREATE TABLE mail (
        id uuid CONSTRAINT mail_pkey PRIMARY KEY,
        message_id text NOT NULL CONSTRAINT mail_message_id_key UNIQUE,
        to_address text NOT NULL,
        kind text NOT NULL,
        subject text NOT NULL,
        text text NOT NULL,
        html text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT app_now(),
        due_at timestamptz NOT NULL DEFAULT app_now(),
        attempts integer NOT NULL DEFAULT 0,
        sent_at timestamptz,
        refused_at timestamptz,
        last_error text
      );
      CREATE INDEX mail_waiting ON mail (due_at) WHERE sent_at IS NULL AND refused_at IS NULL;
      CREATE INDEX mail_to ON mail (lower(to_address), created_at DESC);

      CREATE TABLE worker_heartbeat (
        worker_id text CONSTRAINT worker_heartbeat_pkey PRIMARY KEY,
        seen_at timestamptz NOT NULL
      );

      -- When the invented demo region was filled; empty outside demo mode.
      CREATE TABLE demo_fill (
        filled_at timestamptz CONSTRAINT demo_fill_pkey PRIMARY KEY DEFAULT app_now()
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE demo_fill, worker_heartbeat, mail, outbox_delivery, outbox_event;
      DROP FUNCTION announce_outbox_event();
      DROP FUNCTION app_today();
      DROP FUNCTION app_now();
      DROP TABLE clock_offset;
      DROP FUNCTION refuse_clock_offset();
    `);
  }
}
