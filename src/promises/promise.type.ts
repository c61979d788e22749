import { Field, GraphQLISODateTime, Int, ObjectType } from '@nestjs/graphql';
import { Needs } from '../access/needs.decorator.js';
import { PartyEnum } from '../introductions/introduction.type.js';
import type { Party } from '../introductions/introduction.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';

@ObjectType('IntroductionPromise', { description: 'How whoever is to move is held to it.' })
@Needs('introduction.read')
export class PromiseType {
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When somebody was last reminded of this turn; null when nobody was.',
  })
  lastNudgeAt!: Date | null;
  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'When they are reminded next; null when no more.',
  })
  nextNudgeOn!: string | null;
  @Field(() => GraphQLDate, {
    nullable: true,
    description:
      'The last day on which an answer is waited for; after it the introduction closes. Null before a reminder, and after both said yes.',
  })
  closesOn!: string | null;
}

@ObjectType('SilenceLedgerLine', { description: 'How many turns passed without anybody moving.' })
@Needs('case.oversee')
export class SilenceLineType {
  @Field(() => PartyEnum) party!: Party;
  @Field(() => String, {
    nullable: true,
    description:
      'An employer or a college; null for people, and for all organisations of which too few are to be told.',
  })
  organisation!: string | null;
  @Field(() => Int, { description: 'Never fewer than five.' }) lapsed!: number;
}
