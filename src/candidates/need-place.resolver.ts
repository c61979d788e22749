import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import { answer } from '../platform/problem.type.js';
import { CandidatePayload } from './candidate.type.js';
import { NeedPlaceBy } from './need-place-by.usecase.js';

/** By which day somebody needs a place. */
@Resolver()
export class NeedPlaceResolver {
  constructor(private readonly needs: NeedPlaceBy) {}

  @Mutation(() => CandidatePayload, {
    description:
      'Records by which day a candidate needs a place: by the candidate or the case team. Null takes it away.',
  })
  @Needs('candidate.change')
  async needPlaceBy(
    @CurrentContext() context: ActorContext,
    @Args('candidateId', { type: () => ID }) candidateId: string,
    @Args('neededBy', { type: () => GraphQLDate, nullable: true }) neededBy: string | null,
  ): Promise<CandidatePayload> {
    const result = await this.needs.execute(context.actor, candidateId, neededBy ?? null);
    const { value, problems } = answer(result, context.locale);
    return { candidate: value, problems };
  }
}
