import type { Step } from './caseload-filter.js';

/** Where a card can go: each by the move of the introduction that leads there, and the column that stands for it. */
export const ways = {
  met: { move: 'meet', kind: 'MEETING', column: 'MEETING' },
  tasted: { move: 'taste', kind: 'TASTER_DAY', column: 'TASTER_DAY' },
  placed: { move: 'place', kind: null, column: 'AGREEMENT' },
  signed: { move: 'sign', kind: 'AGREEMENT', column: 'START' },
  talked: { move: 'talk', kind: 'TALK', column: 'TALK' },
} as const;
export type Way = keyof typeof ways;
export const wayNames = Object.keys(ways) as Way[];

/**
 * What becomes of a card that is dropped on a column: a way to ask the day of; or why it stays where it is. SAME: it was
 * there. ANSWER: only an answer of a side or the school leads there. NOT_NOW: the introduction does not allow it now.
 */
export function dropOn(
  step: Step,
  from: string,
  mayDo: readonly string[],
): { readonly way: Way } | { readonly refused: 'SAME' | 'ANSWER' | 'NOT_NOW' } {
  if (step === from) return { refused: 'SAME' };
  const way = wayNames.find((name) => ways[name].column === step);
  if (!way) return { refused: 'ANSWER' };
  return mayDo.includes(ways[way].move) ? { way } : { refused: 'NOT_NOW' };
}
