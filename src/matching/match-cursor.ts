import { isCalendarDate } from '../platform/calendar-date.js';
import type { Ranked } from './score.js';

const identifier = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where a page of matches ended: what its last match was ranked by. It stays right when matches come and go. */
export function cursorOf({ score, lapsesOn, id }: Ranked): string {
  return Buffer.from(JSON.stringify([score, lapsesOn, id])).toString('base64url');
}

/** What the cursor says; null when it is none of ours. */
export function rankedAt(cursor: string): Ranked | null {
  let read: unknown;
  try {
    read = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
  if (!Array.isArray(read)) return null;
  const [score, lapsesOn, id] = read as unknown[];
  const isOurs =
    typeof score === 'number' &&
    typeof lapsesOn === 'string' &&
    isCalendarDate(lapsesOn) &&
    typeof id === 'string' &&
    identifier.test(id);
  return isOurs ? { score, lapsesOn, id } : null;
}
