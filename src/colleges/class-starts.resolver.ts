import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import {
  CurrentActor,
  CurrentContext,
  CurrentLocale,
  type ActorContext,
} from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import type { Locale } from '../platform/locale.js';
import type { Result } from '../platform/problem.js';
import { answer } from '../platform/problem.type.js';
import { Transaction } from '../platform/transaction.service.js';
import { QualificationLoader } from '../reference/reference.loader.js';
import { QualificationType } from '../reference/reference.type.js';
import type { ClassStart } from './class-start.js';
import {
  ClassStartConnection,
  ClassStartInput,
  ClassStartPayload,
  ClassStartsArgs,
  ClassStartType,
  LapseProposal,
  LapseProposalArgs,
} from './class-start.type.js';
import { ClassStartsRepository } from './class-starts.repository.js';
import { ProposeLapse } from './propose-lapse.service.js';
import { RecordClassStart } from './record-class-start.usecase.js';

@Resolver(() => ClassStartType)
export class ClassStartsResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly repository: ClassStartsRepository,
    private readonly qualifications: QualificationLoader,
    private readonly proposals: ProposeLapse,
    private readonly records: RecordClassStart,
  ) {}

  @Query(() => ClassStartConnection, {
    description: 'The class starts that desks know of, the earliest first.',
  })
  @Needs('classStart.manage')
  classStarts(@Args() { first, after, ...filter }: ClassStartsArgs): Promise<ClassStartConnection> {
    return this.transaction.read((tx) => this.repository.search(tx, filter, { first, after }));
  }

  @Query(() => LapseProposal, {
    nullable: true,
    description:
      'When a place should lapse: the last day to enrol for the next open class within reach. Null without one.',
  })
  @Needs('public')
  lapseProposal(@Args() place: LapseProposalArgs): Promise<LapseProposal | null> {
    return this.transaction.read((tx) => this.proposals.for(tx, place));
  }

  @Mutation(() => ClassStartPayload, { description: 'An adviser writes down what a college said.' })
  @Needs('classStart.manage')
  async recordClassStart(
    @Args('input') input: ClassStartInput,
    @CurrentActor() actor: Actor,
    @CurrentLocale() locale: Locale,
  ): Promise<ClassStartPayload> {
    return payload(await this.records.execute(actor, input), locale);
  }

  @Mutation(() => ClassStartPayload, {
    description: 'Changes a class start: also that somebody asked again today.',
  })
  @Needs('classStart.manage')
  async changeClassStart(
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input') input: ClassStartInput,
    @CurrentActor() actor: Actor,
    @CurrentLocale() locale: Locale,
  ): Promise<ClassStartPayload> {
    return payload(await this.records.change(actor, id, version, input), locale);
  }

  @ResolveField(() => QualificationType)
  qualification(
    @Parent() { creboCode }: ClassStartType,
    @CurrentContext() context: ActorContext,
  ): Promise<QualificationType | null> {
    return this.qualifications.load(context, creboCode);
  }
}

function payload(result: Result<ClassStart>, locale: Locale): ClassStartPayload {
  const { value, problems } = answer(result, locale);
  return { classStart: value, problems };
}
