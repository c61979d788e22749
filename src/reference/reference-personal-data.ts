import type { PersonalData } from '../platform/personal-data.js';

export const referencePersonalData: PersonalData = {
  impersonal: {
    'official lists': [
      'region.*',
      'municipality.*',
      'postcode.*',
      'sector.*',
      'qualification.*',
      'reference_list.*',
      'region_neighbour.*',
      'minimum_wage.*',
      'dossier_neighbour.*',
    ],
  },
};
