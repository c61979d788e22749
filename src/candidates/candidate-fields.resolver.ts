import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ViewerType } from '../access/access.type.js';
import { CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { QualificationLoader, RegionLoader, SectorLoader } from '../reference/reference.loader.js';
import type { Qualification, Region, Sector } from '../reference/reference.repository.js';
import { QualificationType, RegionType, SectorType } from '../reference/reference.type.js';
import { CandidateLoader, CaseFileLoader } from './candidate.loader.js';
import { earliestStartOf, type Candidate } from './candidate.js';
import { CandidateDetailsType, CandidateType } from './candidate.type.js';
import { CaseLookLoader } from './case-look.loader.js';
import { mayReadCase } from './case-access.js';
import { CandidateProfileType, WishType } from './wish.type.js';

@Resolver(() => ViewerType)
export class ViewerCandidateResolver {
  constructor(private readonly candidates: CandidateLoader) {}

  @ResolveField(() => CandidateType, { nullable: true, description: 'Who the viewer is as a candidate.' })
  candidate(@CurrentContext() context: ActorContext): Promise<Candidate | null> | null {
    const own = context.actor.grants.find(({ role }) => role === 'CANDIDATE')?.subjectId;
    return own ? this.candidates.load(context, own) : null;
  }
}

@Resolver(() => CandidateType)
export class CandidateFieldsResolver {
  constructor(
    private readonly regions: RegionLoader,
    private readonly candidates: CandidateLoader,
    private readonly files: CaseFileLoader,
    private readonly looks: CaseLookLoader,
  ) {}

  @ResolveField(() => RegionType, {
    description: 'Whose desk looks after the candidate: the region of the home.',
  })
  region(
    @Parent() { regionCode }: CandidateType,
    @CurrentContext() context: ActorContext,
  ): Promise<Region | null> {
    return this.regions.load(context, regionCode);
  }

  @ResolveField(() => CandidateDetailsType, {
    nullable: true,
    description: 'Null for whoever is not the candidate, in the case team or the coordinator.',
  })
  @Needs('candidate.read')
  async details(
    @Parent() { id }: CandidateType,
    @CurrentContext() context: ActorContext,
  ): Promise<CandidateDetailsType | null> {
    const file = await this.files.load(context, id);
    if (!file || !mayReadCase(context.actor, file)) return null;
    const candidate = await this.candidates.load(context, id);
    if (!candidate) return null;
    await this.looks.load(context, id);
    return {
      ...candidate,
      earliestStartOn: earliestStartOf(candidate),
      legalBasis: file.legalBasis,
      inMatching: file.legalBasis !== null && candidate.placedOn === null,
      caseTeam: file.teamNames,
    };
  }
}

/** The names of the codes that a wish or a profile holds. */
abstract class CodeNames {
  constructor(
    private readonly sectorLoader: SectorLoader,
    private readonly qualificationLoader: QualificationLoader,
  ) {}

  protected async sectorsOf(context: ActorContext, codes: readonly string[]): Promise<Sector[]> {
    const found = await this.sectorLoader.loadMany(context, codes);
    return found.filter((sector) => sector !== null);
  }

  protected async qualificationsOf(
    context: ActorContext,
    codes: readonly string[],
  ): Promise<Qualification[]> {
    const found = await this.qualificationLoader.loadMany(context, codes);
    return found.filter((qualification) => qualification !== null);
  }
}

@Resolver(() => WishType)
export class WishResolver extends CodeNames {
  constructor(
    sectors: SectorLoader,
    qualifications: QualificationLoader,
    private readonly regions: RegionLoader,
  ) {
    super(sectors, qualifications);
  }

  @ResolveField(() => [SectorType])
  sectors(@Parent() { sectorCodes }: WishType, @CurrentContext() context: ActorContext): Promise<Sector[]> {
    return this.sectorsOf(context, sectorCodes);
  }

  @ResolveField(() => [QualificationType])
  qualifications(
    @Parent() { creboCodes }: WishType,
    @CurrentContext() context: ActorContext,
  ): Promise<Qualification[]> {
    return this.qualificationsOf(context, creboCodes);
  }

  @ResolveField(() => RegionType, { nullable: true })
  region(
    @Parent() { regionCode }: WishType,
    @CurrentContext() context: ActorContext,
  ): Promise<Region | null> | null {
    return regionCode === null ? null : this.regions.load(context, regionCode);
  }
}

@Resolver(() => CandidateProfileType)
export class CandidateProfileResolver extends CodeNames {
  constructor(sectors: SectorLoader, qualifications: QualificationLoader) {
    super(sectors, qualifications);
  }

  @ResolveField(() => [SectorType])
  sectors(
    @Parent() { sectorCodes }: CandidateProfileType,
    @CurrentContext() context: ActorContext,
  ): Promise<Sector[]> {
    return this.sectorsOf(context, sectorCodes);
  }

  @ResolveField(() => [QualificationType])
  qualifications(
    @Parent() { creboCodes }: CandidateProfileType,
    @CurrentContext() context: ActorContext,
  ): Promise<Qualification[]> {
    return this.qualificationsOf(context, creboCodes);
  }
}
