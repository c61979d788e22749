import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { mayOn, type Actor } from '../access/actor.js';
import { CurrentActor, CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { MatchedCandidatesLoader } from '../matching/matches.loader.js';
import { CandidateMatchesType, candidateMatchesOf } from '../matching/matching.type.js';
import { NearCandidatesLoader } from '../matching/near-candidates.loader.js';
import { NearCandidatesType } from '../matching/near-candidates.type.js';
import { isIdentifier } from '../platform/identifier.js';
import { emptyPage, type PageOf } from '../platform/page.js';
import { Transaction } from '../platform/transaction.service.js';
import type { Place } from '../places/place.js';
import { PlaceLoader } from '../places/place.loader.js';
import { PlaceType } from '../places/place.type.js';
import { alertsOf } from './alerts-of.js';
import type { LapseAlert } from './lapse-alert.js';
import { AlertsArgs, BestFewArgs, LapseAlertConnection, LapseAlertType } from './lapse-alert.type.js';
import { LapseAlertsRepository } from './lapse-alerts.repository.js';

@Resolver(() => LapseAlertType)
export class LapseAlertsResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly alerts: LapseAlertsRepository,
    private readonly places: PlaceLoader,
    private readonly candidates: MatchedCandidatesLoader,
    private readonly near: NearCandidatesLoader,
  ) {}

  @Query(() => LapseAlertConnection, {
    description:
      'Alerts addressed to the viewer, the most urgent first; those of places that are gone come last.',
  })
  @Needs('lapseAlert.read')
  async lapseAlerts(
    @CurrentActor() actor: Actor,
    @Args() { acknowledged = null, current = null, snoozed = null, ...page }: AlertsArgs,
  ): Promise<PageOf<LapseAlert>> {
    const whose = alertsOf(actor, 'lapseAlert.read');
    if (!whose) return emptyPage;
    return this.transaction.read((tx) =>
      this.alerts.page(tx, whose, { acknowledged, current, snoozed }, page),
    );
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

  @ResolveField(() => NearCandidatesType, {
    nullable: true,
    description: 'How many candidates a small change would add. Null to who may not see candidates there.',
  })
  async nearMisses(
    @Parent() { placeId }: LapseAlertType,
    @CurrentContext() context: ActorContext,
  ): Promise<NearCandidatesType | null> {
    const place = await this.places.load(context, placeId);
    if (!place || !mayOn(context.actor, 'matching.candidates', { regionCode: place.regionCode })) return null;
    return this.near.load(context, place);
  }
}
