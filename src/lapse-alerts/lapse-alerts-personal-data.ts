import type { PersonalData } from '../platform/personal-data.js';

/** What a desk tried for places; who did it is forgotten with them. */
export const lapseAlertsPersonalData: PersonalData = {
  rows: [{ table: 'place_effort', of: 't.account_id = ANY(:accounts)', erase: { account_id: 'NULL' } }],
  impersonal: { 'about a place': ['place_effort.kind', 'place_effort.proposed_date'] },
};
