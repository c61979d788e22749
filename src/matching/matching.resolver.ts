import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { mayOn } from '../access/actor.js';
import { CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Throttled } from '../access/throttled.decorator.js';
import { ReadableCandidateLoader } from '../candidates/candidate.loader.js';
import { CandidateType, PriorEducationEnum } from '../candidates/candidate.type.js';
import type { PriorEducation } from '../candidates/prior-education.js';
import { WishInput } from '../candidates/wish.type.js';
import { PlaceType } from '../places/place.type.js';
import { PageArgs } from '../platform/page.type.js';
import { MatchedCandidatesLoader, MatchedPlacesLoader, NearMissesLoader } from './matches.loader.js';
import {
  BestArgs,
  BestPlacesArgs,
  CandidateMatchesType,
  candidateMatchesOf,
  PlaceMatchesType,
  placeMatchesOf,
  widened,
} from './matching.type.js';
import { WishChangesLoader } from './one-change.loader.js';
import { PlacesForWish } from './places-for-wish.usecase.js';

@Resolver()
export class PlacesForWishResolver {
  constructor(private readonly places: PlacesForWish) {}

  @Query(() => PlaceMatchesType, {
    description: 'What a wish would match, for anyone, without an account: nothing is stored.',
  })
  @Needs('public')
  @Throttled({ per: 'source', times: 120, seconds: 60 })
  async placesForWish(
    @Args('wish', { type: () => WishInput }) wish: WishInput,
    @Args() page: PageArgs,
    @Args('priorEducation', {
      type: () => PriorEducationEnum,
      nullable: true,
      description: 'For the warnings; it never excludes.',
    })
    priorEducation?: PriorEducation | null,
    @Args('widen', { type: () => Boolean, defaultValue: false, description: widened }) widen = false,
  ): Promise<PlaceMatchesType> {
    const found = await this.places.execute(wish, page, widen);
    return placeMatchesOf(found, {
      reader: 'SEEKER',
      priorEducation: priorEducation ?? null,
      hasNextPage: found.hasNextPage,
      misses: (first) => this.places.nearMisses(found.wish, first),
      changes: () => this.places.changes(found.wish),
    });
  }
}

@Resolver(() => CandidateType)
export class CandidateMatchesResolver {
  constructor(
    private readonly readable: ReadableCandidateLoader,
    private readonly places: MatchedPlacesLoader,
    private readonly missed: NearMissesLoader,
    private readonly changes: WishChangesLoader,
  ) {}

  @ResolveField(() => PlaceMatchesType, {
    description:
      'Places that match, best first. Empty for who is not lawfully in matching, has a running placement, or is not known to the viewer.',
  })
  async matches(
    @Parent() { id }: CandidateType,
    @Args() { first, asOf, widen }: BestPlacesArgs,
    @CurrentContext() context: ActorContext,
  ): Promise<PlaceMatchesType> {
    const isOwn = context.actor.grants.some(
      ({ role, subjectId }) => role === 'CANDIDATE' && subjectId === id,
    );
    const reader = isOwn ? 'SEEKER' : 'ADVISER';
    const candidate = await this.readable.load(context, id);
    if (!candidate) {
      const nothing = {
        reader,
        priorEducation: null,
        hasNextPage: false,
        misses: none,
        changes: none,
      } as const;
      return placeMatchesOf({ total: 0, best: [] }, nothing);
    }
    const found = await this.places.load(context, { id, first, asOf, widen });
    return placeMatchesOf(found, {
      reader,
      priorEducation: candidate.priorEducation,
      hasNextPage: found.total > found.best.length,
      misses: (count) => this.missed.load(context, { id, first: count }),
      changes: () => this.changes.load(context, id),
    });
  }
}

const none = async () => [];

@Resolver(() => PlaceType)
export class PlaceMatchesResolver {
  constructor(private readonly candidates: MatchedCandidatesLoader) {}

  @ResolveField(() => CandidateMatchesType, {
    nullable: true,
    description: 'Candidates that match, best first: for advisers of the region; null for anyone else.',
  })
  @Needs('matching.candidates')
  async matches(
    @Parent() { id, regionCode }: PlaceType,
    @Args() { first, asOf }: BestArgs,
    @CurrentContext() context: ActorContext,
  ): Promise<CandidateMatchesType | null> {
    if (!mayOn(context.actor, 'matching.candidates', { regionCode })) return null;
    return candidateMatchesOf(await this.candidates.load(context, { id, first, asOf }));
  }
}
