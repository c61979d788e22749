/** For what somebody's data are used. A closed list: what is not on it is not done with them. */
export const purposes = ['MATCHING', 'INTRODUCTION', 'CONTACT', 'FIGURES'] as const;
export type Purpose = (typeof purposes)[number];

/** What taking part in matching asks a ground for: being found, and being shown to an employer without a name. */
export const matchingPurposes: readonly Purpose[] = ['MATCHING', 'INTRODUCTION'];

/**
 * What a desk does for everybody who registers, as its public task: getting in touch, and counting how many people it
 * helped. Source: Wet SUWI, art. 10; Participatiewet, art. 7; AVG art. 6(1)(e).
 */
export const deskPurposes: readonly Purpose[] = ['CONTACT', 'FIGURES'];

/** The purposes that cannot go on without this one: who is not in matching is introduced to nobody. */
export function endingWith(purpose: Purpose): readonly Purpose[] {
  return purpose === 'MATCHING' ? matchingPurposes : [purpose];
}

/** What has to run before this purpose can. */
export function neededFor(purpose: Purpose): Purpose | null {
  return purpose === 'INTRODUCTION' ? 'MATCHING' : null;
}
