/** What somebody is to a desk. One person can be several. */
export const roles = [
  'CANDIDATE',
  'EMPLOYER',
  'ADVISER',
  'COORDINATOR',
  'REFERRER',
  'SCHOOL_BROKER',
  'OPERATOR',
] as const;
export type Role = (typeof roles)[number];
