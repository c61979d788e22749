import type { PersonalData } from '../platform/personal-data.js';

/** Steps name a candidate by id; a plan is forgotten with who asked for it. */
export const rescuePlansPersonalData: PersonalData = {
  rows: [
    { table: 'rescue_step', of: 't.candidate_id = ANY(:candidates)', erase: 'ROW' },
    { table: 'rescue_plan', of: 't.requested_by = ANY(:accounts)', erase: 'ROW' },
  ],
};
