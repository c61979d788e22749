import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { scopeOf, type Actor } from '../access/actor.js';
import {
  CurrentActor,
  CurrentContext,
  CurrentLocale,
  type ActorContext,
} from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { IntroductionType } from '../introductions/introduction.type.js';
import type { Locale } from '../platform/locale.js';
import { Transaction } from '../platform/transaction.service.js';
import { jamsAt, regionStops } from './region-route.js';
import { RouteLoader, RoutesReader } from './route.loader.js';
import { milestoneNames, statusText } from './route.js';
import { RegionRouteType, RouteType } from './route.type.js';

/** The route of an introduction and of a region. */
@Resolver(() => IntroductionType)
export class RoutesResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly loader: RouteLoader,
    private readonly reader: RoutesReader,
  ) {}

  @ResolveField(() => RouteType, {
    nullable: true,
    description: 'From the wish to the talk after 100 days: where it stands, whose turn it is and by when.',
  })
  @Needs('introduction.read')
  async route(
    @Parent() { id, version }: IntroductionType,
    @CurrentContext() context: ActorContext,
  ): Promise<RouteType | null> {
    const { locale } = context;
    const route = await this.loader.load(context, `${id}/${version}`);
    if (!route) return null;
    return {
      milestones: route.milestones.map((each) => ({
        ...each,
        title: milestoneNames[each.name][locale],
        stateText: statusText(each, locale),
      })),
      turns: route.turn?.parties ?? [],
      moveBy: route.turn?.by ?? null,
      turnText: route.text(locale),
      isLate: route.isLate,
    };
  }

  @Query(() => RegionRouteType, {
    nullable: true,
    description:
      'How many introductions of a region stand at each milestone, and where it jams; null for another’s.',
  })
  @Needs('case.oversee')
  async regionRoute(
    @Args('regionCode', { type: () => ID }) regionCode: string,
    @CurrentActor() actor: Actor,
    @CurrentLocale() locale: Locale,
  ): Promise<RegionRouteType | null> {
    if (!scopeOf(actor, 'case.oversee').regions.includes(regionCode)) return null;
    return this.transaction.read(async (tx) => {
      const stops = regionStops(await this.reader.ofRegion(tx, regionCode), tx.today);
      return {
        stops: stops.map((stop) => ({ ...stop, title: milestoneNames[stop.name][locale] })),
        jamsAt: jamsAt(stops),
      };
    });
  }
}
