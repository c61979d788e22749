import { Args, Float, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor, CurrentLocale } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Throttled } from '../access/throttled.decorator.js';
import type { Locale } from '../platform/locale.js';
import { answer } from '../platform/problem.type.js';
import { Transaction } from '../platform/transaction.service.js';
import { RequestRescuePlan, usualSeed } from './request-rescue-plan.usecase.js';
import { gapOf, type RescuePlan } from './rescue-plan.js';
import {
  CountryRescuePlanPayload,
  CountryRescuePlanType,
  CountryRescueWeekType,
  HorizonArgs,
} from './rescue-plan.type.js';
import { RescuePlansRepository } from './rescue-plans.repository.js';

/** Counts below this are not told apart outside the desk they are of. */
const leastTold = 5;
const told = (count: number) => (count > 0 && count < leastTold ? null : count);

/** One plan for all regions, in figures, for an operator: what the country could save. */
@Resolver(() => CountryRescuePlanType)
export class CountryRescuePlanResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly plans: RescuePlansRepository,
    private readonly requests: RequestRescuePlan,
  ) {}

  @Query(() => CountryRescuePlanType, {
    nullable: true,
    description: 'The plan for the country that was asked for last; null before the first.',
  })
  @Needs('rescuePlan.country')
  countryRescuePlan(@Args() { horizonDays }: HorizonArgs): Promise<RescuePlan | null> {
    return this.transaction.read((tx) =>
      tx.beyond('plan-country', () => this.plans.latest(tx, { regionCode: null, horizonDays })),
    );
  }

  @Mutation(() => CountryRescuePlanPayload, {
    description: 'Starts a computation in a worker; while one runs, that one is given.',
  })
  @Needs('rescuePlan.country')
  @Throttled({ per: 'actor', times: 10, seconds: 600 })
  async computeCountryRescuePlan(
    @CurrentActor() actor: Actor,
    @CurrentLocale() locale: Locale,
    @Args() { horizonDays }: HorizonArgs,
  ): Promise<CountryRescuePlanPayload> {
    const result = await this.requests.execute(actor, { regionCode: null, horizonDays }, usualSeed);
    const { value, problems } = answer(result, locale);
    return { rescuePlan: value, problems };
  }

  @ResolveField(() => Float, { nullable: true, description: 'As of a plan of a region.' })
  gap(@Parent() { worth, bound }: CountryRescuePlanType): number | null {
    return worth === null || bound === null ? null : gapOf({ worth, bound });
  }

  @ResolveField(() => [CountryRescueWeekType])
  async weeks(@Parent() { id }: CountryRescuePlanType): Promise<CountryRescueWeekType[]> {
    const weeks = await this.transaction.read((tx) =>
      tx.beyond('plan-country', () => this.plans.weeks(tx, id)),
    );
    return weeks.map(({ startsOn, seatsAtRisk, seatsSaved, deskSaves }) => ({
      startsOn,
      seatsAtRisk: told(seatsAtRisk),
      seatsSaved: told(seatsSaved),
      deskSaves: told(deskSaves),
    }));
  }
}
