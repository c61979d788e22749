import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Needs } from '../access/needs.decorator.js';
import type { EndCause, IntroductionStatus } from '../introductions/introduction.js';
import { EndCauseEnum, IntroductionStatusEnum } from '../introductions/introduction.type.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import { triedKinds, type Tried } from './tried.js';

export const TriedKindEnum = Object.fromEntries(triedKinds.map((kind) => [kind, kind]));
registerEnumType(TriedKindEnum, { name: 'TriedKind', description: 'What was tried to fill a place.' });

@ObjectType('Tried', {
  description: 'Something that was tried to fill a place; nobody who was introduced is named.',
})
@Needs('lapseAlert.read')
export class TriedType implements Tried {
  @Field(() => TriedKindEnum) kind!: Tried['kind'];
  @Field(() => GraphQLISODateTime, { description: 'Of an introduction that ended: when it did.' }) at!: Date;
  accountId!: string | null;
  @Field(() => ID, { nullable: true, description: 'Of an introduction.' }) introductionId!: string | null;
  @Field(() => IntroductionStatusEnum, { nullable: true, description: 'Of an introduction.' })
  status!: IntroductionStatus | null;
  @Field(() => EndCauseEnum, { nullable: true, description: 'Of an introduction that ended.' })
  endCause!: EndCause | null;
  @Field(() => GraphQLDate, { nullable: true, description: 'Of a proposal to extend: to which day.' })
  proposedDate!: string | null;
}
