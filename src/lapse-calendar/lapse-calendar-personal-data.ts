import { given, type PersonalData } from '../platform/personal-data.js';

const ofAccount = 't.account_id = ANY(:accounts)';

/** What a member of an employer wants to be reminded of, was reminded of, and answered by a link. */
export const lapseCalendarPersonalData: PersonalData = {
  rows: [
    {
      table: 'reminder_lead',
      of: ofAccount,
      give: {
        section: 'reminders',
        title: { nl: 'Wanneer u aan een leerbaan wordt herinnerd', en: 'When you are reminded of a place' },
        fields: { leadDays: given('t.lead_days', 'Dagen vooraf', 'Days before') },
      },
      erase: 'ROW',
    },
    { table: 'place_reminder', of: ofAccount, erase: 'ROW' },
    {
      table: 'place_link',
      of: `${ofAccount} AND t.used_at IS NOT NULL`,
      give: {
        section: 'placeAnswers',
        title: { nl: 'Wat u over leerbanen antwoordde', en: 'What you answered about places' },
        fields: {
          answer: given('t.answer', 'Antwoord', 'Answer'),
          usedAt: given('t.used_at', 'Wanneer', 'When'),
        },
      },
      erase: 'ROW',
    },
    { table: 'place_link', of: ofAccount, erase: 'ROW' },
    { table: 'lapse_feed', of: ofAccount, erase: 'ROW' },
  ],
};
