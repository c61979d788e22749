import type { PersonalData } from '../platform/personal-data.js';

/** Steps and what was set aside name a candidate by id; a plan is forgotten with who asked for it. */
export const rescuePlansPersonalData: PersonalData = {
  rows: [
    { table: 'rescue_step', of: 't.candidate_id = ANY(:candidates)', erase: 'ROW' },
    { table: 'rescue_step', of: 't.adviser_id = ANY(:accounts)', erase: { adviser_id: 'NULL' } },
    { table: 'rescue_plan', of: 't.requested_by = ANY(:accounts)', erase: 'ROW' },
    { table: 'rescue_set_aside', of: 't.candidate_id = ANY(:candidates)', erase: 'ROW' },
    { table: 'rescue_set_aside', of: 't.set_by = ANY(:accounts)', erase: 'ROW' },
  ],
  freeText: ['rescue_set_aside.note'],
  impersonal: {
    'counts of seats in a week, of no person': ['rescue_week.*'],
  },
};
