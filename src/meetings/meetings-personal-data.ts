import { given, type PersonalData } from '../platform/personal-data.js';

const ofIntroduction = 't.introduction_id = ANY(:introductions)';
const ofMeeting =
  't.meeting_id IN (SELECT m.id FROM meeting m WHERE m.introduction_id = ANY(:introductions))';

/** What was arranged with somebody goes with the introduction's words; that it was is a fact of the introduction. */
export const meetingsPersonalData: PersonalData = {
  rows: [
    {
      table: 'meeting_outcome',
      of: `${ofMeeting} AND t.side = 'CANDIDATE'`,
      give: {
        section: 'meetingOutcomes',
        title: { nl: 'Wat u vertelde na een afspraak', en: 'What you told after a meeting' },
        fields: {
          outcome: given('t.outcome', 'Hoe het was', 'How it was'),
          note: given('t.note', 'Uw woorden', 'Your words'),
          toldAt: given('t.told_at', 'Wanneer', 'When'),
        },
      },
    },
    { table: 'meeting_outcome', of: ofMeeting, erase: 'ROW' },
    { table: 'meeting_nudge', of: ofMeeting, erase: 'ROW' },
    {
      table: 'meeting',
      of: ofIntroduction,
      give: {
        section: 'meetings',
        title: { nl: 'Uw kennismakingen en meeloopdagen', en: 'Your meetings and taster days' },
        fields: {
          kind: given('t.kind', 'Wat', 'What'),
          status: given('t.status', 'Stand', 'State'),
          form: given('t.form', 'Hoe', 'How'),
          location: given('t.location', 'Waar', 'Where'),
          whoComes: given('t.who_comes', 'Wie erbij is', 'Who comes'),
          bring: given('t.bring', 'Wat u meeneemt', 'What to bring'),
          tasks: given('t.tasks', 'Wat u die dag doet', 'What you do that day'),
          startsAt: given('t.starts_at', 'Begint', 'Begins'),
          endsAt: given('t.ends_at', 'Tot', 'Until'),
          reason: given('t.reason', 'Waarom verzet of afgezegd', 'Why moved or cancelled'),
        },
      },
      erase: 'ROW',
    },
    // Told to the others: where, with whom and what to bring are somebody's words.
    {
      table: 'mail',
      of: 't.subject_id IN (SELECT m.id FROM meeting m WHERE m.introduction_id = ANY(:introductions))',
      erase: 'ROW',
    },
  ],
  freeText: [
    'meeting.location',
    'meeting.who_comes',
    'meeting.bring',
    'meeting.tasks',
    'meeting_outcome.note',
  ],
};
