import type { PersonalData } from '../platform/personal-data.js';

/** What a desk tried for places, and what pages were told of somebody's alerts; who it was is forgotten with them. */
export const lapseAlertsPersonalData: PersonalData = {
  rows: [
    { table: 'place_effort', of: 't.account_id = ANY(:accounts)', erase: { account_id: 'NULL' } },
    { table: 'alert_news', of: 't.account_id = ANY(:accounts)', erase: 'ROW' },
  ],
  impersonal: { 'about a place': ['place_effort.kind', 'place_effort.proposed_date'] },
};
