import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Throttled } from '../access/throttled.decorator.js';
import { IntroducibleLoader, ReadableCandidateLoader } from '../candidates/candidate.loader.js';
import type { Introduction } from '../introductions/introduction.js';
import { mayKnowCandidate, standsOf, type Stand } from '../introductions/introduction-access.js';
import { IntroductionLoader, IntroductionPartsLoader } from '../introductions/introduction.loader.js';
import { IntroductionType } from '../introductions/introduction.type.js';
import type { Result } from '../platform/problem.js';
import { answer } from '../platform/problem.type.js';
import { PlaceLoader } from '../places/place.loader.js';
import type { Place } from '../places/place.js';
import { distanceMetres } from '../reference/distance.js';
import { PostcodeLoader, QualificationLoader } from '../reference/reference.loader.js';
import { OfferRemedy } from './offer-remedy.usecase.js';
import { RemedyChecks } from './remedy-checks.service.js';
import { ageOn, proposedRemedies } from './propose-remedies.js';
import { conditionText, type RemedyFacts } from './remedy-condition.js';
import { RemediesInForceLoader, RemedyLoader, RemedyOffersLoader } from './remedy.loader.js';
import { offerMovesOpenTo, seesOffer, type OfferMove, type RemedyOffer } from './remedy-offer.js';
import {
  HesitationPayload,
  MoveRemedyOfferArgs,
  OfferRemedyArgs,
  RemedyOfferMoveEnum,
  RemedyOfferType,
  RemedyProposalType,
  RemedyType,
  SayHesitationArgs,
} from './remedy.type.js';
import { euros, type Remedy } from './remedy.js';
import { SayHesitation } from './say-hesitation.usecase.js';

/** What holds the sides of an introduction back, and what is done about it. */
@Resolver(() => IntroductionType)
export class IntroductionRemediesResolver {
  constructor(
    private readonly introductions: IntroductionLoader,
    private readonly parts: IntroductionPartsLoader,
    private readonly remedies: RemediesInForceLoader,
    private readonly checks: RemedyChecks,
    private readonly offers: RemedyOffersLoader,
    private readonly places: PlaceLoader,
    private readonly qualifications: QualificationLoader,
    private readonly readable: ReadableCandidateLoader,
    private readonly introducible: IntroducibleLoader,
    private readonly postcodes: PostcodeLoader,
    private readonly hesitating: SayHesitation,
    private readonly offering: OfferRemedy,
  ) {}

  @ResolveField(() => [RemedyProposalType], {
    description:
      'What could take away the hesitations that the viewer sees. An employer sees general remedies alone; an adviser also what does not fit.',
  })
  async remedyProposals(
    @Parent() introduction: IntroductionType,
    @CurrentContext() context: ActorContext,
  ): Promise<RemedyProposalType[]> {
    const stands = standsOf(context.actor, 'introduction.read', introduction);
    const { hesitations } = await this.parts.load(context, introduction.id);
    const seen = hesitations.filter(
      ({ by, adviserOnly }) => stands.includes('ADVISER') || (stands.includes(by) && !adviserOnly),
    );
    if (seen.length === 0) return [];
    const [inForce, facts] = await Promise.all([
      this.remedies.load(context, introduction.regionCode),
      this.factsOf(context, introduction, stands),
    ]);
    return Promise.all(
      proposedRemedies(stands, seen, inForce, facts).map(async (proposed) => {
        const { remedy, fits, worthCents } = proposed;
        const isShown = worthCents !== null && (await this.checks.showsAmounts(context, remedy));
        return {
          ...proposed,
          conditions: remedy.conditions.map((condition, at) => ({
            text: conditionText(condition, context.locale),
            fit: fits[at] ?? 'ASK',
          })),
          worthText: isShown ? euros(worthCents, context.locale) : null,
        };
      }),
    );
  }

  @ResolveField(() => [RemedyOfferType], {
    description:
      'What was offered. The employer sees what tells something of the candidate once the candidate let them know.',
  })
  async remedyOffers(
    @Parent() introduction: IntroductionType,
    @CurrentContext() context: ActorContext,
  ): Promise<RemedyOffer[]> {
    const stands = standsOf(context.actor, 'introduction.read', introduction);
    const offers = await this.offers.load(context, introduction.id);
    const { candidateId, status } = introduction;
    const isLawful = status === 'PLACED' || (await this.introducible.load(context, candidateId));
    const isKnown = mayKnowCandidate(['EMPLOYER'], introduction, isLawful);
    return offers.filter((offer) => seesOffer(stands, offer, isKnown));
  }

