import type { PersonalData } from '../platform/personal-data.js';

/**
 * What matching searches. It is made of the wish, which the person is given, and goes with the ground for matching; so
 * that nothing hangs on that order, erasure names the rows itself.
 */
export const matchingPersonalData: PersonalData = {
  rows: [{ table: 'searched_wish', of: 't.candidate_id = ANY(:candidates)', erase: 'ROW' }],
  impersonal: { 'what an open place asks': ['searched_place.*'] },
};
