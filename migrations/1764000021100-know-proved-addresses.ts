import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When somebody first signed in: until then nobody has shown that the address is theirs. Sessions are not kept that long. */
export class KnowProvedAddresses1764000021100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE account ADD proved_at timestamptz;
      -- Who ever signed in before today is not known of everybody: nobody loses anything by it.
      ALTER TABLE account NO FORCE ROW LEVEL SECURITY;
      UPDATE account SET proved_at = created_at;
      ALTER TABLE account FORCE ROW LEVEL SECURITY;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE account DROP proved_at');
  }
}
