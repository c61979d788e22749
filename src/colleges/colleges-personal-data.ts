import type { PersonalData } from '../platform/personal-data.js';

export const collegesPersonalData: PersonalData = {
  impersonal: { 'of a college': ['college.*', 'class_start.*'] },
};
