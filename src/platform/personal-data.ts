import type { Sentence } from './locale.js';

/** One value that a person is given of a row: SQL over the row `t`, and what it is called for reading. */
export interface GivenField {
  readonly sql: string;
  readonly label: Sentence;
}

/**
 * What privacy knows of rows of one table: whose they are, what the person is given in a download, and what becomes of
 * them at erasure. A table may stand in several of these, once for each way in which its rows can be somebody's.
 *
 * SQL speaks of the row as `t` and of the person by `:accounts`, `:candidates`, `:introductions` (uuid[]), `:addresses`
 * (text[], e-mail addresses in lower case) and `:digests` (text[], what stands for them in the audit trail).
 */
export interface PersonalRows {
  readonly table: string;
  /** The condition under which a row is the person's. */
  readonly of: string;
  readonly give?: {
    readonly section: string;
    readonly title: Sentence;
    readonly fields: Readonly<Record<string, GivenField>>;
  };
  /** At erasure the row goes, or these columns take these values (SQL). Left out: erased by another line. */
  readonly erase?: 'ROW' | Readonly<Record<string, string>>;
}

/**
 * Every column of every table that could hold something of a person is named by its room: in `rows`, as free text (in
 * which anybody may have typed somebody's name: it is struck out at erasure), or as impersonal, with the reason.
 */
export interface PersonalData {
  readonly rows?: readonly PersonalRows[];
  /** Columns (`table.column`) in which people type what they like. */
  readonly freeText?: readonly string[];
  /** Why columns (`table.column`, `table.*`) hold nothing of a person, or must stay as they are. */
  readonly impersonal?: Readonly<Record<string, readonly string[]>>;
}

/** What stands where something of an erased person stood. */
export const erasedName = 'Verwijderd';
export const struckOut = '[verwijderd]';

/** Shorthand for a field: SQL, Dutch label, English label. */
export const given = (sql: string, nl: string, en: string): GivenField => ({ sql, label: { nl, en } });
