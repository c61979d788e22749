import type { MigrationInterface, QueryRunner } from 'typeorm';
import { beyond, ofCoordinator, self } from './rows-apart.js';

const ofCoordinatorThere = `EXISTS (SELECT FROM adviser v WHERE v.account_id = adviser_absence.account_id
  AND ${ofCoordinator('v.region_code')})`;

const absencesOf = (who: string) => `
  DROP POLICY adviser_absence_add ON adviser_absence;
  DROP POLICY adviser_absence_change ON adviser_absence;
  DROP POLICY adviser_absence_remove ON adviser_absence;
  CREATE POLICY adviser_absence_add ON adviser_absence FOR INSERT TO routekaart_app
    WITH CHECK (${beyond('adviser_absence')} OR (${who}));
  CREATE POLICY adviser_absence_change ON adviser_absence FOR UPDATE TO routekaart_app
    USING (${beyond('adviser_absence')} OR (${who}));
  CREATE POLICY adviser_absence_remove ON adviser_absence FOR DELETE TO routekaart_app
    USING (${beyond('adviser_absence')} OR (${who}));`;

/** A rule can name a site, which stands for the municipalities nearest to it; an adviser records their own absence. */
export class NameSitesInResponsibility1764000029000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE responsibility ADD COLUMN site_id uuid
        CONSTRAINT responsibility_site_id_fkey REFERENCES site;
      ${absencesOf(`${self('account_id')} OR ${ofCoordinatorThere}`)}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${absencesOf(ofCoordinatorThere)}
      DELETE FROM responsibility WHERE site_id IS NOT NULL;
      ALTER TABLE responsibility DROP COLUMN site_id;
    `);
  }
}
