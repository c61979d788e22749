import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { answer } from '../platform/problem.type.js';
import {
  CandidateLoader,
  CaseFileLoader,
  ReadableCandidateLoader,
  StrengthsLoader,
} from './candidate.loader.js';
import { CandidatePayload, StrengthEnum } from './candidate.type.js';
import { ChangeStrengths } from './change-strengths.usecase.js';
import type { Strength } from './strength.js';
import { CandidateProfileType } from './wish.type.js';

/** What candidates bring, beside a wish: to be changed, and to be told without a name. */
@Resolver(() => CandidateProfileType)
export class StrengthsResolver {
  constructor(
    private readonly strengths: StrengthsLoader,
    private readonly changes: ChangeStrengths,
    private readonly loader: CandidateLoader,
    private readonly readable: ReadableCandidateLoader,
    private readonly files: CaseFileLoader,
  ) {}

  @ResolveField(() => [StrengthEnum], { description: 'What they bring, as they chose it from a list.' })
  brings(
    @Parent() { candidateId }: CandidateProfileType,
    @CurrentContext() context: ActorContext,
  ): Promise<readonly Strength[]> {
    return this.strengths.load(context, candidateId);
  }

  @Mutation(() => CandidatePayload, {
    description: 'Replaces what the candidate brings, five at most: by the candidate or the case team.',
  })
  @Needs('candidate.change')
  async changeStrengths(
    @Args('candidateId', { type: () => ID }) candidateId: string,
    @Args('brings', { type: () => [StrengthEnum] }) brings: Strength[],
    @CurrentContext() context: ActorContext,
  ): Promise<CandidatePayload> {
    const result = await this.changes.execute(context.actor, { candidateId, brings });
    for (const loader of [this.loader, this.readable, this.files, this.strengths]) loader.forget(context);
    const { value, problems } = answer(result, context.locale);
    return { candidate: value, problems };
  }
}
