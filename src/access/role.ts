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

export function isRole(name: string): name is Role {
  return (roles as readonly string[]).includes(name);
}
