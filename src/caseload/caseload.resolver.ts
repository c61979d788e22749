import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { ColleagueLoader } from '../desks/colleague.loader.js';
import { ColleagueType } from '../desks/responsibility.type.js';
import { offsetOf, pageOf, type PageOf } from '../platform/page.js';
import { answer } from '../platform/problem.type.js';
import { Transaction } from '../platform/transaction.service.js';
import { milestoneNames } from '../routes/route.js';
import { Caseload } from './caseload.service.js';
import {
  CaseloadArgs,
  CaseloadEntryConnection,
  CaseloadEntryType,
  HandOverArgs,
  HandOverPayload,
} from './caseload.type.js';
import { HandOver } from './hand-over.usecase.js';

/** The work list of a desk. */
@Resolver(() => CaseloadEntryType)
export class CaseloadResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly work: Caseload,
    private readonly handing: HandOver,
    private readonly colleagues: ColleagueLoader,
  ) {}

  @Query(() => CaseloadEntryConnection, {
    description: 'Introductions that run: what is due first, then what stands still, then by the day.',
  })
  @Needs('caseload.read')
  async caseload(
    @Args() { whose, show, step = null, ...page }: CaseloadArgs,
    @CurrentContext() { actor, locale }: ActorContext,
  ): Promise<PageOf<CaseloadEntryType>> {
    const all = await this.transaction.read((tx) => this.work.of(tx, actor, whose, { show, step }));
    const from = offsetOf(page);
    const nodes = all
      .slice(from, from + page.first)
      .map((entry) => ({ ...entry, stepTitle: milestoneNames[entry.step][locale] }));
    return pageOf(page, nodes, all.length);
  }

  @ResolveField(() => ColleagueType, { nullable: true })
  carrier(@Parent() { carriedBy }: CaseloadEntryType, @CurrentContext() context: ActorContext) {
    return this.colleagues.load(context, carriedBy);
  }

  @Mutation(() => HandOverPayload, {
    description:
      'Gives introductions to a colleague, who is mailed about them and finds the whole story there: all of them, or none.',
  })
  @Needs('introduction.handOver')
  async handOverIntroductions(
    @Args() { introductionIds, toAccountId, note }: HandOverArgs,
    @CurrentContext() { actor, locale }: ActorContext,
  ): Promise<HandOverPayload> {
    const result = await this.handing.execute(actor, introductionIds, toAccountId, note ?? null);
    const { value, problems } = answer(result, locale);
    return { introductions: value ?? [], problems };
  }
}
