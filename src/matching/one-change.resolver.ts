import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { mayOn } from '../access/actor.js';
import { CurrentContext, CurrentLocale, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Throttled } from '../access/throttled.decorator.js';
import { PlaceLoader } from '../places/place.loader.js';
import { PlaceType } from '../places/place.type.js';
import type { Locale } from '../platform/locale.js';
import { Transaction } from '../platform/transaction.service.js';
import { QualificationLoader, RegionLoader } from '../reference/reference.loader.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { placeChangeText, wishChangeText } from './change-text.js';
import { PlaceMatchesType } from './matching.type.js';
import { PlaceOutlookLoader } from './one-change.loader.js';
import {
  PlaceChangeType,
  PlaceOutlookType,
  PlaceSketchInput,
  wishChangeOf,
  WishChangeType,
} from './one-change.type.js';
import { PlaceOutlooks } from './place-outlook.service.js';

@Resolver(() => PlaceMatchesType)
export class WishChangesResolver {
  @ResolveField(() => [WishChangeType], {
    description:
      'What opens doors: all near misses, grouped by the one change that makes matches of them; the smallest change first.',
  })
  async oneChangeAway(@Parent() { changes }: PlaceMatchesType): Promise<WishChangeType[]> {
    return (await changes()).map(wishChangeOf);
  }
}

@Resolver(() => WishChangeType)
export class WishChangeFieldsResolver {
  constructor(
    private readonly regions: RegionLoader,
    private readonly places: PlaceLoader,
  ) {}

  @ResolveField(() => String, { description: 'The change in words, without what it unlocks.' })
  async text(
    @Parent() { found }: WishChangeType,
    @CurrentLocale() locale: Locale,
    @CurrentContext() context: ActorContext,
  ): Promise<string> {
    const { change } = found;
    const region = change.criterion === 'REGION' ? await this.regions.load(context, change.regionCode) : null;
    return wishChangeText(found, { region: region?.name ?? null, qualification: null })[locale];
  }

  @ResolveField(() => [PlaceType], {
    description: 'A few of the places it unlocks, the smallest change first.',
  })
  async examples(
    @Parent() { found }: WishChangeType,
    @CurrentContext() context: ActorContext,
  ): Promise<PlaceType[]> {
    const places = await this.places.loadMany(context, found.examples);
    return places.filter((place) => place !== null);
  }
}

@Resolver(() => PlaceType)
export class PlaceOutlookResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly reference: ReferenceRepository,
    private readonly outlooks: PlaceOutlooks,
    private readonly loader: PlaceOutlookLoader,
  ) {}

  @ResolveField(() => PlaceOutlookType, {
    nullable: true,
    description:
      'Whom the place reaches, in numbers, and what one change would add: for who looks after a place that can still be filled; null for anyone else.',
  })
  @Needs('place.manage')
  @Throttled({ per: 'actor', times: 1200, seconds: 3600 })
  async outlook(
    @Parent() place: PlaceType,
    @CurrentContext() context: ActorContext,
  ): Promise<PlaceOutlookType | null> {
    const { regionCode, employerId, status } = place;
    if (!mayOn(context.actor, 'place.manage', { regionCode, subjectIds: [employerId] })) return null;
    return status === 'DRAFT' || status === 'PUBLISHED' ? this.loader.load(context, place) : null;
  }

  @Query(() => PlaceOutlookType, {
    nullable: true,
    description:
      'The same for a place that is still being filled in; nothing is stored. Null for a qualification or postcode that is not in use.',
  })
  @Needs('place.manage')
  @Throttled({ per: 'actor', times: 60, seconds: 60 }, { per: 'actor', times: 600, seconds: 3600 })
  outlookForPlace(
    @Args('place', { type: () => PlaceSketchInput }) sketch: PlaceSketchInput,
    @CurrentContext() { actor }: ActorContext,
  ): Promise<PlaceOutlookType | null> {
    return this.transaction.read(async (tx) => {
      const postcode = await this.reference.postcodeInUse(tx, sketch.postcode4.trim().slice(0, 4));
      const qualification = await this.reference.qualificationInUse(tx, sketch.creboCode);
      if (!postcode || !qualification) return null;
      const { pc4: postcode4, regionCode } = postcode;
      const { creboCode, hoursPerWeek, startsOn, languageLevel = null } = sketch;
      const place = { creboCode, hoursPerWeek, startsOn, languageLevel, postcode4, regionCode };
      return (await this.outlooks.of(tx, actor, [place]))[0] ?? null;
    });
  }
}

@Resolver(() => PlaceChangeType)
export class PlaceChangeFieldsResolver {
  constructor(private readonly qualifications: QualificationLoader) {}

  @ResolveField(() => String, { description: 'The change in words, without whom it reaches.' })
  async text(
    @Parent() { change, place }: PlaceChangeType,
    @CurrentLocale() locale: Locale,
    @CurrentContext() context: ActorContext,
  ): Promise<string> {
    const qualification =
      change.criterion === 'LEVEL' ? await this.qualifications.load(context, change.creboCode) : null;
    return placeChangeText(change, place, { region: null, qualification: qualification?.name ?? null })[
      locale
    ];
  }
}
