import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepApart, letGo, self } from './rows-apart.js';

/** What of a row makes it news, by table, and how its recipients are found from the changed rows. */
const told = {
  alert_recipient: {
    columns: ['acknowledged_at', 'snoozed_until', 'handed_on_at'],
    from: 'changed JOIN alert_recipient r ON r.id = changed.id',
  },
  deadline_alert: {
    columns: ['acknowledged_at', 'escalated_at'],
    from: 'changed JOIN alert_recipient r ON r.alert_id = changed.id',
  },
  deadline: {
    columns: ['ended_at', 'carrier_account_id', 'region_code'],
    from: 'changed JOIN deadline_alert a ON a.deadline_id = changed.id JOIN alert_recipient r ON r.alert_id = a.id',
  },
};
const tables = Object.keys(told) as (keyof typeof told)[];
const write = (from: string) => `
    WITH news AS (
      INSERT INTO alert_news (account_id, recipient_id) SELECT DISTINCT r.account_id, r.id FROM ${from}
      RETURNING account_id)
    SELECT count(pg_notify('wake', account_id::text)) FROM (SELECT DISTINCT account_id FROM news) one INTO woken;`;
const differs = (columns: readonly string[]) =>
  `(${columns.map((column) => `was.${column}`).join(', ')}) IS DISTINCT FROM (${columns.map((column) => `now_is.${column}`).join(', ')})`;
const teller = (name: string, body: string) => `
      CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE woken integer;
      BEGIN ${body} RETURN NULL; END $$;`;
const tellers = ['tell_new_recipient', ...tables.map((table) => `tell_changed_${table}`)];

/**
 * What happened with somebody's alerts, in the order of transactions, so that a page that was cut off reads on from where
 * it was. Written by triggers: no way of changing an alert forgets it. And a call on `wake` with the account for whoever
 * waits for it, also when a session or a role ends.
 */
export class TellOfAlerts1764000031000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE alert_news (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT alert_news_pkey PRIMARY KEY,
        transaction_id bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
        account_id uuid NOT NULL CONSTRAINT alert_news_account_id_fkey REFERENCES account ON DELETE CASCADE,
        recipient_id uuid NOT NULL CONSTRAINT alert_news_recipient_id_fkey REFERENCES alert_recipient ON DELETE CASCADE,
        happened_at timestamptz NOT NULL DEFAULT app_now()
      );
      CREATE INDEX alert_news_of ON alert_news (account_id, transaction_id, id);
      CREATE INDEX alert_news_recipient ON alert_news (recipient_id);
      CREATE INDEX alert_news_old ON alert_news (happened_at);
      REVOKE INSERT, UPDATE ON alert_news FROM routekaart_app;
      ${keepApart('alert_news', { read: self('account_id'), change: 'false' })}
      CREATE POLICY alert_news_telling ON alert_news TO routekaart_rules USING (true) WITH CHECK (true);
      GRANT SELECT (account_id), INSERT ON alert_news TO routekaart_rules;
      GRANT SELECT (id, alert_id, account_id) ON alert_recipient TO routekaart_rules;
      GRANT SELECT (id, deadline_id) ON deadline_alert TO routekaart_rules;
      CREATE POLICY alert_recipient_telling ON alert_recipient FOR SELECT TO routekaart_rules USING (true);
      CREATE POLICY deadline_alert_telling ON deadline_alert FOR SELECT TO routekaart_rules USING (true);

      ${teller('tell_new_recipient', write('changed r'))}
      CREATE TRIGGER tell_new_recipient AFTER INSERT ON alert_recipient REFERENCING NEW TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION tell_new_recipient();
      ${tables
        .map((table) => {
          const { columns, from } = told[table];
          const changed = `(SELECT now_is.id FROM was JOIN now_is USING (id) WHERE ${differs(columns)})`;
          return `${teller(`tell_changed_${table}`, write(from.replace('changed', `${changed} changed`)))}
      CREATE TRIGGER tell_changed_${table} AFTER UPDATE ON ${table} REFERENCING OLD TABLE AS was NEW TABLE AS now_is
        FOR EACH STATEMENT EXECUTE FUNCTION tell_changed_${table}();`;
        })
        .join('\n')}
      GRANT CREATE ON SCHEMA public TO routekaart_rules;
      REVOKE EXECUTE ON FUNCTION ${tellers.map((name) => `${name}()`).join(', ')} FROM PUBLIC;
      ${tellers.map((name) => `ALTER FUNCTION ${name}() OWNER TO routekaart_rules;`).join('\n      ')}
      REVOKE CREATE ON SCHEMA public FROM routekaart_rules;

      CREATE FUNCTION wake_account() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN PERFORM pg_notify('wake', NEW.account_id::text); RETURN NULL; END $$;
      CREATE TRIGGER wake_whose_session_ended AFTER UPDATE OF ended_at, token_hash ON session
        FOR EACH ROW EXECUTE FUNCTION wake_account();
      CREATE TRIGGER wake_whose_role_changed AFTER INSERT OR UPDATE ON role_grant
        FOR EACH ROW EXECUTE FUNCTION wake_account();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER wake_whose_role_changed ON role_grant;
      DROP TRIGGER wake_whose_session_ended ON session;
      DROP FUNCTION wake_account();
      DROP TRIGGER tell_new_recipient ON alert_recipient;
      ${tables.map((table) => `DROP TRIGGER tell_changed_${table} ON ${table};`).join('\n      ')}
      ${tellers.map((name) => `DROP FUNCTION ${name}();`).join('\n      ')}
      DROP POLICY alert_recipient_telling ON alert_recipient;
      DROP POLICY deadline_alert_telling ON deadline_alert;
      REVOKE ALL ON alert_recipient, deadline_alert FROM routekaart_rules;
      DROP POLICY alert_news_telling ON alert_news;
      ${letGo('alert_news')}
      DROP TABLE alert_news;
    `);
  }
}
