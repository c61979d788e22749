import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Throttled } from '../access/throttled.decorator.js';
import { MatchingWeightsType, weightsOf } from '../desks/desk.type.js';
import { PlaceLoader } from '../places/place.loader.js';
import { PlaceType } from '../places/place.type.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import { candidateMatchesOf } from './matching.type.js';
import { firstShown, PreviewWeights, type PreviewedList } from './preview-weights.usecase.js';
import { PreviewedListType, WeightsPreviewType } from './weights-preview.type.js';

@Resolver(() => PreviewedListType)
export class WeightsPreviewResolver {
  constructor(
    private readonly preview: PreviewWeights,
    private readonly places: PlaceLoader,
  ) {}

  @Query(() => WeightsPreviewType, {
    nullable: true,
    description:
      'How the lists of a region would change with other weights, from a day on (today unless said): for its coordinator, null for anyone else.',
  })
  @Needs('desk.manage')
  @Throttled({ per: 'actor', times: 30, seconds: 60 })
  async weightsPreview(
    @Args('regionCode', { type: () => ID }) regionCode: string,
    @Args('weights', { type: () => MatchingWeightsType }) weights: MatchingWeightsType,
    @CurrentContext() { actor }: ActorContext,
    @Args('asOf', { type: () => GraphQLDate, nullable: true }) asOf?: CalendarDate | null,
  ): Promise<WeightsPreviewType | null> {
    const lists = await this.preview.execute(actor, regionCode, weightsOf(weights), asOf ?? null);
    return lists && { regionCode, lists: lists.map(listOf), changed: lists.filter(hasChanged).length };
  }

  @ResolveField(() => PlaceType)
  place(@Parent() { placeId }: PreviewedListType, @CurrentContext() context: ActorContext) {
    return this.places.load(context, placeId);
  }
}

function listOf({ placeId, total, moves }: PreviewedList): PreviewedListType {
  return {
    placeId,
    total,
    moves: moves.flatMap(({ listed, before, after, score }) =>
      candidateMatchesOf({ total: 1, best: [{ ...listed.match, score }] }).nodes.map((match) => ({
        match,
        before,
        after,
      })),
    ),
  };
}

function hasChanged({ moves }: PreviewedList): boolean {
  return moves.some(({ before, after }) => before !== after && Math.min(before, after) <= firstShown);
}
