/** What can be wrong with a screen, in the order of the last line. */
export const kinds = [
  'axeViolations',
  'consoleErrors',
  'overflow',
  'untranslated',
  'duplicateIds',
  'titles',
  'focus',
  'moving',
  'unreached',
] as const;
export type Kind = (typeof kinds)[number];

/** One thing that is wrong, and where it was seen. */
export interface Finding {
  readonly kind: Kind;
  readonly where: string;
  readonly view: string;
  readonly words: string;
}

/** Collects what is wrong; what is wrong in the same way on many views of one screen is one line. */
export class Findings {
  private readonly all: Finding[] = [];
  private readonly told = new Set<string>();

  /** @param tell hears of each thing when it is first seen */
  constructor(private readonly tell: (line: string) => void) {}

  add(finding: Finding): void {
    const { kind, where, view, words } = finding;
    this.all.push(finding);
    if (this.told.has(kind + words)) return;
    this.told.add(kind + words);
    this.tell(`  ? ${kind}: ${words} (${where}, ${view})`);
  }

  count(kind: Kind): number {
    return this.all.filter((each) => each.kind === kind).length;
  }

  get total(): number {
    return this.all.length;
  }

  /** A line for each, the most frequent first. */
  lines(): string[] {
    const same = new Map<string, Finding[]>();
    for (const finding of this.all) {
      const key = `${finding.kind}\0${finding.words}`;
      same.set(key, [...(same.get(key) ?? []), finding]);
    }
    return [...same.values()]
      .sort((one, other) => other.length - one.length)
      .map((alike) => {
        const { kind, words } = alike[0] as Finding;
        const places = [...new Set(alike.map(({ where }) => where))];
        const views = [...new Set(alike.map(({ view }) => view))];
        const more = (list: string[], shown: number): string =>
          list.slice(0, shown).join(', ') + (list.length > shown ? ` and ${list.length - shown} more` : '');
        return `✗ ${kind} ×${alike.length}: ${words}\n    ${more(places, 4)} (${more(views, 4)})`;
      });
  }
}
