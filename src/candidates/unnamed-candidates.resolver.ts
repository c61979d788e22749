import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { scopeOf, type Actor } from '../access/actor.js';
import { CurrentActor, CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import type { PageOf } from '../platform/page.js';
import { PageArgs } from '../platform/page.type.js';
import { Transaction } from '../platform/transaction.service.js';
import { NamelessCandidateLoader } from './candidate.loader.js';
import { CandidatesRepository } from './candidates.repository.js';
import { CandidateProfileType, UnnamedCandidateConnection, UnnamedCandidateType } from './wish.type.js';

/** Candidates of one's region whose case one does not know: profiles, from which a case is opened with a reason. */
@Resolver(() => UnnamedCandidateType)
export class UnnamedCandidatesResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly rows: CandidatesRepository,
    private readonly nameless: NamelessCandidateLoader,
  ) {}

  @Query(() => UnnamedCandidateConnection, {
    description:
      'Who looks for a place in the adviser’s region and is in none of the cases they know: without a name, who can start first first.',
  })
  @Needs('case.open')
  async unnamedCandidates(
    @Args() page: PageArgs,
    @CurrentActor() actor: Actor,
  ): Promise<PageOf<UnnamedCandidateType>> {
    const { regions } = scopeOf(actor, 'case.open');
    const found = await this.transaction.read((tx) => this.rows.unnamed(tx, actor, regions, page));
    return { ...found, nodes: found.nodes.map(({ id }) => ({ candidateId: id })) };
  }

  @ResolveField(() => CandidateProfileType, {
    nullable: true,
    description:
      'Nothing that names a person; without a distance, since it is to no place. Null: gone by now.',
  })
  async profile(
    @Parent() { candidateId }: UnnamedCandidateType,
    @CurrentContext() context: ActorContext,
  ): Promise<CandidateProfileType | null> {
    const candidate = await this.nameless.load(context, candidateId);
    if (!candidate) return null;
    const { mboLevels, sectorCodes, creboCodes, availableFrom, maxHoursPerWeek, languageLevel } =
      candidate.wish;
    return {
      candidateId,
      mboLevels,
      sectorCodes,
      creboCodes,
      withinKm: null,
      availableFrom,
      maxHoursPerWeek,
      languageLevel,
    };
  }
}
