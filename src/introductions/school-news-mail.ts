import type { Sentence } from '../platform/locale.js';
import type { EnrolmentStatus } from './introduction.js';

/** What everybody is told of a college's word, by what it said; null for what is no news. */
export const schoolNews: Record<EnrolmentStatus, { subject: Sentence; text: Sentence } | null> = {
  ASKED: null,
  INTAKE: {
    subject: { nl: 'De school doet een intake', en: 'The school does an intake' },
    text: {
      nl: 'De school wil eerst een intakegesprek. Daarna hoort iedereen of er plek is in de klas.',
      en: 'The school first wants an intake. After it everybody hears whether there is a seat in the class.',
    },
  },
  ADMITTED: {
    subject: { nl: 'Er is plek in de klas', en: 'There is a seat in the class' },
    text: { nl: 'De school heeft de kandidaat toegelaten.', en: 'The school has admitted the candidate.' },
  },
  WAITING_LIST: {
    subject: { nl: 'Op de wachtlijst van de school', en: 'On the school’s waiting list' },
    text: {
      nl: 'De klas is nu vol. De kandidaat staat op de wachtlijst.',
      en: 'The class is full now. The candidate is on the waiting list.',
    },
  },
  REFUSED: {
    subject: { nl: 'Geen plek in deze klas', en: 'No seat in this class' },
    text: {
      nl: 'De school heeft nu geen plek. Dat is nog niet het einde: er kan een andere klas of school zijn.',
      en: 'The school has no seat now. That is not the end yet: there may be another class or school.',
    },
  },
  CLASS_NOT_RUNNING: {
    subject: { nl: 'De klas gaat niet door', en: 'The class is not running' },
    text: {
      nl: 'Deze klas gaat niet door. Dat is nog niet het einde: er kan een andere klas of school zijn.',
      en: 'This class is not running. That is not the end yet: there may be another class or school.',
    },
  },
};

/** What comes next, above the sentence on whose turn it is. */
export const afterSchool: Sentence = {
  nl: 'Hieronder staat wie nu aan zet is, en tot wanneer.',
  en: 'Below it says whose turn it is now, and until when.',
};
