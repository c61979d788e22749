import type { PersonalData } from '../platform/personal-data.js';

/** A place is a company's; what is typed about it may name somebody. */
export const placesPersonalData: PersonalData = {
  freeText: [
    'place.title',
    'place.description',
    'place.how_to_get_there',
    'place.school_day',
    'place.school_town',
    'place.usual_start_time',
    'place.driving_licence',
  ],
  impersonal: {
    'codes, states and dates of a place': [
      'place.crebo_code',
      'place.region_code',
      'place.postcode4',
      'place.status',
      'place.language_level',
      'place.withdraw_reason',
      'place.starts_from',
      'place.starts_on',
      'place.lapses_on',
    ],
    'a hash of the row it was imported from': ['place.import_identity'],
  },
};
