import type { Wish } from '../candidates/wish.js';

/** What may be told about a candidate to who does not know them: nothing that names a person. */
export interface CandidateProfile extends Pick<
  Wish,
  'mboLevels' | 'sectorCodes' | 'creboCodes' | 'availableFrom' | 'maxHoursPerWeek' | 'languageLevel'
> {
  /** Of whom it is, for what is looked up besides; told to nobody. */
  readonly candidateId: string;
  /** Upper end of the distance band in kilometres; null without a home, or beyond the last band. */
  readonly withinKm: number | null;
}

/** Upper ends of the bands in which a candidate's distance is told, in kilometres. Source: the API contract. */
const bands = [5, 10, 15, 25, 40] as const;

/** The band a distance in whole metres falls in; null without a distance, or beyond the last band. */
export function distanceBand(metres: number | null): number | null {
  return metres === null ? null : (bands.find((km) => metres <= km * 1000) ?? null);
}

/** What of a wish may be told, with the distance from home to the place in whole metres. */
export function profileOf(
  candidateId: string,
  wish: Omit<CandidateProfile, 'withinKm' | 'candidateId'>,
  metres: number | null,
): CandidateProfile {
  const { mboLevels, sectorCodes, creboCodes, availableFrom, maxHoursPerWeek, languageLevel } = wish;
  return {
    candidateId,
    mboLevels,
    sectorCodes,
    creboCodes,
    withinKm: distanceBand(metres),
    availableFrom,
    maxHoursPerWeek,
    languageLevel,
  };
}
