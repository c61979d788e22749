import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { deskRegionOf } from '../access/actor.js';
import { ViewerType } from '../access/access.type.js';
import { CurrentContext, CurrentLocale, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import type { Locale } from '../platform/locale.js';
import { answer } from '../platform/problem.type.js';
import { Transaction } from '../platform/transaction.service.js';
import { AddQualification } from './add-qualification.usecase.js';
import { EndQualification } from './end-qualification.usecase.js';
import { MunicipalitiesOfRegionLoader, RegionLoader, SectorLoader } from './reference.loader.js';
import { ReferenceRepository } from './reference.repository.js';
import {
  MinimumWageType,
  MunicipalityType,
  QualificationInput,
  QualificationPayload,
  QualificationsArgs,
  QualificationType,
  RegionType,
  SectorType,
} from './reference.type.js';

@Resolver(() => RegionType)
export class RegionResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly reference: ReferenceRepository,
    private readonly ofRegion: MunicipalitiesOfRegionLoader,
  ) {}

  @Query(() => [RegionType], { description: 'The labour-market regions, by name.' })
  @Needs('public')
  regions(): Promise<RegionType[]> {
    return this.transaction.read((tx) => this.reference.regions(tx));
  }

  @ResolveField(() => [MunicipalityType])
  municipalities(
    @Parent() region: RegionType,
    @CurrentContext() context: ActorContext,
  ): Promise<MunicipalityType[]> {
    return this.ofRegion.load(context, region.code);
  }
}

@Resolver(() => MunicipalityType)
export class MunicipalityResolver {
  constructor(private readonly regions: RegionLoader) {}

  @ResolveField(() => RegionType)
  region(
    @Parent() { regionCode }: MunicipalityType,
    @CurrentContext() context: ActorContext,
  ): Promise<RegionType | null> {
    return this.regions.load(context, regionCode);
  }
}

@Resolver(() => ViewerType)
export class ViewerRegionResolver {
  constructor(private readonly regions: RegionLoader) {}

  @ResolveField(() => RegionType, {
    nullable: true,
    description: 'Whose desk one works for; null for who works for none.',
  })
  @Needs('signedIn')
  region(@CurrentContext() context: ActorContext): Promise<RegionType | null> | null {
    const regionCode = deskRegionOf(context.actor);
    return regionCode === null ? null : this.regions.load(context, regionCode);
  }
}

@Resolver(() => SectorType)
export class SectorResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly reference: ReferenceRepository,
  ) {}

  @Query(() => [SectorType], { description: 'The sectors, by their Dutch name.' })
  @Needs('public')
  sectors(): Promise<SectorType[]> {
    return this.transaction.read((tx) => this.reference.sectors(tx));
  }

  @ResolveField(() => String, { description: 'In the language of the request.' })
  name(@Parent() sector: SectorType, @CurrentLocale() locale: Locale): string {
    return locale === 'en' ? sector.nameEn : sector.nameNl;
  }
}

@Resolver(() => QualificationType)
export class QualificationResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly reference: ReferenceRepository,
    private readonly sectorOf: SectorLoader,
    private readonly adding: AddQualification,
    private readonly ending: EndQualification,
  ) {}

  @Query(() => [QualificationType], {
    description:
      'Qualifications by words in the name or by the beginning of the CREBO code; those in use, by name.',
  })
  @Needs('public')
  qualifications(@Args() search: QualificationsArgs): Promise<QualificationType[]> {
    return this.transaction.read((tx) => this.reference.searchQualifications(tx, search));
  }

  @Query(() => [MinimumWageType], { description: 'The BBL minimum wage as it is today, by age.' })
  @Needs('public')
  minimumWages(): Promise<MinimumWageType[]> {
    return this.transaction.read((tx) => this.reference.minimumWages(tx, tx.today));
  }

  @Mutation(() => QualificationPayload, {
    description: 'Adds a qualification that the list does not have yet.',
  })
  @Needs('reference.manage')
  async addQualification(
    @Args('input') input: QualificationInput,
    @CurrentContext() { actor, locale }: ActorContext,
  ): Promise<QualificationPayload> {
    const { value, problems } = answer(await this.adding.execute(actor, input), locale);
    return { qualification: value, problems };
  }

  @Mutation(() => QualificationPayload, { description: 'Ends a qualification today; what uses it keeps it.' })
  @Needs('reference.manage')
  async endQualification(
    @Args('creboCode', { type: () => ID }) creboCode: string,
    @CurrentContext() { actor, locale }: ActorContext,
  ): Promise<QualificationPayload> {
    const { value, problems } = answer(await this.ending.execute(actor, creboCode), locale);
    return { qualification: value, problems };
  }

  @ResolveField(() => SectorType)
  sector(
    @Parent() { sectorCode }: QualificationType,
    @CurrentContext() context: ActorContext,
  ): Promise<SectorType | null> {
    return this.sectorOf.load(context, sectorCode);
  }
}
