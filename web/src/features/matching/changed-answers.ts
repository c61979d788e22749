import type { LanguageLevel, WishAnswers } from '../candidates/wish-answers.js';

/** A change of a wish as the API tells it: one field is given. */
export interface WishChange {
  mboLevel: number | null;
  regionCode: string | null;
  maxTravelKm: number | null;
  availableFrom: string | null;
  maxHoursPerWeek: number | null;
  languageLevel: LanguageLevel | null;
}

/** The answers with the change made; null when the questions cannot say it (a region beside a distance). */
export function changedAnswers(answers: WishAnswers, change: WishChange): WishAnswers | null {
  if (change.regionCode !== null && answers.postcode !== null) return null;
  return {
    ...answers,
    levels:
      change.mboLevel === null
        ? answers.levels
        : [...new Set([...answers.levels, change.mboLevel])].sort((one, other) => one - other),
    region: change.regionCode ?? answers.region,
    km: change.maxTravelKm ?? answers.km,
    availableFrom: change.availableFrom ?? answers.availableFrom,
    maxHours: change.maxHoursPerWeek ?? answers.maxHours,
    language: change.languageLevel ?? answers.language,
  };
}
