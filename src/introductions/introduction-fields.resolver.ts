import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentContext, CurrentLocale, type ActorContext } from '../access/current-actor.decorator.js';
import {
  CandidateLoader,
  IntroducibleLoader,
  NamelessCandidateLoader,
  ReadableCandidateLoader,
} from '../candidates/candidate.loader.js';
import type { NamelessCandidate } from '../candidates/nameless-candidates.repository.js';
import type { Candidate } from '../candidates/candidate.js';
import { CandidateType } from '../candidates/candidate.type.js';
import { CandidateProfileType } from '../candidates/wish.type.js';
import { profileOf, type CandidateProfile } from '../matching/candidate-profile.js';
import type { Locale } from '../platform/locale.js';
import { PlaceLoader } from '../places/place.loader.js';
import type { Place } from '../places/place.js';
import { PlaceType } from '../places/place.type.js';
import { ClassStartLoader } from '../colleges/class-start.loader.js';
import type { ClassStart } from '../colleges/class-start.js';
import { ClassStartType } from '../colleges/class-start.type.js';
import { distanceMetres } from '../reference/distance.js';
import { PostcodeLoader } from '../reference/reference.loader.js';
import { mayKnowCandidate, movesOpenTo, standsOf, type Stand } from './introduction-access.js';
import { endSentences } from './introduction-problems.js';
import { IntroductionPartsLoader, MailableLoader } from './introduction.loader.js';
import {
  DeclineReasonEnum,
  EnrolmentType,
  HesitationType,
  IntroductionMoveEnum,
  IntroductionType,
  MilestoneType,
  PartyEnum,
  PlacementType,
} from './introduction.type.js';
import { kindText } from './decline-reason.js';
import type { DeclineReason, MoveName, Party } from './introduction.js';
import { turnText, whoseTurn } from './whose-turn.js';

const standsFor = ({ actor }: ActorContext, introduction: IntroductionType): Stand[] =>
  standsOf(actor, 'introduction.read', introduction);

/** What an introduction shows, and to whom. */
@Resolver(() => IntroductionType)
export class IntroductionFieldsResolver {
  constructor(
    private readonly places: PlaceLoader,
    private readonly candidates: CandidateLoader,
    private readonly nameless: NamelessCandidateLoader,
    private readonly readable: ReadableCandidateLoader,
    private readonly introducible: IntroducibleLoader,
    private readonly postcodes: PostcodeLoader,
    private readonly parts: IntroductionPartsLoader,
    private readonly mailable: MailableLoader,
  ) {}

  @ResolveField(() => PlaceType)
  place(@Parent() { placeId }: IntroductionType, @CurrentContext() context: ActorContext) {
    return this.places.load(context, placeId);
  }

  @ResolveField(() => CandidateType, {
    nullable: true,
    description:
      'Null for the employer until the candidate accepted this introduction, and when it ended; null for an adviser outside the case team.',
  })
  async candidate(
    @Parent() introduction: IntroductionType,
    @CurrentContext() context: ActorContext,
  ): Promise<Candidate | null> {
    const isLawful =
      introduction.status === 'PLACED' || (await this.introducible.load(context, introduction.candidateId));
    const isKnown = mayKnowCandidate(standsFor(context, introduction), introduction, isLawful);
    return (isKnown ? this.candidates : this.readable).load(context, introduction.candidateId);
  }

  @ResolveField(() => CandidateProfileType, { description: 'Nothing that names a person.' })
  async profile(
    @Parent() { placeId, candidateId }: IntroductionType,
    @CurrentContext() context: ActorContext,
  ): Promise<CandidateProfile> {
    const [place, candidate] = await Promise.all([
      this.places.load(context, placeId) as Promise<Place>,
      this.nameless.load(context, candidateId) as Promise<NamelessCandidate>,
    ]);
    const { wish, postcode4 } = candidate;
    const [home, work] = await this.postcodes.loadMany(context, [
      wish.postcode4 ?? postcode4,
      place.postcode4,
    ]);
    return profileOf(candidateId, wish, home && work ? distanceMetres(home, work) : null);
  }

  @ResolveField(() => [HesitationType], {
    description: "The viewer's own side's; an adviser sees both, and those told in confidence.",
  })
  async hesitations(@Parent() introduction: IntroductionType, @CurrentContext() context: ActorContext) {
    const stands = standsFor(context, introduction);
    const { hesitations } = await this.parts.load(context, introduction.id);
    return hesitations.filter(
      ({ by, adviserOnly }) => stands.includes('ADVISER') || (stands.includes(by) && !adviserOnly),
    );
  }

