import type pg from 'pg';

/**
 * A book that the drill's database keeps of what the product does, each thing as often as it happens: the product's own
 * rows say only how it ended. Whether the deadline had ended is looked up at the moment of commit.
 */
export const ledger = `
  CREATE TABLE drill_sent (alert_id uuid, at timestamptz DEFAULT clock_timestamp());
  CREATE TABLE drill_told (alert_id uuid, account_id uuid, at timestamptz DEFAULT clock_timestamp());
  CREATE TABLE drill_late (alert_id uuid);
  -- Rows of mail are cleared away after a month.
  CREATE TABLE drill_mail (message_id text PRIMARY KEY, may_leave boolean);
  CREATE FUNCTION drill_note_mail() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
  BEGIN
    INSERT INTO drill_mail VALUES (NEW.message_id, NEW.refused_at IS NULL)
      ON CONFLICT (message_id) DO UPDATE SET may_leave = excluded.may_leave;
    RETURN NULL;
  END $$;
  CREATE TRIGGER drill_mail AFTER INSERT OR UPDATE OF refused_at ON mail
    FOR EACH ROW EXECUTE FUNCTION drill_note_mail();
  CREATE FUNCTION drill_note_sent() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
  BEGIN INSERT INTO drill_sent VALUES (NEW.id); RETURN NULL; END $$;
  CREATE FUNCTION drill_note_told() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
  BEGIN INSERT INTO drill_told VALUES (NEW.alert_id, NEW.account_id); RETURN NULL; END $$;
  CREATE FUNCTION drill_note_late() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
  BEGIN
    INSERT INTO drill_late SELECT NEW.id FROM deadline d JOIN place p ON p.id = d.subject_id
      WHERE d.id = NEW.deadline_id
        AND (d.ended_at IS NOT NULL OR p.status <> 'PUBLISHED' OR p.lapses_on <> d.falls_on);
    RETURN NULL;
  END $$;
  -- Sending again what was sent is sending: its moment changes.
  CREATE TRIGGER drill_sent AFTER UPDATE ON deadline_alert FOR EACH ROW
    WHEN (NEW.status = 'SENT' AND (OLD.status <> 'SENT' OR NEW.settled_at <> OLD.settled_at))
    EXECUTE FUNCTION drill_note_sent();
  CREATE TRIGGER drill_told AFTER INSERT ON alert_recipient FOR EACH ROW EXECUTE FUNCTION drill_note_told();
  CREATE CONSTRAINT TRIGGER drill_late AFTER UPDATE ON deadline_alert DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.status = 'SENT' AND (OLD.status <> 'SENT' OR NEW.settled_at <> OLD.settled_at))
    EXECUTE FUNCTION drill_note_late();`;

/** How a lead time of a deadline of a place ended, by the product's rows. */
export interface PlanRow {
  readonly placeId: string;
  readonly sequence: number;
  readonly leadDays: number;
  readonly status: string;
  readonly alertId: string;
}

export async function planRows(client: pg.Client): Promise<PlanRow[]> {
  const { rows } = await client.query<PlanRow>(
    `SELECT d.subject_id AS "placeId", d.sequence, a.lead_days AS "leadDays", a.status, a.id AS "alertId"
     FROM deadline d JOIN deadline_alert a ON a.deadline_id = d.id ORDER BY 1, 2, 3 DESC`,
  );
  return rows;
}
