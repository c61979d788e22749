import { parties, type Party } from '../introductions/introduction.js';
import { fewestShown } from '../matching/shown-count.js';

/** How many turns passed in silence. `organisation`: an employer or a college; null for people, and where none is known. */
export interface LapsedPromises {
  readonly party: Party;
  readonly organisation: string | null;
  readonly lapsed: number;
}

/**
 * The ledger as it may be told: the parties in the order of the road, organisations with the most first. Fewer than
 * `fewestShown` of one organisation are told together with the others of its kind, and not at all when those are few
 * too; there is no total that would tell them after all.
 */
export function silenceLedger(all: readonly LapsedPromises[]): LapsedPromises[] {
  return parties.flatMap((party) => {
    const mine = all.filter((each) => each.party === party);
    const named = mine.filter(({ organisation, lapsed }) => organisation !== null && lapsed >= fewestShown);
    const rest = mine.filter((each) => !named.includes(each)).reduce((sum, { lapsed }) => sum + lapsed, 0);
    return [
      ...named.sort((a, b) => b.lapsed - a.lapsed),
      ...(rest >= fewestShown ? [{ party, organisation: null, lapsed: rest }] : []),
    ];
  });
}
