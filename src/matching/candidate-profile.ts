import type { CalendarDate } from '../platform/calendar-date.js';
import type { LanguageLevel } from './eligibility.js';

/** What may be told about a candidate to who does not know them: nothing that names a person. */
export interface CandidateProfile {
  readonly mboLevels: readonly number[];
  readonly sectorCodes: readonly string[];
  readonly creboCodes: readonly string[];
  /** Upper end of the distance band in kilometres; null without a home, or beyond the last band. */
  readonly withinKm: number | null;
  readonly availableFrom: CalendarDate | null;
  readonly maxHoursPerWeek: number | null;
  readonly languageLevel: LanguageLevel | null;
}

/** Upper ends of the bands in which a candidate's distance is told, in kilometres. Source: the API contract. */
const bands = [5, 10, 15, 25, 40] as const;

/** The band a distance in whole metres falls in; null without a distance, or beyond the last band. */
export function distanceBand(metres: number | null): number | null {
  return metres === null ? null : (bands.find((km) => metres <= km * 1000) ?? null);
}
