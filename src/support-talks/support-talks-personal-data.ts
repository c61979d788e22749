import { given, type PersonalData } from '../platform/personal-data.js';

const ofIntroduction = 't.introduction_id = ANY(:introductions)';

/** What was said of how a placement goes is somebody's words: it goes with them. */
export const supportTalksPersonalData: PersonalData = {
  rows: [
    {
      table: 'placement_voice',
      of: `${ofIntroduction} AND t.side = 'CANDIDATE'`,
      give: {
        section: 'howItGoes',
        title: { nl: 'Wat u zei over hoe het gaat', en: 'What you said of how it goes' },
        fields: {
          goes: given('t.goes', 'Hoe het gaat', 'How it goes'),
          note: given('t.note', 'Uw woorden', 'Your words'),
          saidAt: given('t.said_at', 'Wanneer', 'When'),
        },
      },
    },
    { table: 'placement_voice', of: ofIntroduction, erase: 'ROW' },
    {
      table: 'support_talk',
      of: ofIntroduction,
      give: {
        section: 'supportTalks',
        title: { nl: 'Gesprekken over hoe het gaat', en: 'Talks about how it goes' },
        fields: {
          heldOn: given('t.held_on', 'Wanneer', 'When'),
          weeks: given('t.weeks', 'Weken na de start', 'Weeks after the start'),
          candidateGoes: given('t.candidate_goes', 'Hoe het voor u gaat', 'How it goes for you'),
          note: given('t.note', 'Wat de adviseur opschreef', 'What the adviser wrote down'),
        },
      },
      erase: 'ROW',
    },
    { table: 'support_talk_reminder', of: ofIntroduction, erase: 'ROW' },
  ],
  freeText: ['placement_voice.note', 'support_talk.note'],
};
