import { given, type PersonalData } from '../platform/personal-data.js';

const ofAccount = 't.account_id = ANY(:accounts)';

/** Who works at a desk, and when not. */
export const desksPersonalData: PersonalData = {
  rows: [
    {
      table: 'adviser_absence',
      of: `${ofAccount} OR t.substitute_account_id = ANY(:accounts)`,
      give: {
        section: 'absences',
        title: { nl: 'Uw afwezigheid', en: 'Your absences' },
        fields: {
          firstDay: given('t.first_day', 'Eerste dag', 'First day'),
          lastDay: given('t.last_day', 'Laatste dag', 'Last day'),
        },
      },
      erase: 'ROW',
    },
    { table: 'responsibility', of: ofAccount, erase: 'ROW' },
    {
      table: 'adviser',
      of: ofAccount,
      give: {
        section: 'desk',
        title: { nl: 'Uw werk bij het loket', en: 'Your work at the desk' },
        fields: {
          region: given('t.region_code', 'Regio', 'Region'),
          hoursPerWeek: given('t.hours_per_week', 'Uren per week', 'Hours a week'),
        },
      },
      erase: 'ROW',
    },
  ],
  impersonal: {
    'of a desk': ['site.*', 'region_setting.*'],
  },
};
