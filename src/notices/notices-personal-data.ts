import { given, type PersonalData } from '../platform/personal-data.js';

const ofAccount = 't.account_id = ANY(:accounts)';

/** What somebody wants to hear, what waits for their next morning mail, and on which mornings they had one. */
export const noticesPersonalData: PersonalData = {
  rows: [
    { table: 'digest', of: ofAccount, erase: 'ROW' },
    { table: 'notice', of: ofAccount, erase: 'ROW' },
    {
      table: 'notice_setting',
      of: ofAccount,
      give: {
        section: 'noticeSettings',
        title: { nl: 'Welke mail u wilt', en: 'Which mail you want' },
        fields: {
          kind: given('t.kind', 'Soort', 'Kind'),
          how: given('t.how', 'Hoe', 'How'),
        },
      },
      erase: 'ROW',
    },
  ],
  freeText: ['notice.subject'],
};
