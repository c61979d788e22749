import { Args, ArgsType, Field, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { mayOn, type Actor } from '../access/actor.js';
import { CurrentActor, CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { addDays } from '../platform/calendar-date.js';
import { isIdentifier } from '../platform/identifier.js';
import { emptyPage, type PageOf } from '../platform/page.js';
import { PageArgs } from '../platform/page.type.js';
import { answer } from '../platform/problem.type.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { KnownLosses, type KnownLoss } from './known-losses.service.js';
import type { LossCause } from './lost-seat.js';
import {
  LossCauseEnum,
  LostPlaceConnection,
  LostPlacePayload,
  LostPlaceType,
  LostSeatsReportType,
} from './lost-seat.type.js';
import { reportOf } from './lost-seats-report.js';
import { LostSeatsRepository, type LostPlace } from './lost-seats.repository.js';
import { TellLostCause } from './tell-lost-cause.usecase.js';

/** Days back over which lost seats are shown and counted. */
const countedDays = 365;

@ArgsType()
class LostPlacesArgs extends PageArgs {
  @Field(() => ID) regionCode!: string;
  @Field(() => Boolean, { nullable: true, description: 'Only those whose cause was told, or was not.' })
  isTold?: boolean | null;
}

/** Places that a region lost, why, and what would have been in time. */
@Resolver(() => LostPlaceType)
export class LostSeatsResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly losses: LostSeatsRepository,
    private readonly known: KnownLosses,
    private readonly telling: TellLostCause,
  ) {}

  @Query(() => LostPlaceConnection, {
    description: 'Places that a region lost in the last 365 days, the last first; empty for another region.',
  })
  @Needs('lostSeat.explain')
  async lostPlaces(
    @CurrentActor() actor: Actor,
    @Args() { regionCode, isTold = null, ...page }: LostPlacesArgs,
  ): Promise<PageOf<LostPlaceType>> {
    if (!mayOn(actor, 'lostSeat.explain', { regionCode })) return emptyPage;
    return this.transaction.read(async (tx) => {
      const since = addDays(tx.today, -countedDays);
      const found = await this.losses.page(tx, regionCode, isTold, since, page);
      return { ...found, nodes: await this.shown(tx, found.nodes) };
    });
  }

  @Query(() => LostPlaceType, { nullable: true, description: 'One of them, by the id of the place.' })
  @Needs('lostSeat.explain')
  async lostPlace(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<LostPlaceType | null> {
    return this.transaction.read((tx) => this.one(tx, actor, id));
  }

  @Query(() => LostSeatsReportType, {
    nullable: true,
    description: 'The same in figures. Fewer than five seats are not told. Null for another region.',
  })
  @Needs('lostSeat.explain')
  async lostSeats(
    @CurrentActor() actor: Actor,
    @Args('regionCode', { type: () => ID }) regionCode: string,
  ): Promise<LostSeatsReportType | null> {
    if (!mayOn(actor, 'lostSeat.explain', { regionCode })) return null;
    return this.transaction.read(async (tx) => {
      const since = addDays(tx.today, -countedDays);
      const known = await this.known.of(tx, await this.losses.since(tx, regionCode, since));
      const counted = known.map(({ lost: { seats, cause }, replay: { verdict } }) => ({
        seats,
        cause,
        verdict,
      }));
      return { since, ...reportOf(counted) };
    });
  }

  @Mutation(() => LostPlacePayload, {
    description: 'Somebody of the desk says why a place was lost; OTHER in words, without names.',
  })
  @Needs('lostSeat.explain')
  async tellLostCause(
    @CurrentContext() { actor, locale }: ActorContext,
    @Args('placeId', { type: () => ID }) placeId: string,
    @Args('cause', { type: () => LossCauseEnum }) cause: LossCause,
    @Args('note', { type: () => String, nullable: true, description: 'At most 500 characters.' })
    note?: string | null,
  ): Promise<LostPlacePayload> {
    const { value, problems } = answer(
      await this.telling.execute(actor, placeId, cause, note ?? null),
      locale,
    );
    const lostPlace = value === null ? null : await this.transaction.read((tx) => this.one(tx, actor, value));
    return { lostPlace, problems };
  }

  private async one(tx: Tx, actor: Actor, id: string): Promise<LostPlaceType | null> {
    const lost = isIdentifier(id) ? await this.losses.byId(tx, id) : null;
    if (!lost || !mayOn(actor, 'lostSeat.explain', { regionCode: lost.regionCode })) return null;
    return (await this.shown(tx, [lost]))[0] ?? null;
  }

  private async shown(tx: Tx, lost: readonly LostPlace[]): Promise<LostPlaceType[]> {
    return (await this.known.of(tx, lost)).map(lostPlaceTypeOf);
  }
}

function lostPlaceTypeOf({ lost, place, proposedCause, replay }: KnownLoss): LostPlaceType {
  return { ...lost, place, proposedCause, replay };
}
