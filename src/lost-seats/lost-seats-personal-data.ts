import type { PersonalData } from '../platform/personal-data.js';

/** Why places were lost is of the places; who told it, and in which words, is forgotten with them. */
export const lostSeatsPersonalData: PersonalData = {
  rows: [{ table: 'lost_place', of: 't.told_by = ANY(:accounts)', erase: { told_by: 'NULL', note: 'NULL' } }],
  freeText: ['lost_place.note'],
  impersonal: {
    'about a place': ['lost_place.region_code', 'lost_place.way', 'lost_place.lost_on', 'lost_place.cause'],
  },
};
