/** Dutch, in CEFR steps, the lowest first. A2 is about 1F, B1 2F, B2 3F, C1 4F. */
export const languageLevels = ['A1', 'A2', 'B1', 'B2', 'C1'] as const;
export type LanguageLevel = (typeof languageLevels)[number];
