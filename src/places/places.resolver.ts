import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { mayOn, scopeOf, type Actor } from '../access/actor.js';
import {
  CurrentActor,
  CurrentContext,
  CurrentLocale,
  type ActorContext,
} from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { BadInput } from '../platform/bad-input.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import type { Locale } from '../platform/locale.js';
import { PageArgs } from '../platform/page.type.js';
import type { Result } from '../platform/problem.js';
import { answer } from '../platform/problem.type.js';
import { Transaction } from '../platform/transaction.service.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { UNKNOWN_POSTCODE } from '../reference/reference-problems.js';
import { ChangePlace } from './change-place.usecase.js';
import { CreatePlace } from './create-place.usecase.js';
import { detailsOf, PlaceInput, PlacesArgs } from './place-input.type.js';
import { PlaceLoader } from './place.loader.js';
import { PlaceSearchRepository } from './place-search.repository.js';
import type { Place, PlaceStatus, WithdrawReason } from './place.js';
import { isOpen } from './place.js';
import {
  PlaceConnection,
  PlacePayload,
  PlaceStatusEnum,
  PlaceType,
  WithdrawReasonEnum,
} from './place.type.js';
import { PlacesRepository } from './places.repository.js';
import { PublishPlace } from './publish-place.usecase.js';
import { WithdrawPlace } from './withdraw-place.usecase.js';

@Resolver(() => PlaceType)
export class PlacesResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly found: PlaceSearchRepository,
    private readonly places: PlacesRepository,
    private readonly reference: ReferenceRepository,
    private readonly loader: PlaceLoader,
    private readonly creations: CreatePlace,
    private readonly changes: ChangePlace,
    private readonly publications: PublishPlace,
    private readonly withdrawals: WithdrawPlace,
  ) {}

  @Query(() => PlaceConnection, {
    name: 'places',
    description: 'Published places, for anyone, without an account.',
  })
  @Needs('public')
  search(@Args() { filter, orderBy, first, after }: PlacesArgs): Promise<PlaceConnection> {
    return this.transaction.read(async (tx) => {
      const { nearPostcode4, ...rest } = filter ?? {};
      const near = nearPostcode4 ? await this.reference.postcodeInUse(tx, nearPostcode4) : null;
      if (nearPostcode4 && !near) throw new BadInput(UNKNOWN_POSTCODE.sentence);
      if (orderBy === 'DISTANCE' && !near) throw new BadInput(distanceFromWhere);
      return this.found.search(tx, { ...rest, near }, orderBy, { first, after });
    });
  }

  @Query(() => PlaceType, {
    nullable: true,
    description: 'A place that can be filled, for anyone; in any state for who looks after it.',
  })
  @Needs('public')
  async place(
    @Args('id', { type: () => ID }) id: string,
    @CurrentContext() context: ActorContext,
  ): Promise<PlaceType | null> {
    const place = await this.loader.load(context, id);
    if (!place) return null;
    if (mayManage(context.actor, place)) return place;
    const today = await this.transaction.read((tx) => Promise.resolve(tx.today));
    return isOpen(place, today) ? place : null;
  }

  @Query(() => PlaceConnection, {
    description: "The places one looks after: an employer's own, or those of the desk's region.",
  })
  @Needs('place.manage')
  managedPlaces(
    @CurrentActor() actor: Actor,
    @Args() page: PageArgs,
    @Args('status', { type: () => [PlaceStatusEnum], nullable: true }) status?: PlaceStatus[] | null,
  ): Promise<PlaceConnection> {
    const scope = scopeOf(actor, 'place.manage');
    return this.transaction.read((tx) => this.places.ofDesk(tx, scope, status ?? null, page));
  }

  @Mutation(() => PlacePayload, { description: 'A new place, as a draft.' })
  @Needs('place.manage')
  async createPlace(
    @Args('input') input: PlaceInput,
    @CurrentActor() actor: Actor,
    @CurrentLocale() locale: Locale,
  ) {
    return payload(await this.creations.execute(actor, input.employerId ?? null, detailsOf(input)), locale);
  }

  @Mutation(() => PlacePayload, { description: 'STALE, and nothing changed, when somebody else was first.' })
  @Needs('place.manage')
  async changePlace(
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input') input: PlaceInput,
    @CurrentContext() { actor, locale }: ActorContext,
  ) {
    return payload(await this.changes.execute(actor, id, version, detailsOf(input)), locale);
  }

  @Mutation(() => PlacePayload, { description: 'The same place once more, as a draft.' })
  @Needs('place.manage')
  async clonePlace(
    @Args('id', { type: () => ID }) id: string,
    @CurrentActor() actor: Actor,
    @CurrentLocale() locale: Locale,
  ) {
    return payload(await this.creations.clone(actor, id), locale);
  }

  @Mutation(() => PlacePayload, {
    description: 'NOT_ACCREDITED unless the employer is accredited for the qualification.',
  })
  @Needs('place.manage')
  async publishPlace(
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @CurrentActor() actor: Actor,
    @CurrentLocale() locale: Locale,
  ) {
    return payload(await this.publications.execute(actor, id, version), locale);
  }

  @Mutation(() => PlacePayload, { description: 'A new lapse date; a place that had lapsed is open again.' })
  @Needs('place.manage')
  async extendPlace(
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('lapsesOn', { type: () => GraphQLDate }) lapsesOn: string,
    @CurrentContext() { actor, locale }: ActorContext,
  ) {
    return payload(await this.publications.extend(actor, id, version, lapsesOn), locale);
  }

  @Mutation(() => PlacePayload, {
    description: 'Takes a place back; everyone with an open introduction is told.',
  })
  @Needs('place.manage')
  async withdrawPlace(
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('reason', { type: () => WithdrawReasonEnum }) reason: WithdrawReason,
    @CurrentContext() { actor, locale }: ActorContext,
  ) {
    return payload(await this.withdrawals.execute(actor, id, version, reason), locale);
  }
}

const distanceFromWhere = {
  nl: 'Vul een postcode in om op afstand te sorteren.',
  en: 'Fill in a postcode to sort by distance.',
};

function mayManage(actor: Actor, { regionCode, employerId }: Place): boolean {
  return mayOn(actor, 'place.manage', { regionCode, subjectIds: [employerId] });
}

function payload(result: Result<Place>, locale: Locale): PlacePayload {
  const { value, problems } = answer(result, locale);
  return { place: value, problems };
}
