import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { mayOn } from '../access/actor.js';
import { CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { ColleagueLoader } from '../desks/colleague.loader.js';
import { ColleagueType } from '../desks/responsibility.type.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import type { Result } from '../platform/problem.js';
import { answer } from '../platform/problem.type.js';
import type { Place } from '../places/place.js';
import { PlaceLoader } from '../places/place.loader.js';
import { PlacePayload } from '../places/place.type.js';
import { TriedLoader } from './efforts.repository.js';
import { LapseAlertType } from './lapse-alert.type.js';
import { NoteEffort } from './note-effort.usecase.js';
import { TriedType } from './tried.type.js';
import type { Tried } from './tried.js';

/** What was tried for a place that is about to lapse, and what is tried now. */
@Resolver(() => LapseAlertType)
export class EffortsResolver {
  constructor(
    private readonly places: PlaceLoader,
    private readonly loader: TriedLoader,
    private readonly efforts: NoteEffort,
  ) {}

  @ResolveField(() => [TriedType], {
    description:
      'What was tried already: introductions and how they ended, calls, proposals. The last first.',
  })
  @Needs('lapseAlert.read')
  async tried(
    @Parent() { placeId }: LapseAlertType,
    @CurrentContext() context: ActorContext,
  ): Promise<readonly Tried[]> {
    const place = await this.places.load(context, placeId);
    const isOfDesk = place && mayOn(context.actor, 'placeEffort.note', { regionCode: place.regionCode });
    return isOfDesk ? this.loader.load(context, placeId) : [];
  }

  @Mutation(() => PlacePayload, { description: 'Notes that the employer was called about a place.' })
  @Needs('placeEffort.note')
  async noteEmployerCalled(
    @CurrentContext() context: ActorContext,
    @Args('placeId', { type: () => ID }) placeId: string,
  ): Promise<PlacePayload> {
    return payload(await this.efforts.called(context.actor, placeId), context);
  }

  @Mutation(() => PlacePayload, {
    description: 'Asks the employer by mail to move the lapse date; it changes nothing by itself.',
  })
  @Needs('placeEffort.note')
  async proposeExtension(
    @CurrentContext() context: ActorContext,
    @Args('placeId', { type: () => ID }) placeId: string,
    @Args('lapsesOn', { type: () => GraphQLDate, description: 'Later than now, not after the start.' })
    lapsesOn: string,
  ): Promise<PlacePayload> {
    return payload(await this.efforts.proposeExtension(context.actor, placeId, lapsesOn), context);
  }
}

/** Who tried something. */
@Resolver(() => TriedType)
export class TriedResolver {
  constructor(private readonly colleagues: ColleagueLoader) {}

  @ResolveField(() => ColleagueType, { nullable: true })
  by(@Parent() { accountId }: TriedType, @CurrentContext() context: ActorContext) {
    return accountId === null ? null : this.colleagues.load(context, accountId);
  }
}

function payload(result: Result<Place>, { locale }: ActorContext): PlacePayload {
  const { value, problems } = answer(result, locale);
  return { place: value, problems };
}
