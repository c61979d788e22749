import { given, type PersonalData } from '../platform/personal-data.js';

/** When somebody was reminded goes with the introduction's words; that a turn passed in silence is kept for figures. */
export const promisesPersonalData: PersonalData = {
  rows: [
    {
      table: 'promise_nudge',
      of: `t.introduction_id = ANY(:introductions) AND t.party = 'CANDIDATE'`,
      give: {
        section: 'nudges',
        title: { nl: 'Herinneringen aan u', en: 'Reminders to you' },
        fields: {
          dueOn: given('t.due_on', 'U was aan zet tot en met', 'It was your turn until'),
          toldAt: given('t.told_at', 'Herinnerd', 'Reminded'),
        },
      },
    },
    { table: 'promise_nudge', of: 't.introduction_id = ANY(:introductions)', erase: 'ROW' },
  ],
  impersonal: { 'kept for figures': ['promise_lapse.*'] },
};
