import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepApart, ofDesk, own, self } from './rows-apart.js';

const of = (rule: string) => `EXISTS (SELECT FROM introduction_key i JOIN place_key p ON p.id = i.place_id
  JOIN candidate_key c ON c.id = i.candidate_id WHERE i.id = introduction_id AND (${rule}))`;
const desk = of(`${ofDesk('p.region_code')} OR ${ofDesk('c.region_code')}`);
const candidate = of(own('CANDIDATE', 'i.candidate_id'));
const employer = of(`i.candidate_is_known AND ${own('EMPLOYER', 'p.employer_id')}`);
const parties = `${desk} OR ${candidate} OR ${employer}`;
/* Nobody writes as another side, and an employer reads nothing from before it knew who the candidate is. */
const written = `${self('account_id')} AND ((from_party = 'ADVISER' AND ${desk})
  OR (from_party = 'CANDIDATE' AND ${candidate}) OR (from_party = 'EMPLOYER' AND is_for_employer AND ${employer}))`;
const team = of(`${ofDesk('c.region_code')} AND EXISTS (SELECT FROM case_team_key t
  WHERE t.candidate_id = i.candidate_id AND ${self('t.account_id')})`);

/** A thread for every introduction, and apart from it the notes of the case team. */
export class WriteToEachOther1764000037100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const party = (name: string, column: string) =>
      `CONSTRAINT ${name} CHECK (${column} IN ('CANDIDATE', 'EMPLOYER', 'ADVISER'))`;
    await runner.query(`
      CREATE TABLE message (
        introduction_id uuid CONSTRAINT message_introduction_id_fkey REFERENCES introduction ON DELETE CASCADE,
        position integer CONSTRAINT message_position CHECK (position > 0),
        from_party text NOT NULL ${party('message_from', 'from_party')},
        account_id uuid CONSTRAINT message_account_id_fkey REFERENCES account ON DELETE SET NULL,
        text text NOT NULL,
        is_for_employer boolean NOT NULL,
        written_at timestamptz NOT NULL DEFAULT app_now(),
        CONSTRAINT message_pkey PRIMARY KEY (introduction_id, position)
      );
      CREATE TABLE message_read (
        introduction_id uuid CONSTRAINT message_read_introduction_id_fkey REFERENCES introduction ON DELETE CASCADE,
        account_id uuid CONSTRAINT message_read_account_id_fkey REFERENCES account ON DELETE CASCADE,
        party text NOT NULL ${party('message_read_party', 'party')},
        read_to integer NOT NULL,
        read_at timestamptz NOT NULL DEFAULT app_now(),
        CONSTRAINT message_read_pkey PRIMARY KEY (introduction_id, account_id)
      );
      CREATE TABLE message_link (
        id uuid CONSTRAINT message_link_pkey PRIMARY KEY,
        introduction_id uuid NOT NULL
          CONSTRAINT message_link_introduction_id_fkey REFERENCES introduction ON DELETE CASCADE,
        account_id uuid NOT NULL CONSTRAINT message_link_account_id_fkey REFERENCES account ON DELETE CASCADE,
        party text NOT NULL ${party('message_link_party', 'party')},
        made_at timestamptz NOT NULL DEFAULT app_now(),
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      );
      CREATE INDEX message_link_introduction ON message_link (introduction_id);
      CREATE TABLE case_note (
        id uuid CONSTRAINT case_note_pkey PRIMARY KEY,
        introduction_id uuid NOT NULL CONSTRAINT case_note_introduction_id_fkey REFERENCES introduction ON DELETE CASCADE,
        account_id uuid CONSTRAINT case_note_account_id_fkey REFERENCES account ON DELETE SET NULL,
        text text NOT NULL,
        written_at timestamptz NOT NULL DEFAULT app_now()
      );
      CREATE INDEX case_note_introduction ON case_note (introduction_id, written_at);
      ${keepApart('message', { read: `${desk} OR ${candidate} OR (is_for_employer AND ${employer})`, change: 'false', add: written })}
      ${keepApart('message_read', { read: parties, change: self('account_id'), add: `${self('account_id')} AND (${parties})` })}
      ${keepApart('message_link', { read: self('account_id'), add: 'false' })}
      ${keepApart('case_note', { read: team, change: 'false', add: `${self('account_id')} AND ${team}` })}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE case_note, message_link, message_read, message');
  }
}
