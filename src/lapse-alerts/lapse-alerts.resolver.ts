import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { mayOn, type Actor } from '../access/actor.js';
import {
  CurrentActor,
  CurrentContext,
  CurrentLocale,
  type ActorContext,
} from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { MatchedCandidatesLoader } from '../matching/matches.loader.js';
import { CandidateMatchesType, candidateMatchesOf } from '../matching/matching.type.js';
import { isIdentifier } from '../platform/identifier.js';
import type { Locale } from '../platform/locale.js';
import { emptyPage, type PageOf } from '../platform/page.js';
import { answer } from '../platform/problem.type.js';
import { Transaction } from '../platform/transaction.service.js';
import type { Place } from '../places/place.js';
import { PlaceLoader } from '../places/place.loader.js';
import { PlaceType } from '../places/place.type.js';
import { AcknowledgeLapseAlert } from './acknowledge-lapse-alert.usecase.js';
import { alertsOf } from './alerts-of.js';
import type { LapseAlert } from './lapse-alert.js';
import {
  BestFewArgs,
  LapseAlertConnection,
  LapseAlertPayload,
  LapseAlertsArgs,
  LapseAlertType,
} from './lapse-alert.type.js';
import { LapseAlertsRepository } from './lapse-alerts.repository.js';

@Resolver(() => LapseAlertType)
export class LapseAlertsResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly alerts: LapseAlertsRepository,
    private readonly acknowledgements: AcknowledgeLapseAlert,
    private readonly places: PlaceLoader,
    private readonly candidates: MatchedCandidatesLoader,
  ) {}

  @Query(() => LapseAlertConnection, {
    description:
      'Alerts addressed to the viewer, the most urgent first; those of places that are gone come last.',
  })
  @Needs('lapseAlert.read')
  async lapseAlerts(
    @CurrentActor() actor: Actor,
    @Args() { acknowledged = null, current = null, ...page }: LapseAlertsArgs,
  ): Promise<PageOf<LapseAlert>> {
    const whose = alertsOf(actor, 'lapseAlert.read');
    if (!whose) return emptyPage;
    return this.transaction.read((tx) => this.alerts.page(tx, whose, { acknowledged, current }, page));
  }

  @Query(() => LapseAlertType, { nullable: true, description: 'An alert addressed to the viewer.' })
  @Needs('lapseAlert.read')
  async lapseAlert(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<LapseAlert | null> {
    const whose = alertsOf(actor, 'lapseAlert.read');
    return whose && isIdentifier(id) ? this.transaction.read((tx) => this.alerts.byId(tx, whose, id)) : null;
  }

  @Mutation(() => LapseAlertPayload, {
    description:
      'Says that one has seen it and is on it; wider lead times of the same date count as seen too.',
  })
  @Needs('lapseAlert.acknowledge')
  async acknowledgeLapseAlert(
    @CurrentActor() actor: Actor,
    @CurrentLocale() locale: Locale,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<LapseAlertPayload> {
    const { value, problems } = answer(await this.acknowledgements.execute(actor, id), locale);
    return { lapseAlert: value, problems };
  }

  @ResolveField(() => PlaceType)
  place(
    @Parent() { placeId }: LapseAlertType,
    @CurrentContext() context: ActorContext,
  ): Promise<Place | null> {
    return this.places.load(context, placeId);
  }

  @ResolveField(() => CandidateMatchesType, {
    description: 'How many eligible candidates there are now, and the best of them.',
  })
  async matches(
    @Parent() { placeId }: LapseAlertType,
    @Args() { first }: BestFewArgs,
    @CurrentContext() context: ActorContext,
  ): Promise<CandidateMatchesType> {
    const place = await this.places.load(context, placeId);
    if (!place || !mayOn(context.actor, 'matching.candidates', { regionCode: place.regionCode }))
      return candidateMatchesOf({ total: 0, best: [] });
    return candidateMatchesOf(await this.candidates.load(context, { id: placeId, first }));
  }
}
