import { given, type PersonalData } from '../platform/personal-data.js';

/** Introductions and placements stay as figures; what was written in them goes. */
export const introductionsPersonalData: PersonalData = {
  rows: [
    {
      table: 'introduction',
      of: 't.candidate_id = ANY(:candidates)',
      give: {
        section: 'introductions',
        title: { nl: 'Aan wie u bent voorgesteld', en: 'To whom you were introduced' },
        fields: {
          place: given('(SELECT p.title FROM place p WHERE p.id = t.place_id)', 'Leerbaan', 'Place'),
          employer: given(
            '(SELECT e.name FROM place p JOIN employer e ON e.id = p.employer_id WHERE p.id = t.place_id)',
            'Leerbedrijf',
            'Employer',
          ),
          proposedAt: given('t.proposed_at', 'Voorgesteld', 'Introduced'),
          status: given('t.status', 'Stand', 'State'),
          message: given('t.message', 'Bericht van de adviseur', 'Message of the adviser'),
          yourAnswer: given('t.candidate_accepted', 'Uw antwoord', 'Your answer'),
          yourMessage: given('t.candidate_message', 'Uw bericht', 'Your message'),
          endedAt: given('t.ended_at', 'Beëindigd', 'Ended'),
        },
      },
      erase: {
        message: 'NULL',
        candidate_message: 'NULL',
        employer_message: 'NULL',
        end_note: 'NULL',
        candidate_answered_by: 'NULL',
      },
    },
    {
      table: 'introduction',
      of: 't.employer_answered_by = ANY(:accounts)',
      give: {
        section: 'answers',
        title: { nl: 'Uw antwoorden op voorstellen', en: 'Your answers to introductions' },
        fields: {
          answeredAt: given('t.employer_answered_at', 'Wanneer', 'When'),
          accepted: given('t.employer_accepted', 'Ja gezegd', 'Said yes'),
          message: given('t.employer_message', 'Uw bericht', 'Your message'),
        },
      },
      erase: { employer_message: 'NULL', employer_answered_by: 'NULL' },
    },
    {
      table: 'hesitation',
      of: `t.introduction_id = ANY(:introductions) AND t.by = 'CANDIDATE'`,
      give: {
        section: 'hesitations',
        title: { nl: 'Waar u over twijfelde', en: 'What made you hesitate' },
        fields: {
          kind: given('t.kind', 'Waarover', 'What about'),
          note: given('t.note', 'Uw woorden', 'Your words'),
          recordedAt: given('t.recorded_at', 'Wanneer', 'When'),
        },
      },
    },
    { table: 'hesitation', of: 't.introduction_id = ANY(:introductions)', erase: 'ROW' },
    {
      table: 'enrolment',
      of: 't.introduction_id = ANY(:introductions)',
      give: {
        section: 'enrolments',
        title: { nl: 'Aanmelding bij school', en: 'Enrolment at school' },
        fields: {
          status: given('t.status', 'Stand', 'State'),
          intakeOn: given('t.intake_on', 'Dag van de intake', 'Day of the intake'),
          note: given('t.note', 'Notitie', 'Note'),
          updatedAt: given('t.updated_at', 'Bijgewerkt', 'Updated'),
        },
      },
      erase: { note: 'NULL' },
    },
    {
      table: 'introduction_milestone',
      of: 't.introduction_id = ANY(:introductions)',
      give: {
        section: 'milestones',
        title: { nl: 'Wat er na het ja kwam', en: 'What followed the yes' },
        fields: {
          kind: given('t.kind', 'Wat', 'What'),
          status: given('t.status', 'Stand', 'State'),
          onDate: given('t.on_date', 'Dag', 'Day'),
        },
      },
    },
    {
      table: 'introduction_milestone',
      of: `t.introduction_id = ANY(:introductions) AND t.kind = 'PERMISSION'`,
      erase: 'ROW',
    },
    { table: 'school_link', of: 't.introduction_id = ANY(:introductions)', erase: 'ROW' },
    { table: 'school_link', of: 't.to_address = ANY(:addresses)', erase: 'ROW' },
    {
      table: 'placement',
      of: 't.candidate_id = ANY(:candidates)',
      give: {
        section: 'placements',
        title: { nl: 'Uw plaatsingen', en: 'Your placements' },
        fields: {
          startsOn: given('t.starts_on', 'Begint op', 'Starts on'),
          confirmedAt: given('t.confirmed_at', 'Bevestigd', 'Confirmed'),
          endedOn: given('t.ended_on', 'Geëindigd op', 'Ended on'),
        },
      },
    },
  ],
  freeText: [
    'introduction.message',
    'introduction.candidate_message',
    'introduction.employer_message',
    'introduction.end_note',
    'enrolment.note',
    'hesitation.note',
  ],
  impersonal: {
    'kept for figures': [
      'introduction.answer_order',
      'introduction.status',
      'introduction.end_cause',
      'introduction.decline_reason',
      'introduction.move_by',
      'hesitation.kind',
      'hesitation.by',
      'enrolment.status',
      'enrolment.intake_on',
      'enrolment.told_by',
      'placement.starts_on',
      'placement.ended_on',
      'placement.end_reason',
    ],
  },
};
