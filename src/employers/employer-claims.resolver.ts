import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { mayOn, scopeOf, type Actor } from '../access/actor.js';
import { CurrentActor, CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Throttled } from '../access/throttled.decorator.js';
import type { Result } from '../platform/problem.js';
import { answer } from '../platform/problem.type.js';
import { Transaction } from '../platform/transaction.service.js';
import { ClaimEmployer } from './claim-employer.usecase.js';
import { DecideClaim } from './decide-claim.usecase.js';
import { ClaimPayload, EmployerClaimInput, EmployerClaimType, LookalikeType } from './employer-claim.type.js';
import { EmployerClaimsRepository, type EmployerClaim } from './employer-claims.repository.js';
import { lookalikeOf } from './lookalike.js';

@Resolver(() => EmployerClaimType)
export class EmployerClaimsResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly rows: EmployerClaimsRepository,
    private readonly claims: ClaimEmployer,
    private readonly decisions: DecideClaim,
  ) {}

  @Query(() => [EmployerClaimType], {
    description:
      "Who waits to act for an employer: an admin's own, a desk's region. The longest first, at most 200.",
  })
  @Needs('claim.decide')
  employerClaims(@CurrentActor() actor: Actor): Promise<EmployerClaim[]> {
    return this.transaction.read((tx) => this.rows.waiting(tx, scopeOf(actor, 'claim.decide')));
  }

  @ResolveField(() => [LookalikeType], {
    description: 'Known companies that it may be taken for; for the desk, empty for others.',
  })
  @Needs('accreditation.vouch')
  async lookalikes(@Parent() claim: EmployerClaim, @CurrentActor() actor: Actor): Promise<LookalikeType[]> {
    if (!mayOn(actor, 'accreditation.vouch', { regionCode: claim.regionCode })) return [];
    const near = await this.transaction.read((tx) => this.rows.companiesNear(tx, claim));
    return near
      .map(({ name, kvkNumber, ...known }) => ({
        name,
        kvkNumber,
        reasons: lookalikeOf(claim, { name, kvkNumber, ...known }),
      }))
      .filter(({ reasons }) => reasons.length > 0);
  }

  @Mutation(() => ClaimPayload, {
    description:
      'Asks to act for a company. A mail asks to prove the address; then its admin or the desk decides. The answer is the same whether or not the company is known.',
  })
  @Needs('public')
  @Throttled(
    { per: 'source', times: 20, seconds: 3600 },
    { per: { argument: 'input.email' }, times: 5, seconds: 24 * 3600 },
  )
  async claimEmployer(
    @Args('input') input: EmployerClaimInput,
    @CurrentContext() context: ActorContext,
  ): Promise<ClaimPayload> {
    return payload(await this.claims.execute(input, context.locale), context);
  }

  @Mutation(() => ClaimPayload, { description: 'Uses up the mailed token; from then on the claim waits.' })
  @Needs('public')
  @Throttled({ per: 'source', times: 'signInsPerQuarter', seconds: 900 })
  async confirmEmployerClaim(
    @Args('token') token: string,
    @CurrentContext() context: ActorContext,
  ): Promise<ClaimPayload> {
    return payload(await this.claims.confirm(token), context);
  }

  @Mutation(() => ClaimPayload, {
    description: 'Yes or no, with a reason for a no; who asked is told by mail.',
  })
  @Needs('claim.decide')
  @Throttled({ per: 'actor', times: 120, seconds: 3600 })
  async decideEmployerClaim(
    @Args('id', { type: () => ID }) id: string,
    @Args('approve') approve: boolean,
    @Args('reason', { type: () => String, nullable: true }) reason: string | null,
    @CurrentContext() context: ActorContext,
  ): Promise<ClaimPayload> {
    return payload(
      await this.decisions.execute(context.actor, id, { approve, reason: reason ?? null }),
      context,
    );
  }
}

function payload(result: Result<true>, { locale }: ActorContext): ClaimPayload {
  const { value, problems } = answer(result, locale);
  return { accepted: value === true, problems };
}
