import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import {
  CurrentActor,
  CurrentContext,
  CurrentLocale,
  type ActorContext,
} from '../access/current-actor.decorator.js';
import type { Actor } from '../access/actor.js';
import { Needs } from '../access/needs.decorator.js';
import type { Locale } from '../platform/locale.js';
import type { Result } from '../platform/problem.js';
import { answer } from '../platform/problem.type.js';
import { Transaction } from '../platform/transaction.service.js';
import { MunicipalityLoader, SectorLoader } from '../reference/reference.loader.js';
import { MunicipalityType, SectorType } from '../reference/reference.type.js';
import { AbsencesRepository } from './absences.repository.js';
import { ColleagueLoader } from './colleague.loader.js';
import { DeskPayload, DeskType, SiteType } from './desk.type.js';
import { ManageResponsibility } from './manage-responsibility.usecase.js';
import { RecordAbsence } from './record-absence.usecase.js';
import { ResponsibilitiesRepository } from './responsibilities.repository.js';
import {
  AbsenceInput,
  AbsenceType,
  ColleagueType,
  ResponsibilityInput,
  ResponsibilityType,
} from './responsibility.type.js';
import { SiteLoader } from './site.loader.js';

/** Who looks after what at a desk, and who is away. */
@Resolver(() => DeskType)
export class DeskResponsibilityResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly rules: ResponsibilitiesRepository,
    private readonly away: AbsencesRepository,
    private readonly manage: ManageResponsibility,
    private readonly absence: RecordAbsence,
  ) {}

  @ResolveField(() => [ResponsibilityType], {
    description: 'The rules of the region, the one that counts most first.',
  })
  @Needs('desk.read')
  responsibilities(@Parent() { regionCode }: DeskType): Promise<ResponsibilityType[]> {
    return this.transaction.read((tx) => this.rules.rulesOf(tx, regionCode));
  }

  @ResolveField(() => [AbsenceType], {
    description: 'Absences of its advisers that are not over, the first to begin first.',
  })
  @Needs('desk.read')
  absences(@Parent() { regionCode }: DeskType): Promise<AbsenceType[]> {
    return this.transaction.read((tx) => this.away.notOver(tx, regionCode));
  }

  @Mutation(() => DeskPayload, {
    description: 'A coordinator says who looks after what. It counts at once.',
  })
  @Needs('desk.manage')
  async addResponsibility(
    @CurrentActor() actor: Actor,
    @CurrentLocale() locale: Locale,
    @Args('regionCode', { type: () => ID }) regionCode: string,
    @Args('input') input: ResponsibilityInput,
  ): Promise<DeskPayload> {
    const { accountId, municipalityCode = null, sectorCode = null, employerId = null, siteId = null } = input;
    const rule = { accountId, municipalityCode, sectorCode, employerId, siteId };
    return payload(await this.manage.add(actor, regionCode, rule), locale);
  }

  @Mutation(() => DeskPayload, { description: 'A coordinator takes a rule away.' })
  @Needs('desk.manage')
  async removeResponsibility(
    @CurrentActor() actor: Actor,
    @CurrentLocale() locale: Locale,
    @Args('regionCode', { type: () => ID }) regionCode: string,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<DeskPayload> {
    return payload(await this.manage.remove(actor, regionCode, id), locale);
  }

  @Mutation(() => DeskPayload, {
    description: 'Records when an adviser is away: by themselves, or by the coordinator for anybody.',
  })
  @Needs('absence.record')
  async recordAbsence(
    @CurrentActor() actor: Actor,
    @CurrentLocale() locale: Locale,
    @Args('regionCode', { type: () => ID }) regionCode: string,
    @Args('input') input: AbsenceInput,
  ): Promise<DeskPayload> {
    const absence = { ...input, substituteAccountId: input.substituteAccountId ?? null };
    return payload(await this.absence.record(actor, regionCode, absence), locale);
  }

  @Mutation(() => DeskPayload, {
    description: 'Takes back an absence to come; of one that runs it says that the adviser is back today.',
  })
  @Needs('absence.record')
  async endAbsence(
    @CurrentActor() actor: Actor,
    @CurrentLocale() locale: Locale,
    @Args('regionCode', { type: () => ID }) regionCode: string,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<DeskPayload> {
    return payload(await this.absence.end(actor, regionCode, id), locale);
  }
}

/** What a rule names. */
@Resolver(() => ResponsibilityType)
export class ResponsibilityResolver {
  constructor(
    private readonly colleagues: ColleagueLoader,
    private readonly municipalities: MunicipalityLoader,
    private readonly sectors: SectorLoader,
    private readonly sites: SiteLoader,
  ) {}

  @ResolveField(() => ColleagueType, { nullable: true })
  adviser(@Parent() { accountId }: ResponsibilityType, @CurrentContext() context: ActorContext) {
    return this.colleagues.load(context, accountId);
  }

  @ResolveField(() => MunicipalityType, { nullable: true })
  municipality(@Parent() { municipalityCode }: ResponsibilityType, @CurrentContext() context: ActorContext) {
    return municipalityCode === null ? null : this.municipalities.load(context, municipalityCode);
  }

  @ResolveField(() => SectorType, { nullable: true })
  sector(@Parent() { sectorCode }: ResponsibilityType, @CurrentContext() context: ActorContext) {
    return sectorCode === null ? null : this.sectors.load(context, sectorCode);
  }

  @ResolveField(() => SiteType, { nullable: true })
  site(@Parent() { siteId }: ResponsibilityType, @CurrentContext() context: ActorContext) {
    return siteId === null ? null : this.sites.load(context, siteId);
  }
}

/** Who is away, and who stands in. */
@Resolver(() => AbsenceType)
export class AbsenceResolver {
  constructor(private readonly colleagues: ColleagueLoader) {}

  @ResolveField(() => ColleagueType, { nullable: true })
  adviser(@Parent() { accountId }: AbsenceType, @CurrentContext() context: ActorContext) {
    return this.colleagues.load(context, accountId);
  }

  @ResolveField(() => ColleagueType, { nullable: true, description: 'Null: the next in line does the work.' })
  substitute(@Parent() { substituteAccountId }: AbsenceType, @CurrentContext() context: ActorContext) {
    return substituteAccountId === null ? null : this.colleagues.load(context, substituteAccountId);
  }
}

function payload(result: Result<string>, locale: Locale): DeskPayload {
  const { value: regionCode, problems } = answer(result, locale);
  return { desk: regionCode === null ? null : { regionCode }, problems };
}
