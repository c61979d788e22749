import { given, type PersonalData } from '../platform/personal-data.js';

/** Which alerts somebody of a desk was told. */
export const deadlinesPersonalData: PersonalData = {
  rows: [
    { table: 'alert_recipient', of: 't.account_id = ANY(:accounts)', erase: 'ROW' },
    { table: 'deadline', of: 't.carrier_account_id = ANY(:accounts)', erase: { carrier_account_id: 'NULL' } },
    {
      table: 'deadline',
      of: `t.kind = 'CANDIDATE' AND t.subject_id = ANY(:candidates)`,
      give: {
        section: 'placeNeeded',
        title: { nl: 'Wanneer u een plek nodig had', en: 'When you needed a place' },
        fields: {
          neededBy: given('t.falls_on', 'Uiterlijk', 'By'),
          setAt: given('t.set_at', 'Vastgelegd', 'Recorded'),
        },
      },
      erase: 'ROW',
    },
  ],
  impersonal: { 'dates of places': ['deadline_alert.*'] },
};
