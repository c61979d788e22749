import pg from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import { workerName, type Crew } from './crew.js';
import type { MailServers, MailStep } from './mail-server.js';

/** The steps of the work between which a worker can be killed, as the database and the mail server see them. */
const databaseSteps = [
  { name: 'alerts recorded', on: 'AFTER UPDATE ON deadline_alert' },
  { name: 'people told', on: 'AFTER INSERT ON alert_recipient' },
  { name: 'alerts about to commit', on: 'AFTER INSERT ON alert_recipient', atCommit: true },
  { name: 'mail written', on: 'AFTER INSERT ON mail' },
  { name: 'mail recorded as sent', on: 'AFTER UPDATE ON mail' },
  { name: 'sent mail about to commit', on: 'AFTER UPDATE ON mail', atCommit: true },
  { name: 'events given out', on: 'AFTER UPDATE ON outbox_event' },
  { name: 'delivery claimed, begun or done', on: 'AFTER UPDATE ON outbox_delivery' },
  { name: 'digest of the day taken', on: 'AFTER INSERT ON digest' },
] as const;

const mailSteps: readonly MailStep[] = ['DATA', 'ANSWER'];

/** Every kind of moment at which the drill kills; the last is wherever the worker happens to be. */
export const killSteps = [
  ...databaseSteps.map(({ name }) => name),
  ...mailSteps.map((step) => `mail server: ${step}` as const),
  'any moment',
] as const;
export type KillStep = (typeof killSteps)[number];

const lockClass = 4242;
const patienceMs = 6000;

/**
 * Kills workers exactly between two steps. At each step a trigger of the drill's database asks for a lock that nobody
 * holds, unless the drill wants a worker to stand still there: then that worker is found by its name, killed where it
 * stands, and the lock is let go. The product knows nothing of it.
 */
export class Steps {
  constructor(
    private readonly databaseUrl: string,
    private readonly crew: Crew,
    private readonly mail: MailServers,
  ) {}

  static async install(client: pg.Client): Promise<void> {
    await client.query(`
      CREATE FUNCTION drill_step() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF current_setting('application_name') LIKE '${workerName(0).slice(0, -1)}%' THEN
          PERFORM pg_advisory_xact_lock_shared(${lockClass}, TG_ARGV[0]::integer);
        END IF;
        RETURN NULL;
      END $$;`);
    for (const [key, step] of databaseSteps.entries()) {
      const how =
        'atCommit' in step
          ? `CREATE CONSTRAINT TRIGGER drill_step_${key} ${step.on} DEFERRABLE INITIALLY DEFERRED FOR EACH ROW`
          : `CREATE TRIGGER drill_step_${key} ${step.on} FOR EACH STATEMENT`;
      await client.query(`${how} EXECUTE FUNCTION drill_step(${key})`);
    }
  }

  /** Kills whoever comes to this step first. False when nobody came in time. */
  async killAt(step: KillStep): Promise<boolean> {
    const key = databaseSteps.findIndex(({ name }) => name === step);
    return key >= 0 ? this.killInDatabase(key) : this.killAtMail(step.endsWith('DATA') ? 'DATA' : 'ANSWER');
  }

  private async killInDatabase(key: number): Promise<boolean> {
    const holder = new pg.Client({ connectionString: this.databaseUrl });
    holder.on('error', () => undefined);
    try {
      await holder.connect();
      await holder.query('SELECT pg_advisory_lock($1, $2)', [lockClass, key]);
      for (const end = Date.now() + patienceMs; Date.now() < end;) {
        const { rows } = await holder.query<{ name: string }>(
          `SELECT a.application_name AS name FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
           WHERE l.locktype = 'advisory' AND l.classid = $1 AND l.objid = $2 AND NOT l.granted LIMIT 1`,
          [lockClass, key],
        );
        if (rows[0]) {
          await this.crew.kill(Number(rows[0].name.split('-').at(-1)));
          return true;
        }
        await pause(20);
      }
      return false;
    } catch {
      // PostgreSQL was crashed meanwhile.
      return false;
    } finally {
      await holder.end().catch(() => undefined);
    }
  }

  private killAtMail(step: MailStep): Promise<boolean> {
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        this.mail.removeTrap();
        resolve(false);
      }, patienceMs);
      this.mail.setTrap(step, async (worker) => {
        clearTimeout(late);
        await this.crew.kill(worker);
        resolve(true);
      });
    });
  }
}