  @ResolveField(() => [MilestoneType], {
    description: 'What is planned and what was, after both said yes. The employer does not see PERMISSION.',
  })
  async milestones(@Parent() introduction: IntroductionType, @CurrentContext() context: ActorContext) {
    const { milestones } = await this.parts.load(context, introduction.id);
    const isSeen = standsFor(context, introduction).some((stand) => stand !== 'EMPLOYER');
    return milestones.filter(({ kind }) => kind !== 'PERMISSION' || isSeen);
  }

  @ResolveField(() => DeclineReasonEnum, {
    nullable: true,
    description: 'Why a side said no: for that side and advisers. The other side reads `endText`.',
  })
  declineReason(
    @Parent() introduction: IntroductionType,
    @CurrentContext() context: ActorContext,
  ): DeclineReason | null {
    const stands = standsFor(context, introduction);
    const own = introduction.endCause === 'CANDIDATE_DECLINED' ? 'CANDIDATE' : 'EMPLOYER';
    return stands.includes('ADVISER') || stands.includes(own) ? introduction.declineReason : null;
  }

  @ResolveField(() => PlacementType, { nullable: true })
  async placement(@Parent() { id }: IntroductionType, @CurrentContext() context: ActorContext) {
    return (await this.parts.load(context, id)).placement;
  }

  @ResolveField(() => PartyEnum, {
    nullable: true,
    description: 'Who is to move; the same for everyone who may see this introduction. Null when it ended.',
  })
  turn(@Parent() introduction: IntroductionType): Party | null {
    return whoseTurn(introduction)[0] ?? null;
  }

  @ResolveField(() => [PartyEnum], {
    description: 'Everybody who is to move: two when both sides are asked at once. `turn` is the first.',
  })
  turns(@Parent() introduction: IntroductionType): Party[] {
    return whoseTurn(introduction);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Whose turn it is, to do what and by when: one sentence, the same for everyone.',
  })
  turnText(@Parent() introduction: IntroductionType, @CurrentLocale() locale: Locale): string | null {
    return turnText(introduction, locale);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Why it ended without a placement, in plain and kind words.',
  })
  endText(
    @Parent() { endCause, declineReason }: IntroductionType,
    @CurrentLocale() locale: Locale,
  ): string | null {
    return endCause && (kindText(endCause, declineReason) ?? endSentences[endCause])[locale];
  }

  @ResolveField(() => [IntroductionMoveEnum], {
    description: 'What the viewer can do now; an adviser answers on behalf of a side.',
  })
  mayDo(@Parent() introduction: IntroductionType, @CurrentContext() { actor }: ActorContext): MoveName[] {
    return movesOpenTo(actor, introduction);
  }

  @ResolveField(() => [PartyEnum], {
    description: 'Who cannot be mailed, so that the adviser rings them. Empty for anyone but advisers.',
  })
  async byPhoneOnly(
    @Parent() introduction: IntroductionType,
    @CurrentContext() context: ActorContext,
  ): Promise<Party[]> {
    if (!standsFor(context, introduction).includes('ADVISER')) return [];
    const { candidateId, employerId } = introduction;
    const [candidate, employer] = await this.mailable.loadMany(context, [candidateId, employerId]);
    return [...(candidate ? [] : ['CANDIDATE' as const]), ...(employer ? [] : ['EMPLOYER' as const])];
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'What the candidate added to the answer: for the candidate and advisers.',
  })
  candidateMessage(
    @Parent() introduction: IntroductionType,
    @CurrentContext() context: ActorContext,
  ): string | null {
    const isSeen = standsFor(context, introduction).some((stand) => stand !== 'EMPLOYER');
    return isSeen ? introduction.candidateMessage : null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'What the employer added to the answer: for the employer and advisers.',
  })
  employerMessage(
    @Parent() introduction: IntroductionType,
    @CurrentContext() context: ActorContext,
  ): string | null {
    const isSeen = standsFor(context, introduction).some((stand) => stand !== 'CANDIDATE');
    return isSeen ? introduction.employerMessage : null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'The words with which it was withdrawn: for advisers.',
  })
  endNote(@Parent() introduction: IntroductionType, @CurrentContext() context: ActorContext): string | null {
    return standsFor(context, introduction).includes('ADVISER') ? introduction.endNote : null;
  }
}

@Resolver(() => EnrolmentType)
export class EnrolmentFieldsResolver {
  constructor(private readonly classStarts: ClassStartLoader) {}

  @ResolveField(() => ClassStartType, { nullable: true, description: 'The class it is about.' })
  classStart(
    @Parent() { classStartId }: EnrolmentType,
    @CurrentContext() context: ActorContext,
  ): Promise<ClassStart | null> | null {
    return classStartId === null ? null : this.classStarts.load(context, classStartId);
  }
}
