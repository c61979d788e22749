import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { deskRegionOf, type Actor } from '../access/actor.js';
import { CurrentActor, CurrentLocale } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import type { Locale } from '../platform/locale.js';
import { answer } from '../platform/problem.type.js';
import { Transaction } from '../platform/transaction.service.js';
import { dayParts } from './day-part.js';
import type { DeadLetter, DeadLetterKind } from './dead-letters.repository.js';
import {
  DeadLetterKindEnum,
  DeadLettersPayload,
  DeadLetterType,
  ServiceStatusType,
} from './operations.type.js';
import { RetryDeadLetter } from './retry-dead-letter.usecase.js';
import { ServiceStatusRepository } from './service-status.repository.js';

@Resolver()
export class OperationsResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly status: ServiceStatusRepository,
    private readonly retrying: RetryDeadLetter,
  ) {}

  @Query(() => ServiceStatusType, {
    nullable: true,
    description: "Whether one's own desk hears what it should; null without a desk.",
  })
  @Needs('serviceStatus.read')
  async serviceStatus(@CurrentActor() actor: Actor): Promise<ServiceStatusType | null> {
    const regionCode = deskRegionOf(actor);
    if (regionCode === null) return null;
    return this.transaction.beyond('watch-service', async (tx) => ({
      checkedAt: tx.now,
      isWorking: await this.status.isWorking(tx),
      parts: await this.status.parts(tx, regionCode, dayParts(tx.now)),
    }));
  }

  @Query(() => [DeadLetterType], { description: 'What was put aside, the newest first; 200 at most.' })
  @Needs('operations.manage')
  deadLetters(): Promise<DeadLetter[]> {
    return this.retrying.list();
  }

  @Mutation(() => DeadLettersPayload, {
    description: 'Tries again what was put aside. NOT_FOUND when it is not, or its words are gone. Audited.',
  })
  @Needs('operations.manage')
  async retryDeadLetter(
    @Args('kind', { type: () => DeadLetterKindEnum }) kind: DeadLetterKind,
    @Args('id', { type: () => ID }) id: string,
    @CurrentActor() actor: Actor,
    @CurrentLocale() locale: Locale,
  ): Promise<DeadLettersPayload> {
    const { value, problems } = answer(await this.retrying.execute(actor, kind, id), locale);
    return { deadLetters: value ?? [], problems };
  }
}
