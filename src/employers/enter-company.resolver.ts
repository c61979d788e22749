import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { answer } from '../platform/problem.type.js';
import { EmployerPayload, EmployerType } from './employer.type.js';
import { EnterCompany } from './enter-company.usecase.js';
import { EnterCompanyPayload, OwnCompanyInput } from './enter-company.type.js';

@Resolver(() => EmployerType)
export class EnterCompanyResolver {
  constructor(private readonly enters: EnterCompany) {}

  @Mutation(() => EnterCompanyPayload, {
    description:
      'For who signed in on behalf of a company: finds it by the KvK number the provider told. The first one becomes its admin.',
  })
  @Needs('signedIn')
  async enterCompany(
    @CurrentContext() { actor, locale }: ActorContext,
    @Args('employerId', { type: () => ID, nullable: true }) employerId?: string | null,
  ): Promise<EnterCompanyPayload> {
    const { value, problems } = answer(await this.enters.execute(actor, employerId ?? null), locale);
    return {
      as: value?.as ?? null,
      kvkNumber: value?.kvkNumber ?? null,
      employers: [...(value?.employers ?? [])],
      claimWaits: value?.isAsked ?? false,
      problems,
    };
  }

  @Mutation(() => EmployerPayload, {
    description: 'Enters the company one signed in for, when it is not here yet. A desk confirms it.',
  })
  @Needs('signedIn')
  async registerOwnCompany(
    @Args('input') input: OwnCompanyInput,
    @CurrentContext() { actor, locale }: ActorContext,
  ): Promise<EmployerPayload> {
    const { value, problems } = answer(await this.enters.register(actor, input), locale);
    return { employer: value, problems };
  }
}
