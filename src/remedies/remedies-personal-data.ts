import { given, type PersonalData } from '../platform/personal-data.js';

/** What was offered to somebody goes with the introduction's words; the catalogue is of nobody. */
export const remediesPersonalData: PersonalData = {
  rows: [
    {
      table: 'remedy_offer',
      of: `t.introduction_id = ANY(:introductions) AND (t.to_side = 'CANDIDATE' OR t.is_personal)`,
      give: {
        section: 'remedies',
        title: { nl: 'Wat u is aangeboden om te helpen', en: 'What you were offered to help' },
        fields: {
          remedy: given('(SELECT r.name_nl FROM remedy r WHERE r.id = t.remedy_id)', 'Wat', 'What'),
          hesitation: given('t.hesitation', 'Waarvoor', 'What for'),
          toSide: given('t.to_side', 'Voor wie', 'For whom'),
          status: given('t.status', 'Stand', 'State'),
          offeredAt: given('t.offered_at', 'Aangeboden', 'Offered'),
          agreedAt: given(
            't.agreed_at',
            'U vond goed dat het leerbedrijf dit weet',
            'You let the employer know',
          ),
          helped: given('t.helped', 'Hielp het', 'Did it help'),
        },
      },
    },
    { table: 'remedy_offer', of: 't.introduction_id = ANY(:introductions)', erase: 'ROW' },
    { table: 'remedy', of: 't.checked_by = ANY(:accounts)', erase: { checked_by: 'NULL' } },
  ],
  impersonal: { 'a scheme, and whoever offers it': ['remedy.*'] },
};
