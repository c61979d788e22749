/** Why a step is set aside, in the order in which one is asked. */
export const setAsideReasons = ['CANDIDATE', 'EMPLOYER', 'BETTER_IDEA', 'OTHER'] as const;
export type SetAsideReason = (typeof setAsideReasons)[number];
