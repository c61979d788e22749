/**
 * What saving a seat is worth: 1 for the seat, up to a half for how well the pair fits, and up to a half for how soon
 * the place lapses, `1 + score / 2 + (1 - daysLeft / horizonDays) / 2`. Linear in both, so that a plan does not turn
 * overnight. One seat is never worth more than two others, so fit and haste choose between plans and do not pay for
 * empty seats.
 * @param score how well the pair fits, 0 to 1
 * @param daysLeft calendar days until the place lapses, 0 to `horizonDays`
 */
export function seatWorth(score: number, daysLeft: number, horizonDays: number): number {
  return 1 + score / 2 + (1 - daysLeft / horizonDays) / 2;
}
