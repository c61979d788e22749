import type { PersonalData } from '../platform/personal-data.js';

/** Which alerts somebody of a desk was told. */
export const deadlinesPersonalData: PersonalData = {
  rows: [{ table: 'alert_recipient', of: 't.account_id = ANY(:accounts)', erase: 'ROW' }],
  impersonal: { 'dates of places': ['deadline.*', 'deadline_alert.*'] },
};
