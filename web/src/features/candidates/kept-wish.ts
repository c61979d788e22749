import { graphql, type ResultOf } from '../../lib/graphql.js';
import { wishOf, type WishAnswers } from './wish-answers.js';

/** What the questions about a wish begin with. */
export const KeptWishFields = graphql(`
  fragment KeptWishFields on Wish @_unmask {
    mboLevels
    sectors {
      code
    }
    qualifications {
      creboCode
    }
    postcode4
    maxTravelKm
    region {
      code
    }
    availableFrom
    maxHoursPerWeek
    languageLevel
  }
`);

/** A wish as the API gives it. */
export type KeptWish = ResultOf<typeof KeptWishFields>;

/** A kept wish as the questions show it. Without a place to travel from, one travels from `home`. */
export function answersOfWish(wish: KeptWish, home: string): WishAnswers {
  return {
    diploma: null,
    levels: [...wish.mboLevels],
    sectors: wish.sectors.map(({ code }) => code),
    crebos: wish.qualifications.map(({ creboCode }) => creboCode),
    postcode: wish.maxTravelKm === null ? null : (wish.postcode4 ?? home),
    km: wish.maxTravelKm,
    region: wish.maxTravelKm === null ? (wish.region?.code ?? null) : null,
    availableFrom: wish.availableFrom,
    maxHours: wish.maxHoursPerWeek,
    language: wish.languageLevel,
  };
}

/**
 * The wish to save. An adviser may have recorded a home and a region together, which the question does not ask: what
 * was not changed is saved as it was.
 */
export function changedWish(answers: WishAnswers, before: KeptWish, home: string): ReturnType<typeof wishOf> {
  const was = answersOfWish(before, home);
  const isSameWhere = (['postcode', 'km', 'region'] as const).every((field) => answers[field] === was[field]);
  return {
    ...wishOf(answers),
    ...(isSameWhere
      ? {
          postcode4: before.postcode4,
          maxTravelKm: before.maxTravelKm,
          regionCode: before.region?.code ?? null,
        }
      : {}),
  };
}