  @Mutation(() => HesitationPayload, {
    description:
      'A side says what holds it back, at any step; or an adviser who heard it (onBehalfOf). The other side does not see it.',
  })
  @Needs('introduction.answer')
  @Throttled({ per: 'actor', times: 30, seconds: 600 })
  async sayHesitation(
    @Args() { introductionId, kind, adviserOnly, note, onBehalfOf }: SayHesitationArgs,
    @CurrentContext() context: ActorContext,
  ): Promise<HesitationPayload> {
    const said = { introductionId, kind, adviserOnly, note: note ?? null, onBehalfOf: onBehalfOf ?? null };
    return this.payload(context, await this.hesitating.execute(context.actor, said));
  }

  @Mutation(() => HesitationPayload, { description: 'It holds nobody back any more.' })
  @Needs('introduction.answer')
  async resolveHesitation(
    @Args('hesitationId', { type: () => ID }) hesitationId: string,
    @CurrentContext() context: ActorContext,
  ): Promise<HesitationPayload> {
    return this.payload(context, await this.hesitating.resolve(context.actor, hesitationId));
  }

  @Mutation(() => HesitationPayload, {
    description:
      'An adviser offers a remedy. What tells the employer something of the candidate, the candidate is asked first.',
  })
  @Needs('remedy.offer')
  async offerRemedy(
    @Args() offer: OfferRemedyArgs,
    @CurrentContext() context: ActorContext,
  ): Promise<HesitationPayload> {
    return this.payload(context, await this.offering.execute(context.actor, offer));
  }

  @Mutation(() => HesitationPayload, {
    description:
      'Takes or declines it, lets the employer know or not, says whether it helped, takes it back.',
  })
  @Needs('introduction.answer')
  async moveRemedyOffer(
    @Args() { offerId, move }: MoveRemedyOfferArgs,
    @CurrentContext() context: ActorContext,
  ): Promise<HesitationPayload> {
    return this.payload(context, await this.offering.move(context.actor, offerId, move));
  }

  /** What is known to whoever asks: of the candidate nothing to whom the case is not open. */
  private async factsOf(
    context: ActorContext,
    { placeId, candidateId }: IntroductionType,
    stands: readonly Stand[],
  ): Promise<RemedyFacts> {
    const knowsSelf = stands.some((stand) => stand !== 'EMPLOYER');
    const [place, candidate] = await Promise.all([
      this.places.load(context, placeId) as Promise<Place>,
      knowsSelf ? this.readable.load(context, candidateId) : null,
    ]);
    const qualification = await this.qualifications.load(context, place.creboCode);
    const home = candidate && (candidate.wish.postcode4 ?? candidate.postcode4);
    const [from, to] = home ? await this.postcodes.loadMany(context, [home, place.postcode4]) : [];
    return {
      hoursAWeek: place.hoursPerWeek,
      mboLevel: qualification?.mboLevel ?? 0,
      startsOn: place.startsOn,
      ageAtStart: candidate && ageOn(candidate.birthDate, place.startsOn),
      distanceKm: from && to ? distanceMetres(from, to) / 1000 : null,
      language: candidate?.wish.languageLevel ?? null,
      priorEducation: candidate?.priorEducation ?? null,
    };
  }

  private async payload(context: ActorContext, result: Result<Introduction>): Promise<HesitationPayload> {
    for (const loader of [this.introductions, this.parts, this.offers]) loader.forget(context);
    const { value, problems } = answer(result, context.locale);
    return { introduction: value && (await this.introductions.load(context, value.id)), problems };
  }
}

@Resolver(() => RemedyOfferType)
export class RemedyOfferFieldsResolver {
  constructor(
    private readonly remedies: RemedyLoader,
    private readonly introductions: IntroductionLoader,
  ) {}

  @ResolveField(() => RemedyType)
  remedy(@Parent() { remedyId }: RemedyOfferType, @CurrentContext() context: ActorContext) {
    return this.remedies.load(context, remedyId) as Promise<Remedy>;
  }

  @ResolveField(() => [RemedyOfferMoveEnum], { description: 'What the viewer can do with it now.' })
  async mayDo(
    @Parent() offer: RemedyOfferType,
    @CurrentContext() context: ActorContext,
  ): Promise<OfferMove[]> {
    const introduction = await this.introductions.load(context, offer.introductionId);
    const stands = introduction ? standsOf(context.actor, 'introduction.answer', introduction) : [];
    return offerMovesOpenTo(stands, offer);
  }
}
