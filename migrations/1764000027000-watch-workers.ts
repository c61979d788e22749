import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each worker sends a job through the queue again and again: how long it takes is how well the queue works. */
export class WatchWorkers1764000027000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE worker_heartbeat
        ADD COLUMN canary_asked_at timestamptz,
        ADD COLUMN canary_answered_at timestamptz;
      COMMENT ON COLUMN worker_heartbeat.canary_asked_at IS 'when this worker last put a canary job in the queue';
      COMMENT ON COLUMN worker_heartbeat.canary_answered_at IS 'when any worker did it; empty while nobody has';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE worker_heartbeat DROP COLUMN canary_answered_at, DROP COLUMN canary_asked_at`);
  }
}
