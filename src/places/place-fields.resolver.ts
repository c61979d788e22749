import { Args, Float, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { mayOn, scopeOf } from '../access/actor.js';
import { CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { EmployerLoader } from '../employers/employer.loader.js';
import { EmployerType } from '../employers/employer.type.js';
import { BadInput } from '../platform/bad-input.js';
import { PageArgs } from '../platform/page.type.js';
import { Transaction } from '../platform/transaction.service.js';
import { distanceMetres } from '../reference/distance.js';
import {
  MunicipalityLoader,
  PostcodeLoader,
  QualificationLoader,
  RegionLoader,
  SectorLoader,
} from '../reference/reference.loader.js';
import { UNKNOWN_POSTCODE } from '../reference/reference-problems.js';
import { MunicipalityType, QualificationType, RegionType, SectorType } from '../reference/reference.type.js';
import { seatsLeft, type PlaceStatus, type WithdrawReason } from './place.js';
import { PlaceConnection, PlaceStatusEnum, PlaceType, WithdrawReasonEnum } from './place.type.js';
import { PlacesRepository } from './places.repository.js';

/** What a place has from other rooms. */
@Resolver(() => PlaceType)
export class PlaceFieldsResolver {
  constructor(
    private readonly employers: EmployerLoader,
    private readonly qualifications: QualificationLoader,
    private readonly sectors: SectorLoader,
    private readonly regions: RegionLoader,
    private readonly municipalities: MunicipalityLoader,
    private readonly postcodes: PostcodeLoader,
  ) {}

  @ResolveField(() => EmployerType)
  @Needs('public')
  employer(@Parent() { employerId }: PlaceType, @CurrentContext() context: ActorContext) {
    return this.employers.load(context, employerId);
  }

  @ResolveField(() => QualificationType)
  @Needs('public')
  qualification(@Parent() { creboCode }: PlaceType, @CurrentContext() context: ActorContext) {
    return this.qualifications.load(context, creboCode);
  }

  @ResolveField(() => Int, { description: '1 to 4.' })
  @Needs('public')
  async mboLevel(@Parent() { creboCode }: PlaceType, @CurrentContext() context: ActorContext) {
    return (await this.qualifications.load(context, creboCode))?.mboLevel;
  }

  @ResolveField(() => SectorType)
  @Needs('public')
  async sector(@Parent() { creboCode }: PlaceType, @CurrentContext() context: ActorContext) {
    const qualification = await this.qualifications.load(context, creboCode);
    return qualification && this.sectors.load(context, qualification.sectorCode);
  }

  @ResolveField(() => RegionType)
  @Needs('public')
  region(@Parent() { regionCode }: PlaceType, @CurrentContext() context: ActorContext) {
    return this.regions.load(context, regionCode);
  }

  @ResolveField(() => MunicipalityType)
  @Needs('public')
  async municipality(@Parent() { postcode4 }: PlaceType, @CurrentContext() context: ActorContext) {
    const postcode = await this.postcodes.load(context, postcode4);
    return postcode && this.municipalities.load(context, postcode.municipalityCode);
  }

  @ResolveField(() => String, { description: 'The town or village of the postcode.' })
  @Needs('public')
  async town(@Parent() { postcode4 }: PlaceType, @CurrentContext() context: ActorContext) {
    return (await this.postcodes.load(context, postcode4))?.town;
  }

  @ResolveField(() => Int)
  @Needs('public')
  seatsLeft(@Parent() place: PlaceType): number {
    return seatsLeft(place);
  }

  @ResolveField(() => Float, {
    nullable: true,
    description: 'Gross pay an hour in euros, as the employer says.',
  })
  @Needs('public')
  wagePerHour(@Parent() { wageCentsPerHour }: PlaceType): number | null {
    return wageCentsPerHour === null ? null : wageCentsPerHour / 100;
  }

  @ResolveField(() => Float, {
    nullable: true,
    description: 'Great-circle kilometres between two postcodes, to the metre.',
  })
  @Needs('public')
  async distanceKm(
    @Parent() { postcode4 }: PlaceType,
    @Args('fromPostcode4') fromPostcode4: string,
    @CurrentContext() context: ActorContext,
  ): Promise<number | null> {
    const [from, to] = await this.postcodes.loadMany(context, [fromPostcode4, postcode4]);
    if (!from) throw new BadInput(UNKNOWN_POSTCODE.sentence);
    return to ? distanceMetres(from, to) / 1000 : null;
  }

  @ResolveField(() => WithdrawReasonEnum, {
    nullable: true,
    description: 'Why the place was taken back; for who looks after it.',
  })
  @Needs('place.manage')
  withdrawReason(@Parent() place: PlaceType, @CurrentContext() context: ActorContext): WithdrawReason | null {
    return this.managedByViewer(place, context) ? place.withdrawReason : null;
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may change this place.' })
  @Needs('public')
  managedByViewer(
    @Parent() { regionCode, employerId }: PlaceType,
    @CurrentContext() { actor }: ActorContext,
  ): boolean {
    return mayOn(actor, 'place.manage', { regionCode, subjectIds: [employerId] });
  }
}

@Resolver(() => EmployerType)
export class EmployerPlacesResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly places: PlacesRepository,
  ) {}

  @ResolveField(() => PlaceConnection, {
    name: 'places',
    description:
      'All places for who looks after them: the employer, and the desk of each place’s own region. For others those that can be filled.',
  })
  @Needs('public')
  ofEmployer(
    @Parent() employer: EmployerType,
    @Args() page: PageArgs,
    @CurrentContext() { actor }: ActorContext,
    @Args('status', { type: () => [PlaceStatusEnum], nullable: true }) status?: PlaceStatus[] | null,
  ): Promise<PlaceConnection> {
    const scope = scopeOf(actor, 'place.manage');
    return this.transaction.read((tx) =>
      this.places.ofEmployer(tx, employer.id, { statuses: status ?? null, scope }, page),
    );
  }
}
