import { given, type PersonalData } from '../platform/personal-data.js';

const about = {
  askedAt: given('t.asked_at', 'Gevraagd op', 'Asked at'),
  place: given('(SELECT p.title FROM place p WHERE p.id = t.place_id)', 'Leerbaan', 'Place'),
  words: given('t.words', 'Uw woorden', 'Your words'),
  status: given('t.status', 'Stand', 'State'),
};

/** What was asked goes with the candidate it is about; an employer's ask stays without the words of who wrote them. */
export const asksPersonalData: PersonalData = {
  rows: [
    {
      table: 'mail',
      of: 't.subject_id IN (SELECT a.id FROM ask a WHERE a.candidate_id = ANY(:candidates))',
      erase: 'ROW',
    },
    {
      table: 'ask_nudge',
      of: 't.ask_id IN (SELECT a.id FROM ask a WHERE a.candidate_id = ANY(:candidates))',
      erase: 'ROW',
    },
    {
      table: 'ask',
      of: `t.candidate_id = ANY(:candidates) AND t.asked_by = 'CANDIDATE'`,
      give: {
        section: 'asks',
        title: { nl: 'Waar u wilde kennismaken', en: 'Where you asked to meet' },
        fields: { ...about, answer: given('t.desk_note', 'Notitie van het loket', 'Note of the desk') },
      },
    },
    {
      table: 'ask',
      of: `t.candidate_id = ANY(:candidates) AND t.asked_by = 'EMPLOYER'`,
      give: {
        section: 'invitations',
        title: {
          nl: 'Leerbedrijven die u zonder naam uitnodigden',
          en: 'Employers that invited you without a name',
        },
        fields: {
          askedAt: about.askedAt,
          place: about.place,
          status: about.status,
          answer: given('t.desk_note', 'Notitie van het loket', 'Note of the desk'),
        },
      },
    },
    { table: 'ask', of: 't.candidate_id = ANY(:candidates)', erase: 'ROW' },
    {
      table: 'ask',
      of: `t.made_by = ANY(:accounts) AND t.asked_by = 'EMPLOYER'`,
      give: {
        section: 'made-invitations',
        title: { nl: 'Uitnodigingen die u deed', en: 'Invitations you made' },
        fields: about,
      },
      erase: { words: 'NULL', made_by: 'NULL' },
    },
  ],
  freeText: ['ask.words', 'ask.desk_note'],
};
