import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Throttled } from '../access/throttled.decorator.js';
import { answer } from '../platform/problem.type.js';
import { Transaction } from '../platform/transaction.service.js';
import { firstNameOf } from './ask-parent.service.js';
import { CandidateLoader, CaseFileLoader } from './candidate.loader.js';
import { CandidatePayload, CandidateType } from './candidate.type.js';
import { CandidatesRepository } from './candidates.repository.js';
import { mayReadCase } from './case-access.js';
import { GiveParentalAgreement } from './give-parental-agreement.usecase.js';
import {
  ParentalAgreementPayload,
  ParentalAgreementType,
  ParentInput,
  ParentsQuestionType,
} from './parental-agreement.type.js';
import { ParentalAgreementsRepository } from './parental-agreements.repository.js';

/** What parents of young candidates are asked and agree to. */
@Resolver(() => CandidateType)
export class ParentsResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly candidates: CandidatesRepository,
    private readonly agreements: ParentalAgreementsRepository,
    private readonly agreeing: GiveParentalAgreement,
    private readonly loader: CandidateLoader,
    private readonly files: CaseFileLoader,
  ) {}

  @ResolveField(() => ParentalAgreementType, {
    nullable: true,
    description: 'Null for who was 16 when they registered, and for whoever may not read the case.',
  })
  @Needs('candidate.read')
  async parentalAgreement(
    @Parent() { id }: CandidateType,
    @CurrentContext() context: ActorContext,
  ): Promise<ParentalAgreementType | null> {
    const file = await this.files.load(context, id);
    return file && mayReadCase(context.actor, file) ? file.parentalAgreement : null;
  }

  @Query(() => ParentsQuestionType, {
    nullable: true,
    description: 'What waits behind the link in a parent’s mail; null when it was used or has expired.',
  })
  @Needs('public')
  @Throttled({ per: 'source', times: 30, seconds: 900 })
  parentsQuestion(@Args('token') token: string): Promise<ParentsQuestionType | null> {
    return this.transaction.read((tx) =>
      tx.beyond('answer-as-parent', async () => {
        const asked = await this.agreements.bySecret(tx, token);
        const candidate = asked && (await this.candidates.byId(tx, asked.candidateId));
        if (!candidate || asked.parentName === null) return null;
        const { parentName, askedForMatching } = asked;
        return { firstName: firstNameOf(candidate.name), parentName, askedForMatching };
      }),
    );
  }

  @Mutation(() => ParentalAgreementPayload, {
    description: 'A parent agrees, on the page behind the link in their mail: once.',
  })
  @Needs('public')
  @Throttled({ per: 'source', times: 30, seconds: 900 })
  async agreeAsParent(
    @Args('token') token: string,
    @CurrentContext() { locale }: ActorContext,
  ): Promise<ParentalAgreementPayload> {
    const { value, problems } = answer(await this.agreeing.bySecret(token), locale);
    return { agreed: value !== null, problems };
  }

  @Mutation(() => CandidatePayload, {
    description:
      'An adviser of the case team records that a parent agreed: at the desk, by phone or on paper.',
  })
  @Needs('candidate.exempt')
  async recordParentalAgreement(
    @Args('candidateId', { type: () => ID }) candidateId: string,
    @Args('parent') parent: ParentInput,
    @CurrentContext() context: ActorContext,
  ): Promise<CandidatePayload> {
    const result = await this.agreeing.byAdviser(context.actor, { candidateId, parent });
    for (const loader of [this.loader, this.files]) loader.forget(context);
    const { value, problems } = answer(result, context.locale);
    return { candidate: value, problems };
  }
}
