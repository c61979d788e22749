import { Injectable } from '@nestjs/common';
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { scopeOf, type Actor } from '../access/actor.js';
import { CurrentActor, CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { IntroductionType } from '../introductions/introduction.type.js';
import { BatchLoader } from '../platform/batch.loader.js';
import { addDays } from '../platform/calendar-date.js';
import { Transaction } from '../platform/transaction.service.js';
import { PromisesDue } from './keep-promises.job.js';
import { closesOnOf, lastOf, nextNudgeOn } from './promise.js';
import { PromiseType, SilenceLineType } from './promise.type.js';
import { PromisesRepository } from './promises.repository.js';
import { silenceLedger } from './silence-ledger.js';

/** Days back over which the ledger counts. */
const ledgerDays = 365;

/** By `id/version` of an introduction. The caller has shown the introduction to the viewer already. */
@Injectable()
export class PromiseLoader extends BatchLoader<string, PromiseType | null> {
  constructor(
    private readonly transaction: Transaction,
    private readonly dues: PromisesDue,
    private readonly promises: PromisesRepository,
  ) {
    super();
  }

  protected async batch(keys: readonly string[]) {
    const ids = keys.map((key) => key.slice(0, key.indexOf('/')));
    return this.transaction.read(async (tx) => {
      const standing = await this.dues.of(tx, ids);
      const nudges = await this.promises.nudgesOf(tx, ids);
      return ids.map((id) => {
        const found = standing.find(({ introduction }) => introduction.id === id);
        if (!found) return null;
        const { turn, rules } = found;
        const told = nudges.filter((each) => each.introductionId === id && each.dueOn === turn.by);
        return {
          lastNudgeAt: lastOf(told),
          nextNudgeOn: nextNudgeOn(turn, told, tx.today, rules),
          closesOn: closesOnOf(turn, told, rules),
        };
      });
    });
  }
}

/** What is promised in an introduction, and what a region's promises came to. */
@Resolver(() => IntroductionType)
export class PromisesResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly loader: PromiseLoader,
    private readonly promises: PromisesRepository,
  ) {}

  @ResolveField(() => PromiseType, {
    nullable: true,
    description: 'Reminders of the turn that runs, and when the case closes; null when it is nobody’s turn.',
  })
  @Needs('introduction.read')
  promise(
    @Parent() { id, version }: IntroductionType,
    @CurrentContext() context: ActorContext,
  ): Promise<PromiseType | null> {
    return this.loader.load(context, `${id}/${version}`);
  }

  @Query(() => [SilenceLineType], {
    nullable: true,
    description:
      'Which promises lapsed in a region in the last 365 days, by party and organisation. No person is named; fewer than five are not told. Null for another region.',
  })
  @Needs('case.oversee')
  async silenceLedger(
    @Args('regionCode', { type: () => ID }) regionCode: string,
    @CurrentActor() actor: Actor,
  ): Promise<SilenceLineType[] | null> {
    if (!scopeOf(actor, 'case.oversee').regions.includes(regionCode)) return null;
    return this.transaction.read(async (tx) =>
      silenceLedger(await this.promises.lapses(tx, regionCode, addDays(tx.today, -ledgerDays))),
    );
  }
}
