import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentContext, CurrentLocale, type ActorContext } from '../access/current-actor.decorator.js';
import { ReadableCandidateLoader } from '../candidates/candidate.loader.js';
import { CandidateType } from '../candidates/candidate.type.js';
import { entryShortfall } from '../candidates/prior-education.js';
import { CandidateProfileType } from '../candidates/wish.type.js';
import { PlaceLoader } from '../places/place.loader.js';
import { PlaceType } from '../places/place.type.js';
import type { Locale } from '../platform/locale.js';
import { profileOf } from './candidate-profile.js';
import { besideText, matchReasons } from './match-reason.js';
import type { Match } from './matching.repository.js';
import {
  BesideWishType,
  CandidateMatchType,
  EntryWarningType,
  MatchReasonType,
  NearMissesArgs,
  NearMissType,
  PlaceMatchesType,
  PlaceMatchType,
} from './matching.type.js';
import { nearMissText } from './near-miss-text.js';
import type { Reader } from './plain-words.js';

/** One reason per criterion, in the reader's words. */
export function reasonsOf({ comparison, weights }: Match, reader: Reader, locale: Locale): MatchReasonType[] {
  return matchReasons(comparison, weights, reader).map((reason) => ({
    ...reason,
    text: reason.text[locale],
  }));
}

@Resolver(() => PlaceMatchesType)
export class NearMissesResolver {
  @ResolveField(() => [NearMissType], {
    description: 'Places that one small change would turn into a match.',
  })
  async nearMisses(
    @Parent() { misses, reader }: PlaceMatchesType,
    @Args() { first }: NearMissesArgs,
    @CurrentLocale() locale: Locale,
  ): Promise<NearMissType[]> {
    return (await misses(first)).flatMap((missed) => {
      const { criterion, comparison } = missed;
      const text = nearMissText(criterion, comparison, reader);
      return text ? [{ missed, criterion, text: text[locale] }] : [];
    });
  }
}

@Resolver(() => PlaceMatchType)
export class PlaceMatchFieldsResolver {
  constructor(private readonly places: PlaceLoader) {}

  @ResolveField(() => PlaceType)
  place(@Parent() { match }: PlaceMatchType, @CurrentContext() context: ActorContext) {
    return this.places.load(context, match.placeId);
  }

  @ResolveField(() => [MatchReasonType])
  reasons(@Parent() { match, reader }: PlaceMatchType, @CurrentLocale() locale: Locale): MatchReasonType[] {
    return reasonsOf(match, reader, locale);
  }

  @ResolveField(() => BesideWishType, {
    nullable: true,
    description: 'Set for a place beside the wish, which only a widened list has.',
  })
  besideWish(@Parent() { match }: PlaceMatchType, @CurrentLocale() locale: Locale): BesideWishType | null {
    const { beside } = match.comparison;
    return beside ? { kind: beside.kind, text: besideText(beside)[locale] } : null;
  }

  @ResolveField(() => EntryWarningType, {
    nullable: true,
    description:
      'A shortfall in prior education, with the way round it; null when there is none or nothing is known.',
  })
  entryWarning(
    @Parent() { match, priorEducation }: PlaceMatchType,
    @CurrentLocale() locale: Locale,
  ): EntryWarningType | null {
    const shortfall = entryShortfall(priorEducation, match.entry);
    return shortfall && { text: shortfall.warning[locale], wayRound: shortfall.wayRound[locale] };
  }
}

@Resolver(() => NearMissType)
export class NearMissFieldsResolver {
  constructor(private readonly places: PlaceLoader) {}

  @ResolveField(() => PlaceType)
  place(@Parent() { missed }: NearMissType, @CurrentContext() context: ActorContext) {
    return this.places.load(context, missed.placeId);
  }
}

@Resolver(() => CandidateMatchType)
export class CandidateMatchFieldsResolver {
  constructor(private readonly readable: ReadableCandidateLoader) {}

  @ResolveField(() => CandidateProfileType)
  profile(@Parent() { candidateId, match }: CandidateMatchType): CandidateProfileType {
    return profileOf(candidateId, match.comparison.wish, match.distanceMetres);
  }

  @ResolveField(() => CandidateType, {
    nullable: true,
    description: 'Null for whoever does not know this case.',
  })
  candidate(@Parent() { candidateId }: CandidateMatchType, @CurrentContext() context: ActorContext) {
    return this.readable.load(context, candidateId);
  }

  @ResolveField(() => [MatchReasonType])
  reasons(@Parent() { match }: CandidateMatchType, @CurrentLocale() locale: Locale): MatchReasonType[] {
    return reasonsOf(match, 'ADVISER', locale);
  }
}
