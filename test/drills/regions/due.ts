import type { Reach } from '../../../src/platform/reach.js';
import { tablesBeyond, type BeyondWork } from '../../../src/platform/beyond.js';
import { expected } from '../../house/rows-expected.js';
import type { TwoRegions } from '../../house/two-regions.js';

/** Somebody who asks: their reach, and what they are in the list of who sees what (`A team`); null for a visitor. */
export interface Asker {
  readonly name: string | null;
  readonly reach: Reach;
}

/** What an answer had too much, and what it lacked, in rows. */
export interface Verdict {
  readonly foreign: number;
  readonly missing: number;
}

type ViewerKind = Exclude<keyof (typeof expected)[string], 'key' | 'everybody'>;

/** Tables whose policies ask no other table that work beyond a person's reach could open. */
const standingAlone = ['place_list', 'rescue_plan', 'digest', 'mail', 'region_setting', 'notice_setting'];

/**
 * Which rows of a table are whose, by the list that people wrote (`test/house/rows-expected.ts`) and not by the
 * policies: the drill's own knowledge, against which every answer is held.
 */
export class Due {
  readonly tables = Object.keys(expected);
  private readonly known = new Map<string, readonly string[]>();

  /** @param keys of every row, by table, as their owner reads them */
  constructor(
    private readonly filled: TwoRegions,
    private readonly letters: readonly string[],
    readonly keys: Readonly<Record<string, readonly string[]>>,
  ) {}

  keyOf(table: string): string {
    return (expected[table] as { key: string }).key;
  }

  /** The tables one may ask in a piece of work: those it opens, and some that it must not have opened. */
  tablesOf(work: BeyondWork): readonly string[] {
    return [...tablesBeyond(work), ...standingAlone];
  }

  /** What a whole table shows this asker. */
  judge(asker: Asker, opened: readonly string[], table: string, keys: readonly string[]): Verdict {
    const due = [...this.rowsDue(asker, opened, table)];
    let foreign = 0;
    for (const key of keys) {
      const at = due.indexOf(this.filled.labelOf(table, key));
      if (at < 0) foreign += 1;
      else due.splice(at, 1);
    }
    return { foreign, missing: due.length };
  }

  /** How many rows this asker is due of a table: of one key, or in all. */
  count(asker: Asker, opened: readonly string[], table: string, key?: string): number {
    const due = this.rowsDue(asker, opened, table);
    if (key === undefined) return due.length;
    const label = this.filled.labelOf(table, key);
    return due.filter((each) => each === label).length;
  }

  private rowsDue({ name, reach }: Asker, opened: readonly string[], table: string): readonly string[] {
    const isOpen = reach.kind === 'work' || opened.includes(table);
    const id = `${isOpen ? '*' : name} ${table}`;
    let rows = this.known.get(id);
    if (!rows) this.known.set(id, (rows = isOpen ? this.everything(table) : this.listed(name, table)));
    return rows;
  }

  private everything(table: string): string[] {
    return (this.keys[table] ?? []).map((key) => this.filled.labelOf(table, key));
  }

  /** The list tells of somebody of A beside region B; here there are as many regions as one likes. */
  private listed(name: string | null, table: string): string[] {
    const { everybody, ...more } = expected[table] as (typeof expected)[string];
    const ofAll = listOf(everybody).filter((label) => !label.startsWith('B '));
    const rows = ofAll.flatMap((label) => this.letters.map((letter) => `${letter} ${bare(label)}`));
    if (name === null) return rows;
    const own = listOf(more[name.slice(2) as ViewerKind]);
    return [...rows, ...own.map((label) => `${name[0]} ${label}`)];
  }
}

const listOf = (text: string | undefined) => text?.split(', ') ?? [];
/** Known operations are told with the letter in front. */
const bare = (label: string) => label.replace(/^A /, '');
