import { Injectable } from '@nestjs/common';
import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { DeskPersonType } from '../desks/people.type.js';
import { BatchLoader } from '../platform/batch.loader.js';
import { Transaction } from '../platform/transaction.service.js';
import { CandidatesRepository } from './candidates.repository.js';

/** How many cases of a region people are in the team of; the key is `region/account`. */
@Injectable()
export class CasesInTeamLoader extends BatchLoader<string, number, ActorContext> {
  constructor(
    private readonly transaction: Transaction,
    private readonly candidates: CandidatesRepository,
  ) {
    super();
  }

  protected async batch(keys: readonly string[]): Promise<number[]> {
    const pairs = keys.map((key) => key.split('/') as [string, string]);
    return this.transaction.read(async (tx) => {
      const counts = new Map<string, number>();
      for (const code of new Set(pairs.map(([region]) => region))) {
        const accounts = pairs.flatMap(([region, account]) => (region === code ? [account] : []));
        const found = await this.candidates.countInTeam(tx, accounts, code);
        for (const [account, count] of found) counts.set(`${code}/${account}`, count);
      }
      return keys.map((key) => counts.get(key) ?? 0);
    });
  }
}

@Resolver(() => DeskPersonType)
export class PersonCasesResolver {
  constructor(private readonly counts: CasesInTeamLoader) {}

  @ResolveField(() => Int, {
    description:
      'How many cases an adviser is in the team of: the number to hand over when they leave. 0 for others.',
  })
  @Needs('people.manage')
  cases(@Parent() { accountId, role, regionCode }: DeskPersonType, @CurrentContext() context: ActorContext) {
    return role === 'ADVISER' && regionCode ? this.counts.load(context, `${regionCode}/${accountId}`) : 0;
  }
}
