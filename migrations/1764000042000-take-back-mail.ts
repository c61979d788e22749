import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A mail that was sent may come back from the reader's server: then it is put aside like one that was refused. */
export class TakeBackMail1764000042000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE mail ADD bounce_status text,
        DROP CONSTRAINT mail_not_sent_why,
        ADD CONSTRAINT mail_not_sent_why
          CHECK (not_sent_why IN ('NOT_WANTED', 'TOO_LATE', 'REFUSED', 'GIVEN_UP', 'BOUNCED')),
        ADD CONSTRAINT mail_bounce_status CHECK ((bounce_status IS NOT NULL) = (not_sent_why IS NOT DISTINCT FROM 'BOUNCED'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE mail NO FORCE ROW LEVEL SECURITY;
      UPDATE mail SET not_sent_why = 'REFUSED', bounce_status = NULL WHERE not_sent_why = 'BOUNCED';
      ALTER TABLE mail FORCE ROW LEVEL SECURITY;
      ALTER TABLE mail DROP bounce_status,
        DROP CONSTRAINT mail_not_sent_why,
        ADD CONSTRAINT mail_not_sent_why CHECK (not_sent_why IN ('NOT_WANTED', 'TOO_LATE', 'REFUSED', 'GIVEN_UP'))`);
  }
}
