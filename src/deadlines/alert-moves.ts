import { addDays, type CalendarDate } from '../platform/calendar-date.js';

/** Where an alert stands for one person who was told of it. */
export const alertStates = ['OPEN', 'SNOOZED', 'ACKNOWLEDGED', 'HANDED_ON', 'OVER'] as const;
export type AlertState = (typeof alertStates)[number];

/** Who acts: somebody on whose list it is, or anybody else. */
export const alertActors = ['RECIPIENT', 'OTHER'] as const;
export type AlertActor = (typeof alertActors)[number];

interface Move {
  readonly from: readonly AlertState[];
  readonly by: readonly AlertActor[];
  readonly to: AlertState;
}

/**
 * What somebody can do with an alert; anything not listed is refused. OVER is the end: a tighter lead time took over, or
 * the deadline moved or ended. HANDED_ON ends it for this person; it comes back when a colleague hands it to them again.
 *
 * - Acknowledging ends passing it on for good, whoever else has it.
 * - Snoozing is a promise to look again: passing on waits until that day and begins anew then. It is no way round an
 *   acknowledgement, so what was acknowledged cannot be snoozed: the next lead time tells of it again.
 * - Handing on makes a colleague the one who is told, also of later lead times of the same date. Who acknowledged before
 *   handing on stays the one who did: it is passed on to nobody else.
 */
export const alertMoves = {
  acknowledge: { from: ['OPEN', 'SNOOZED', 'ACKNOWLEDGED', 'OVER'], by: ['RECIPIENT'], to: 'ACKNOWLEDGED' },
  snooze: { from: ['OPEN', 'SNOOZED'], by: ['RECIPIENT'], to: 'SNOOZED' },
  handOn: { from: ['OPEN', 'SNOOZED', 'ACKNOWLEDGED'], by: ['RECIPIENT'], to: 'HANDED_ON' },
} as const satisfies Record<string, Move>;
export type AlertMove = keyof typeof alertMoves;

/** What an alert is to one person, as it is kept. */
export interface AlertFacts {
  readonly current: boolean;
  readonly acknowledgedAt: Date | null;
  readonly handedOnAt: Date | null;
  readonly snoozedUntil: CalendarDate | null;
}

/** Where an alert stands for a person; a day until which it was put off is over on its morning. */
export function alertState(alert: AlertFacts, today: CalendarDate): AlertState {
  if (alert.handedOnAt) return 'HANDED_ON';
  if (!alert.current) return 'OVER';
  if (alert.acknowledgedAt) return 'ACKNOWLEDGED';
  return alert.snoozedUntil !== null && alert.snoozedUntil > today ? 'SNOOZED' : 'OPEN';
}

/** Whether somebody may make a move on an alert in that state. */
export function mayMove(move: AlertMove, state: AlertState, actor: AlertActor): boolean {
  const { from, by }: Move = alertMoves[move];
  return from.includes(state) && by.includes(actor);
}

/**
 * Until which days an alert can be put off: from tomorrow to the day of the next lead time, and to the day before the
 * date itself. Null when there is no such day.
 */
export function snoozeDays(
  { fallsOn, nextDueOn }: { fallsOn: CalendarDate; nextDueOn: CalendarDate | null },
  today: CalendarDate,
): { readonly first: CalendarDate; readonly last: CalendarDate } | null {
  const first = addDays(today, 1);
  const dayBefore = addDays(fallsOn, -1);
  const last = nextDueOn !== null && nextDueOn < dayBefore ? nextDueOn : dayBefore;
  return first <= last ? { first, last } : null;
}
