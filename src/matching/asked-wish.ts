import type { Wish } from '../candidates/wish.js';

/** Whose a wish is that is nobody's. */
export const nobody = '00000000-0000-0000-0000-000000000000';

/** The wishes of candidates (`$1`: their ids) who are lawfully in matching. */
export const wishesOfCandidates = `SELECT w FROM wishes_in_matching($1::uuid[]) w`;
/** One wish as it was typed (`$1`: of `wishRow`). */
export const statedWish = `SELECT w FROM jsonb_populate_record(NULL::matching_wish, $1::jsonb) w`;

/** A wish that is nobody's, as the database's type of wishes takes it. */
export function wishRow(wish: Wish): string {
  return JSON.stringify({
    id: nobody,
    mbo_levels: wish.mboLevels,
    sector_codes: wish.sectorCodes,
    crebo_codes: wish.creboCodes,
    postcode4: wish.postcode4,
    max_travel_km: wish.maxTravelKm,
    region_code: wish.regionCode,
    available_from: wish.availableFrom,
    max_hours_per_week: wish.maxHoursPerWeek,
    language_level: wish.languageLevel,
  });
}
