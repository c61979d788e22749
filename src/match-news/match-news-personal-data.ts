import type { PersonalData } from '../platform/personal-data.js';

/** Which places were found for a candidate. It follows from the wish, which the person is given. */
export const matchNewsPersonalData: PersonalData = {
  rows: [{ table: 'found_match', of: 't.candidate_id = ANY(:candidates)', erase: 'ROW' }],
  impersonal: { 'ids that wait seconds to be compared': ['changed_search.*'] },
};
