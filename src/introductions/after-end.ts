import type { Sentence } from '../platform/locale.js';

/** What comes next after an end without a placement, for whom. */
export const afterEnd: Record<'CANDIDATE' | 'EMPLOYER' | 'ADVISER', Sentence> = {
  CANDIDATE: {
    nl: 'Bekijk welke andere leerbanen bij u passen, of bel uw adviseur. Uw wens blijft staan.',
    en: 'See which other places suit you, or call your adviser. Your wish stays as it is.',
  },
  EMPLOYER: {
    nl: 'Is er nog een plek vrij? Dan zoekt het loket verder. U hoeft niets te doen.',
    en: 'Is a seat still free? Then the desk goes on looking. You need not do anything.',
  },
  ADVISER: {
    nl: 'Bekijk welke andere leerbaan bij deze kandidaat past, en welke andere kandidaat bij deze leerbaan.',
    en: 'See which other place suits this candidate, and which other candidate suits this place.',
  },
};

/** After somebody stopped a use of their data: nothing that asks them to come back. */
export const afterStop: typeof afterEnd = {
  CANDIDATE: {
    nl: 'U hoeft niets te doen. Bij uw gegevens ziet u wat er nog wel en niet gebeurt.',
    en: 'You need not do anything. With your data you see what is still done and what is not.',
  },
  EMPLOYER: afterEnd.EMPLOYER,
  ADVISER: {
    nl: 'De kandidaat doet niet meer mee met zoeken of met voorstellen. Bekijk welke andere kandidaat bij deze leerbaan past.',
    en: 'The candidate no longer takes part in searching or in introductions. See which other candidate suits this place.',
  },
};
