import { AsyncLocalStorage } from 'node:async_hooks';

/** A job that a process has in hand, and when something last happened in it. Monotonic milliseconds. */
interface Piece {
  readonly name: string;
  movedAt: number;
}

const current = new AsyncLocalStorage<Piece>();
const pieces = new Set<Piece>();

/** Does a job so that it is known to be in hand for as long as it lasts. */
export async function inHand<T>(name: string, work: () => Promise<T>): Promise<T> {
  const piece: Piece = { name, movedAt: performance.now() };
  pieces.add(piece);
  try {
    return await current.run(piece, work);
  } finally {
    pieces.delete(piece);
  }
}

/** Something happened in the job at hand: a transaction of it began or ended. Outside a job it says nothing. */
export function moved(): void {
  const piece = current.getStore();
  if (piece) piece.movedAt = performance.now();
}

/** The job in which nothing has happened for the longest time, if that is longer than the limit. */
export function stuckLongerThan(ms: number): string | null {
  const [longest] = [...pieces].sort((a, b) => a.movedAt - b.movedAt);
  return longest && performance.now() - longest.movedAt > ms ? longest.name : null;
}
