import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who did what to whom and why. Entries and their seals are written once and never change; what tells who a person is
 * stands apart (`audit_person`, `audit_reason`), so that erasing a person leaves the chain whole.
 */
export class CreateAuditTrail1764000017000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The key of one person, wrapped by the installation's own, and the digest that stands for the person in entries.
      -- Destroyed at erasure: from then on nobody can tell whose the entries were.
      CREATE TABLE audit_person (
        kind text NOT NULL CONSTRAINT audit_person_kind CHECK (kind IN ('ACCOUNT', 'CANDIDATE')),
        person_id uuid NOT NULL,
        digest text NOT NULL CONSTRAINT audit_person_digest_key UNIQUE,
        wrapped_key bytea NOT NULL,
        CONSTRAINT audit_person_pkey PRIMARY KEY (kind, person_id)
      );

      CREATE TABLE audit_entry (
        id uuid CONSTRAINT audit_entry_pkey PRIMARY KEY,
        -- Null: of no region, such as signing in.
        region_code text,
        at timestamptz NOT NULL DEFAULT app_now(),
        action text NOT NULL,
        actor_kind text NOT NULL CONSTRAINT audit_entry_actor_kind CHECK (actor_kind IN ('ACCOUNT', 'WORK', 'VISITOR')),
        -- Of an account its digest, of a piece of the product's own work its name.
        actor text CONSTRAINT audit_entry_actor CHECK ((actor IS NULL) = (actor_kind = 'VISITOR')),
        actor_roles text NOT NULL DEFAULT '',
        subject_kind text NOT NULL,
        -- Of a person the digest, of anything else its id or code.
        subject text NOT NULL,
        -- The digest of the person whose affairs these are, where there is one.
        about text,
        -- The keyed digest of what stands in audit_reason.
        reason_digest text,
        details text
      );
      CREATE INDEX audit_entry_region ON audit_entry (region_code, at DESC);
      CREATE INDEX audit_entry_actor ON audit_entry (actor, at DESC);
      CREATE INDEX audit_entry_about ON audit_entry (about, at DESC);

      -- What somebody typed as reason: it may name people, so it stands apart and goes when the person is erased.
      CREATE TABLE audit_reason (
        entry_id uuid CONSTRAINT audit_reason_pkey PRIMARY KEY
          CONSTRAINT audit_reason_entry_id_fkey REFERENCES audit_entry,
        reason text NOT NULL
      );

      -- One chain a region: each seal covers its entry and the seal before it.
      CREATE TABLE audit_seal (
        chain text NOT NULL,
        sequence bigint NOT NULL CONSTRAINT audit_seal_sequence CHECK (sequence > 0),
        entry_id uuid NOT NULL CONSTRAINT audit_seal_entry_id_key UNIQUE
          CONSTRAINT audit_seal_entry_id_fkey REFERENCES audit_entry,
        hash text NOT NULL,
        CONSTRAINT audit_seal_pkey PRIMARY KEY (chain, sequence)
      );

      CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql
        SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        RAISE EXCEPTION 'the audit trail is only ever added to: % of % is refused', TG_OP, TG_TABLE_NAME
          USING ERRCODE = 'insufficient_privilege';
      END $$;
      CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
      CREATE TRIGGER audit_seal_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
      CREATE TRIGGER audit_reason_stays BEFORE UPDATE OR TRUNCATE ON audit_reason
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

      -- A field as its length in bytes and its text, so that no two lists of fields read the same.
      CREATE FUNCTION audit_field(value text) RETURNS text LANGUAGE sql IMMUTABLE
        SET search_path = pg_catalog, public, pg_temp AS
        $$ SELECT coalesce(octet_length(value)::text || ':' || value, '-') $$;

      -- Chains an entry when its transaction commits: the lock on the end of the chain is held for that moment only.
      CREATE FUNCTION seal_audit_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE
        chain_name text := coalesce(NEW.region_code, 'NL');
        last_sequence bigint;
        last_hash text;
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtextextended('audit:' || chain_name, 0));
        SELECT s.sequence, s.hash INTO last_sequence, last_hash
        FROM public.audit_seal s WHERE s.chain = chain_name ORDER BY s.sequence DESC LIMIT 1;
        last_sequence := coalesce(last_sequence, 0) + 1;
        INSERT INTO public.audit_seal (chain, sequence, entry_id, hash)
        VALUES (chain_name, last_sequence, NEW.id, encode(sha256(convert_to(
          public.audit_field(last_hash) || public.audit_field(chain_name) || public.audit_field(last_sequence::text)
          || public.audit_field(NEW.id::text)
          || public.audit_field(to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'))
          || public.audit_field(NEW.action) || public.audit_field(NEW.actor_kind) || public.audit_field(NEW.actor)
          || public.audit_field(NEW.actor_roles) || public.audit_field(NEW.subject_kind)
          || public.audit_field(NEW.subject) || public.audit_field(NEW.about)
          || public.audit_field(NEW.reason_digest) || public.audit_field(NEW.details), 'UTF8')), 'hex'));
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER audit_entry_sealed AFTER INSERT ON audit_entry
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION seal_audit_entry();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE audit_seal, audit_reason, audit_entry, audit_person;
      DROP FUNCTION seal_audit_entry;
      DROP FUNCTION audit_field;
      DROP FUNCTION refuse_audit_change;
    `);
  }
}
