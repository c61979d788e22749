import { Args, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { mayOn, type Actor } from '../access/actor.js';
import { CurrentActor, CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { NamelessCandidateLoader, ReadableCandidateLoader } from '../candidates/candidate.loader.js';
import { CandidateType } from '../candidates/candidate.type.js';
import { CandidateProfileType } from '../candidates/wish.type.js';
import { profileOf } from '../matching/candidate-profile.js';
import { MatchedPlacesLoader } from '../matching/matches.loader.js';
import { isIdentifier } from '../platform/identifier.js';
import { emptyPage, type PageOf } from '../platform/page.js';
import { Transaction } from '../platform/transaction.service.js';
import { alertsOf } from './alerts-of.js';
import type { CandidateAlert } from './lapse-alert.js';
import { AlertsArgs, CandidateAlertConnection, CandidateAlertType } from './lapse-alert.type.js';
import { LapseAlertsRepository } from './lapse-alerts.repository.js';

/** Candidates who need a place by a day, as the people of a desk are told of them. */
@Resolver(() => CandidateAlertType)
export class CandidateAlertsResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly alerts: LapseAlertsRepository,
    private readonly readable: ReadableCandidateLoader,
    private readonly nameless: NamelessCandidateLoader,
    private readonly places: MatchedPlacesLoader,
  ) {}

  @Query(() => CandidateAlertConnection, {
    description: 'Alerts about candidates who need a place, addressed to the viewer, the most urgent first.',
  })
  @Needs('lapseAlert.read')
  async candidateAlerts(
    @CurrentActor() actor: Actor,
    @Args() { acknowledged = null, current = null, snoozed = null, ...page }: AlertsArgs,
  ): Promise<PageOf<CandidateAlert>> {
    const whose = alertsOf(actor, 'lapseAlert.read');
    if (!whose) return emptyPage;
    return this.transaction.read((tx) =>
      this.alerts.candidatesPage(tx, whose, { acknowledged, current, snoozed }, page),
    );
  }

  @Query(() => CandidateAlertType, { nullable: true, description: 'Such an alert, addressed to the viewer.' })
  @Needs('lapseAlert.read')
  async candidateAlert(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<CandidateAlert | null> {
    const whose = alertsOf(actor, 'lapseAlert.read');
    if (!whose || !isIdentifier(id)) return null;
    return this.transaction.read((tx) => this.alerts.candidateAlertById(tx, whose, id));
  }

  @ResolveField(() => CandidateType, { nullable: true, description: 'Null for who is not in the case team.' })
  candidate(@Parent() { candidateId }: CandidateAlertType, @CurrentContext() context: ActorContext) {
    return this.readable.load(context, candidateId);
  }

  @ResolveField(() => CandidateProfileType, {
    nullable: true,
    description: 'Nothing that names a person; without a distance, since it is to no place.',
  })
  async profile(
    @Parent() { candidateId }: CandidateAlertType,
    @CurrentContext() context: ActorContext,
  ): Promise<CandidateProfileType | null> {
    const candidate = await this.nameless.load(context, candidateId);
    return candidate && profileOf(candidateId, candidate.wish, null);
  }

  @ResolveField(() => Int, { description: 'How many places match the wish now.' })
  async placesThatFit(
    @Parent() { candidateId, regionCode }: CandidateAlertType,
    @CurrentContext() context: ActorContext,
  ): Promise<number> {
    if (!mayOn(context.actor, 'matching.candidates', { regionCode })) return 0;
    return (await this.places.load(context, { id: candidateId, first: 3 })).total;
  }
}
