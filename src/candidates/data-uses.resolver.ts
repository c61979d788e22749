import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentContext, CurrentLocale, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import type { Locale } from '../platform/locale.js';
import type { Result } from '../platform/problem.js';
import { answer } from '../platform/problem.type.js';
import { AllowUse } from './allow-use.usecase.js';
import { CandidateLoader, CaseFileLoader, ReadableCandidateLoader } from './candidate.loader.js';
import type { Candidate } from './candidate.js';
import { CandidatePayload, CandidateType, LegalBasisInput } from './candidate.type.js';
import { mayReadCase } from './case-access.js';
import { consentTextNow } from './consent-text.js';
import { dataUsesOf, type DataUse } from './data-use.js';
import {
  DataUseType,
  DecideObjectionArgs,
  ObjectionType,
  PurposeTextType,
  StopUseArgs,
} from './data-use.type.js';
import { DecideObjection } from './decide-objection.usecase.js';
import type { Objection } from './objection.js';
import { matchingPurposes, purposes, type Purpose } from './purpose.js';
import { PurposeEnum } from './purpose.type.js';
import { StopUse } from './stop-use.usecase.js';

/** On what ground somebody's data are used, and how that stops. */
@Resolver(() => CandidateType)
export class DataUsesResolver {
  constructor(
    private readonly loader: CandidateLoader,
    private readonly readable: ReadableCandidateLoader,
    private readonly files: CaseFileLoader,
    private readonly allowing: AllowUse,
    private readonly stopping: StopUse,
    private readonly deciding: DecideObjection,
  ) {}

  @Query(() => [PurposeTextType], {
    description: 'What people are told about every use of their data: the text in force, in their language.',
  })
  @Needs('public')
  purposeTexts(@CurrentLocale() locale: Locale): PurposeTextType[] {
    const { uses } = consentTextNow();
    return purposes.map((purpose) => {
      const { title, what, why, who, howLong, stop } = uses[purpose];
      return {
        purpose,
        title: title[locale],
        what: what[locale],
        why: why[locale],
        who: who[locale],
        howLong: howLong[locale],
        stop: stop[locale],
      };
    });
  }

  @ResolveField(() => [DataUseType], {
    description: 'How every use of the data stands; empty for whoever may not read the case.',
  })
  @Needs('candidate.read')
  async uses(@Parent() { id }: CandidateType, @CurrentContext() context: ActorContext): Promise<DataUse[]> {
    const file = await this.files.load(context, id);
    return file && mayReadCase(context.actor, file) ? dataUsesOf(file.recorded, file.objections) : [];
  }

  @ResolveField(() => [ObjectionType], {
    description: 'The newest first; empty for whoever may not read the case.',
  })
  @Needs('candidate.read')
  async objections(
    @Parent() { id }: CandidateType,
    @CurrentContext() context: ActorContext,
  ): Promise<readonly Objection[]> {
    const file = await this.files.load(context, id);
    return file && mayReadCase(context.actor, file) ? file.objections : [];
  }

  @Mutation(() => CandidatePayload, {
    description:
      'Lets data be used for one purpose: the candidate consents, or the case team records consent or the public task.',
  })
  @Needs('candidate.change')
  async allowUse(
    @Args('candidateId', { type: () => ID }) candidateId: string,
    @Args('purpose', { type: () => PurposeEnum }) purpose: Purpose,
    @Args('legalBasis', { type: () => LegalBasisInput, nullable: true }) legalBasis: LegalBasisInput | null,
    @CurrentContext() context: ActorContext,
  ): Promise<CandidatePayload> {
    const input = { candidateId, purposes: [purpose], legalBasis: legalBasis ?? {} };
    return this.payload(context, await this.allowing.execute(context.actor, input));
  }

  @Mutation(() => CandidatePayload, {
    description:
      'Takes the candidate into matching: by the candidate, or recorded by the case team. The same as allowing MATCHING and INTRODUCTION.',
  })
  @Needs('candidate.change')
  async giveMatchingConsent(
    @Args('candidateId', { type: () => ID }) candidateId: string,
    @Args('legalBasis', { type: () => LegalBasisInput, nullable: true }) legalBasis: LegalBasisInput | null,
    @CurrentContext() context: ActorContext,
  ): Promise<CandidatePayload> {
    const input = { candidateId, purposes: matchingPurposes, legalBasis: legalBasis ?? {} };
    return this.payload(context, await this.allowing.execute(context.actor, input));
  }

  @Mutation(() => CandidatePayload, {
    description:
      'Stops a use at once: consent is withdrawn; the public task is objected to, and stands still until a desk decided.',
  })
  @Needs('candidate.change')
  async stopUse(
    @Args() { candidateId, purpose, grounds }: StopUseArgs,
    @CurrentContext() context: ActorContext,
  ): Promise<CandidatePayload> {
    const input = { candidateId, purpose, grounds: grounds ?? null };
    return this.payload(context, await this.stopping.execute(context.actor, input));
  }

  @Mutation(() => CandidatePayload, {
    description:
      'Takes the candidate out of matching, whatever the legal basis was. The same as stopping MATCHING.',
  })
  @Needs('candidate.change')
  async withdrawMatchingConsent(
    @Args('candidateId', { type: () => ID }) candidateId: string,
    @CurrentContext() context: ActorContext,
  ): Promise<CandidatePayload> {
    const input = { candidateId, purpose: 'MATCHING' as const, grounds: null };
    return this.payload(context, await this.stopping.execute(context.actor, input));
  }

  @Mutation(() => CandidatePayload, {
    description: 'By the case team or the coordinator: whether the use stays ended or goes on, and why.',
  })
  @Needs('objection.decide')
  async decideObjection(
    @Args() decision: DecideObjectionArgs,
    @CurrentContext() context: ActorContext,
  ): Promise<CandidatePayload> {
    return this.payload(context, await this.deciding.execute(context.actor, decision));
  }

  private payload(context: ActorContext, result: Result<Candidate>): CandidatePayload {
    for (const loader of [this.loader, this.readable, this.files]) loader.forget(context);
    const { value, problems } = answer(result, context.locale);
    return { candidate: value, problems };
  }
}
