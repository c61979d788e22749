import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { deskRegionOf, mayOn, type Actor } from '../access/actor.js';
import { CurrentActor, CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { ColleagueLoader } from '../desks/colleague.loader.js';
import { DeskType } from '../desks/desk.type.js';
import { explain, type Desk, type Matter } from '../desks/responsible.js';
import { ResponsibilitiesRepository } from '../desks/responsibilities.repository.js';
import { ColleagueType, ResponsibilityType } from '../desks/responsibility.type.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import { isIdentifier } from '../platform/identifier.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { MunicipalityLoader, SectorLoader } from '../reference/reference.loader.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { MunicipalityType, SectorType } from '../reference/reference.type.js';
import { LapseAlertsRepository } from './lapse-alerts.repository.js';
import { gapsOf } from './responsibility-gap.js';
import { ResponsibilityGapsRepository } from './responsibility-gaps.repository.js';
import {
  MatterArgs,
  ResponsibilityGapsType,
  ResponsibilityGapType,
  ResponsibilityStepType,
  ResponsibilityTrialType,
} from './responsibility-trial.type.js';

/** Tries out the rules of a desk, and shows what they leave open. */
@Resolver(() => DeskType)
export class ResponsibilityTrialResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly responsibilities: ResponsibilitiesRepository,
    private readonly lapseAlerts: LapseAlertsRepository,
    private readonly open: ResponsibilityGapsRepository,
    private readonly reference: ReferenceRepository,
  ) {}

  @Query(() => ResponsibilityTrialType, {
    nullable: true,
    description:
      'Who would get this place, on a day (today unless given). Null for a place of another region.',
  })
  @Needs('desk.read')
  async whoGetsPlace(
    @CurrentActor() actor: Actor,
    @Args() { onDate, regionCode: asked, ...input }: MatterArgs,
  ): Promise<ResponsibilityTrialType | null> {
    const regionCode = asked ?? deskRegionOf(actor);
    if (regionCode === null || !mayOn(actor, 'desk.read', { regionCode })) return null;
    return this.transaction.read(async (tx) => {
      const matter = await this.matterOf(tx, regionCode, input);
      if (!matter) return null;
      const desk = await this.deskOn(tx, regionCode, onDate ?? tx.today);
      const { line, accountIds, by } = explain(desk, matter);
      const first = line.findIndex(({ standIn }) => standIn !== null);
      const steps = line.map(({ rule, standIn }, index) => ({
        ruleId: rule.id,
        accountId: rule.accountId,
        standInId: standIn,
        counts: index === first,
        rule,
      }));
      return { accountIds, regionCode, by, steps };
    });
  }

  @ResolveField(() => ResponsibilityGapsType, {
    description: 'What the rules leave to the coordinator on a day, today unless given.',
  })
  @Needs('desk.read')
  async gaps(
    @Parent() { regionCode }: DeskType,
    @Args('onDate', { type: () => GraphQLDate, nullable: true }) onDate?: string | null,
  ): Promise<ResponsibilityGapsType> {
    return this.transaction.read(async (tx) => {
      const desk = await this.deskOn(tx, regionCode, onDate ?? tx.today);
      const municipalities = await this.reference.municipalitiesOfRegions(tx, [regionCode]);
      const sectors = await this.reference.sectors(tx);
      return gapsOf(
        desk,
        municipalities.map(({ code }) => code),
        sectors.map(({ code }) => code),
        await this.open.openPlaces(tx, regionCode),
      );
    });
  }

  private async deskOn(tx: Tx, regionCode: string, day: string): Promise<Desk> {
    return (await this.responsibilities.desks(tx, [regionCode], day)).get(regionCode) as Desk;
  }

  private async matterOf(tx: Tx, regionCode: string, input: MatterArgs): Promise<Matter | null> {
    const { placeId, municipalityCode = null, sectorCode = null, employerId = null } = input;
    if (!placeId) return { municipalityCode, sectorCode, employerId };
    const [place] = isIdentifier(placeId) ? await this.lapseAlerts.atRisk(tx, [placeId]) : [];
    return place?.regionCode === regionCode ? place : null;
  }
}

/** The people of a trial. */
@Resolver(() => ResponsibilityTrialType)
export class TrialPeopleResolver {
  constructor(private readonly colleagues: ColleagueLoader) {}

  @ResolveField(() => [ColleagueType], { description: 'Who would get it.' })
  async advisers(@Parent() { accountIds }: ResponsibilityTrialType, @CurrentContext() context: ActorContext) {
    const all = await Promise.all(accountIds.map((id) => this.colleagues.load(context, id)));
    return all.filter((each) => each !== null);
  }
}

/** A rule of a trial, whom it names, and who does that work. */
@Resolver(() => ResponsibilityStepType)
export class TrialStepResolver {
  constructor(private readonly colleagues: ColleagueLoader) {}

  @ResolveField(() => ResponsibilityType)
  rule(@Parent() step: ResponsibilityStepType & { rule: ResponsibilityType }): ResponsibilityType {
    return step.rule;
  }

  @ResolveField(() => ColleagueType, {
    nullable: true,
    description: 'Who does the work that day: whom the rule names, or a substitute; null when nobody does.',
  })
  standIn(@Parent() { standInId }: ResponsibilityStepType, @CurrentContext() context: ActorContext) {
    return standInId === null ? null : this.colleagues.load(context, standInId);
  }
}

/** Where a gap is. */
@Resolver(() => ResponsibilityGapType)
export class ResponsibilityGapResolver {
  constructor(
    private readonly municipalities: MunicipalityLoader,
    private readonly sectors: SectorLoader,
  ) {}

  @ResolveField(() => MunicipalityType)
  municipality(
    @Parent() { municipalityCode }: ResponsibilityGapType,
    @CurrentContext() context: ActorContext,
  ) {
    return this.municipalities.load(context, municipalityCode);
  }

  @ResolveField(() => SectorType)
  sector(@Parent() { sectorCode }: ResponsibilityGapType, @CurrentContext() context: ActorContext) {
    return this.sectors.load(context, sectorCode);
  }
}
