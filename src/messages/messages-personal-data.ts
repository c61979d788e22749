import { given, type PersonalData } from '../platform/personal-data.js';

/**
 * A thread goes with the candidate it is about. Notes of the case team are given too when a candidate asks for a copy:
 * they are kept in the case and colleagues read them, so they are no jottings for one's own memory, and what they say of
 * the candidate is the candidate's data (AVG art. 15; HvJ EU C-434/16, Nowak). Who wrote them is not told.
 */
export const messagesPersonalData: PersonalData = {
  rows: [
    {
      table: 'message',
      of: 't.introduction_id = ANY(:introductions)',
      give: {
        section: 'messages',
        title: { nl: 'Berichten bij uw voorstellen', en: 'Messages about your introductions' },
        fields: {
          from: given('t.from_party', 'Van', 'From'),
          writtenAt: given('t.written_at', 'Wanneer', 'When'),
          text: given('t.text', 'Bericht', 'Message'),
        },
      },
      erase: 'ROW',
    },
    {
      table: 'message',
      of: `t.account_id = ANY(:accounts) AND t.from_party = 'EMPLOYER'`,
      give: {
        section: 'written-messages',
        title: { nl: 'Berichten die u schreef', en: 'Messages you wrote' },
        fields: {
          writtenAt: given('t.written_at', 'Wanneer', 'When'),
          text: given('t.text', 'Bericht', 'Message'),
        },
      },
      erase: { text: `'[verwijderd]'`, account_id: 'NULL' },
    },
    { table: 'message', of: 't.account_id = ANY(:accounts)', erase: { account_id: 'NULL' } },
    { table: 'message_read', of: 't.account_id = ANY(:accounts)', erase: 'ROW' },
    { table: 'message_read', of: 't.introduction_id = ANY(:introductions)', erase: 'ROW' },
    { table: 'message_link', of: 't.account_id = ANY(:accounts)', erase: 'ROW' },
    { table: 'message_link', of: 't.introduction_id = ANY(:introductions)', erase: 'ROW' },
    {
      table: 'case_note',
      of: 't.introduction_id = ANY(:introductions)',
      give: {
        section: 'case-notes',
        title: {
          nl: 'Notities van het loket over uw voorstellen',
          en: 'Notes of the desk about your introductions',
        },
        fields: {
          writtenAt: given('t.written_at', 'Wanneer', 'When'),
          text: given('t.text', 'Notitie', 'Note'),
        },
      },
      erase: 'ROW',
    },
    { table: 'case_note', of: 't.account_id = ANY(:accounts)', erase: { account_id: 'NULL' } },
  ],
  freeText: ['message.text', 'case_note.text'],
};
