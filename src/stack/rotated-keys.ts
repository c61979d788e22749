/**
 * A step of a rotation. With one server `renew` and later `retire` do; with more, a server that is not restarted yet must
 * already know the key with which another makes, so the new key is first `announce`d behind the others, then made first
 * by `promote`.
 */
export type RotationStep = 'renew' | 'announce' | 'promote' | 'retire';

/** The keys after a step, the first makes and all recognise; null when the step cannot be taken with one key alone. */
export function rotatedKeys(
  keys: readonly string[],
  step: RotationStep,
  newKey: () => string,
): readonly string[] | null {
  if (step === 'renew') return [newKey(), ...keys];
  if (step === 'announce') return [...keys, newKey()];
  const last = keys.at(-1);
  if (keys.length < 2 || last === undefined) return null;
  return step === 'promote' ? [last, ...keys.slice(0, -1)] : keys.slice(0, -1);
}
