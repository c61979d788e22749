import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { deskRegionOf, mayOn, type Actor } from '../access/actor.js';
import {
  CurrentActor,
  CurrentContext,
  CurrentLocale,
  type ActorContext,
} from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import type { Locale } from '../platform/locale.js';
import type { Result } from '../platform/problem.js';
import { answer } from '../platform/problem.type.js';
import { Transaction } from '../platform/transaction.service.js';
import { RegionLoader } from '../reference/reference.loader.js';
import { RegionType } from '../reference/reference.type.js';
import {
  AdviserType,
  DeskPayload,
  DeskType,
  RegionSettingsInput,
  RegionSettingsType,
  settingsTypeOf,
  SiteType,
  weightsOf,
} from './desk.type.js';
import { DesksRepository } from './desks.repository.js';
import { ManageDesk } from './manage-desk.usecase.js';
import { SettingsRepository } from './settings.repository.js';

@Resolver(() => DeskType)
export class DesksResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly desks: DesksRepository,
    private readonly stored: SettingsRepository,
    private readonly manage: ManageDesk,
    private readonly regions: RegionLoader,
  ) {}

  @Query(() => DeskType, { nullable: true, description: "One's own desk; null for another region's." })
  @Needs('desk.read')
  desk(
    @CurrentActor() actor: Actor,
    @Args('regionCode', { type: () => ID, nullable: true }) asked?: string | null,
  ): DeskType | null {
    const regionCode = asked ?? deskRegionOf(actor);
    return regionCode !== null && mayOn(actor, 'desk.read', { regionCode }) ? { regionCode } : null;
  }

  @ResolveField(() => RegionType)
  region(@Parent() { regionCode }: DeskType, @CurrentContext() context: ActorContext) {
    return this.regions.load(context, regionCode);
  }

  @ResolveField(() => [SiteType])
  sites(@Parent() { regionCode }: DeskType): Promise<SiteType[]> {
    return this.transaction.read((tx) => this.desks.sites(tx, regionCode));
  }

  @ResolveField(() => [AdviserType], { description: 'Those who are adviser of the region at this moment.' })
  advisers(@Parent() { regionCode }: DeskType): Promise<AdviserType[]> {
    return this.transaction.read((tx) => this.desks.advisers(tx, regionCode));
  }

  @ResolveField(() => RegionSettingsType)
  async settings(
    @Parent() { regionCode }: DeskType,
    @Args('onDate', { type: () => GraphQLDate, nullable: true, description: 'Today unless given.' })
    onDate?: string | null,
  ): Promise<RegionSettingsType> {
    return settingsTypeOf(
      await this.transaction.read((tx) => this.stored.of(tx, regionCode, onDate ?? tx.today)),
    );
  }

  @Mutation(() => DeskPayload, {
    description: 'A coordinator decides something for their region, from today or a later day on.',
  })
  @Needs('desk.manage')
  async changeRegionSettings(
    @CurrentActor() actor: Actor,
    @CurrentLocale() locale: Locale,
    @Args('regionCode', { type: () => ID }) regionCode: string,
    @Args('validFrom', { type: () => GraphQLDate }) validFrom: string,
    @Args('input') { matchingWeights, ...input }: RegionSettingsInput,
  ): Promise<DeskPayload> {
    const values = { ...input, matchingWeights: matchingWeights && weightsOf(matchingWeights) };
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value != null));
    return payload(await this.manage.changeSettings(actor, regionCode, validFrom, given), locale);
  }
}

function payload(result: Result<string>, locale: Locale): DeskPayload {
  const { value: regionCode, problems } = answer(result, locale);
  return { desk: regionCode === null ? null : { regionCode }, problems };
}
