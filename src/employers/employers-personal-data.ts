import type { PersonalData } from '../platform/personal-data.js';

/** A company is no person, but the people who work there are: trainers are struck out by name. */
export const employersPersonalData: PersonalData = {
  freeText: ['establishment.workplace_trainer'],
  impersonal: {
    'of a company': [
      'employer.*',
      'accreditation.*',
      'establishment.name',
      'establishment.establishment_number',
    ],
    codes: ['establishment.postcode4'],
  },
};
