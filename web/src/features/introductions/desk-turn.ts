/** What decides whether a desk has something to do in an introduction. */
export interface Moving {
  readonly turns: readonly string[];
  readonly byPhoneOnly: readonly string[];
  readonly moveBy: string | null;
  readonly enrolment: unknown;
}

/** Why an adviser should pick an introduction up now. */
export type DeskTurn = 'adviser' | 'late' | 'phone' | 'school';

/**
 * What makes an introduction the desk's to pick up on a day: it is to move itself, the date has passed, somebody who is
 * to move can only be rung, or the college was never asked. Null when waiting is all there is to do.
 */
export function deskTurnOf(introduction: Moving, today: string): DeskTurn | null {
  const { turns, byPhoneOnly, moveBy, enrolment } = introduction;
  if (turns.includes('ADVISER')) return 'adviser';
  if (moveBy !== null && moveBy < today) return 'late';
  if (turns.some((party) => byPhoneOnly.includes(party))) return 'phone';
  if (turns.includes('SCHOOL') && enrolment === null) return 'school';
  return null;
}
